import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { choropleth } from "@needscope/charts";
import { publishedPolicy, release, type FeatureCollection, type InputCell } from "@needscope/disclosure";
import { drawChart } from "./draw-chart.ts";

const file = "../shared/data/geography/dorset_lsoa11.geojson";
const absent = !existsSync(file);

// Rings run counter-clockwise in this file, as RFC 7946 has them; drawn so, each would cover the whole map.
test.skipIf(absent)(
  `draws the 219 areas of Dorset each in its own place${absent ? " (skipped: ../shared/data is absent)" : ""}`,
  async () => {
    const { features } = JSON.parse(readFileSync(file, "utf8")) as FeatureCollection;
    const outlines = features.map((feature) => ({
      ...feature,
      properties: { code: feature.properties!["lsoa11_code"], name: feature.properties!["lsoa11_name"] },
    }));
    const rows = outlines.map(({ properties }, index): InputCell[] => [
      properties.code as string,
      properties.name as string,
      (index * 37) % 101,
    ]);
    const table = {
      name: "areas",
      title: "Invented values",
      columns: [
        { id: "code", title: "Code", kind: "label" as const },
        { id: "area", title: "Area", kind: "label" as const },
        { id: "value", title: "Invented value", kind: "score" as const, decimals: 0 },
      ],
      rows,
    };
    const made = release(
      { tables: [table], outlines: { areas: { type: "FeatureCollection", features: outlines } } },
      publishedPolicy,
    );
    const options = {
      outlines: "areas",
      code: "code",
      area: "area",
      value: "value",
      projection: "geographic",
    } as const;
    const { svg, warnings } = await drawChart(choropleth(made.tables.get("areas")!, options), made);
    const group = /<g class="mark-shape[\s\S]*?<\/g>/.exec(svg)![0];
    const widths = [...group.matchAll(/ d="([^"]+)"/g)].map(([, path]) => spread(path!));
    expect(warnings).toEqual([]);
    expect(widths).toHaveLength(219);
    expect(Math.max(...widths)).toBeLessThan(100);
    expect(group.match(/fill="#FFFFFF"/g)).toBeNull();
  },
);

/** From the leftmost to the rightmost point of a path, in px. */
function spread(path: string): number {
  const xs = [...path.matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x));
  return Math.max(...xs) - Math.min(...xs);
}
