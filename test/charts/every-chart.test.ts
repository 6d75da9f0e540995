import { format } from "prettier";
import { describe, expect, test } from "vitest";
import type { TopLevelSpec } from "vega-lite";
import { drawChart, schemaErrors } from "./draw-chart.ts";
import { sampleCharts } from "./sample-charts.ts";
import type { CellChange } from "./sample-release.ts";

const { charts, release } = sampleCharts();
const widths = [
  ["spec", 680],
  ["narrowSpec", 340],
] as const;

/** Every string under one of these keys, at any depth. */
function stringsUnder(value: unknown, keys: readonly string[], inside = false): string[] {
  if (typeof value === "string") return inside ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => stringsUnder(item, keys, inside));
  return Object.entries(value).flatMap(([key, item]) =>
    stringsUnder(item, keys, typeof item === "string" && keys.includes(key)),
  );
}

function allKeys(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...allKeys(item)]);
}

describe.each(Object.entries(charts))("%s", (name, chart) => {
  test.each(widths)(
    "fits Vega-Lite's own schema and draws without a warning, %s %i px wide",
    async (which, width) => {
      expect(schemaErrors(chart[which])).toEqual([]);
      const { svg, warnings } = await drawChart(chart, release, which);
      expect(warnings).toEqual([]);
      expect(svg).toContain(`<svg xmlns="http://www.w3.org/2000/svg"`);
      expect(svg).toContain(`width="${width}"`);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    },
  );

  test("names its data and holds none", () => {
    for (const [which] of widths) {
      const keys = allKeys(chart[which]);
      expect(keys).not.toContain("url");
      expect(keys).not.toContain("datasets");
      expect(JSON.stringify(chart[which])).not.toContain(`"data":{"values"`);
    }
    const table = chart.data["rows"];
    expect(table).toEqual({ table: chart.table });
  });

  test("has a short message, alt text of at most two sentences, and ids of letters and digits as fields", () => {
    expect(chart.title.split(/\s+/).length).toBeLessThanOrEqual(15);
    expect(chart.altText.split(/[.!?](?:\s|$)/).filter(Boolean).length).toBeLessThanOrEqual(2);
    for (const field of stringsUnder(chart.spec, ["field"])) expect(field).toMatch(/^[A-Za-z]\w*$/);
  });

  test("uses colours of the palette only, and never text that is not level", () => {
    const colours = new Set(JSON.stringify(chart.spec).match(/#[0-9A-Fa-f]{6}\b/g));
    const known =
      "#12436D #BFBFBF #F46A25 #0B0C0C #505A5F #B1B4B6 #E5E6E7 #FFFFFF #8A8F93 #E6EFF7 #B5D1E8 #6BACE6 #2073BC";
    for (const colour of colours) expect(known.split(" ")).toContain(colour);
    expect(allKeys(chart.spec)).not.toContain("angle");
  });

  test("is drawn as it was", async () => {
    const text = await format(JSON.stringify([chart.spec, chart.narrowSpec]), {
      parser: "json",
      printWidth: 110,
    });
    await expect(text).toMatchFileSnapshot(`./${name}.spec.json`);
  });
});

const isNumber = (column: { kind: string; id: string }) =>
  ["count", "score", "number"].includes(column.kind) && !["from", "to", "weight"].includes(column.id);
const degenerate: Record<string, CellChange> = {
  hidden: (cell, column) => (isNumber(column) ? Symbol.for("needscope.suppressed") : cell),
  missing: (cell, column) => (isNumber(column) ? undefined : cell),
  zero: (cell, column) => (isNumber(column) ? 0 : cell),
  equal: (cell, column) => (isNumber(column) ? 50 : cell),
};

test.each(Object.entries(degenerate))(
  "draws every chart without a warning when every number is %s",
  async (word, change) => {
    // A total cannot equal its parts here, so the samples with a total are left to their own tests.
    const made = sampleCharts((cell, column) =>
      word === "equal" && ["families", "points", "above", "below"].includes(column.id)
        ? cell
        : change(cell, column),
    );
    for (const chart of Object.values(made.charts)) {
      for (const [which] of widths) {
        const { svg, warnings } = await drawChart(chart, made.release, which);
        expect(warnings).toEqual([]);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      }
      if (word === "hidden") expect(`${chart.title} ${chart.altText}`).not.toMatch(/\[c\]/);
    }
  },
);

test("puts no words of the data into an expression, and draws words that look like code as they are", async () => {
  const odd = `St Ann's [2021] "x" \\ ${"${1}"} '); alert(1); datum.y`;
  const { charts: oddCharts, release: oddRelease } = sampleCharts((cell, column) =>
    column.kind === "label" && ["Alderwick", "Universal", "Fenbury"].includes(String(cell)) ? odd : cell,
  );
  for (const chart of Object.values(oddCharts)) {
    const expressions = stringsUnder(chart.spec, ["calculate", "expr", "labelExpr", "filter", "test"]);
    expect(expressions.filter((expression) => expression.includes("alert"))).toEqual([]);
    expect((await drawChart(chart, oddRelease)).warnings).toEqual([]);
  }
  const drawn = await drawChart(oddCharts["band-bars"]!, oddRelease);
  expect(drawn.svg).toContain("alert(1);");
});

test("draws the same bytes twice", async () => {
  for (const chart of Object.values(charts)) {
    const [once, again] = [await drawChart(chart, release), await drawChart(chart, release)];
    expect(again.svg).toBe(once.svg);
  }
});

test("the specifications are of Vega-Lite 6", () => {
  const schemas = Object.values(charts).map(
    (chart) => (chart.spec as TopLevelSpec & { $schema: string }).$schema,
  );
  expect(new Set(schemas)).toEqual(new Set(["https://vega.github.io/schema/vega-lite/v6.json"]));
});
