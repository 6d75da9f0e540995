import * as vega from "vega";
import { describe, expect, it } from "vitest";
import { release, strategicPolicy } from "@needscope/disclosure";
import { chartSvg } from "@needscope/report";
import type { TopLevelSpec } from "vega-lite";
import { chart, inventedRelease } from "./invented-report.ts";

describe("chartSvg", () => {
  it("is one picture with a title and a description, and no label on any mark", async () => {
    const svg = await chartSvg(chart, inventedRelease(), { id: "figure-1", note: "Synthetic data." });
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" role="img" aria-labelledby="figure-1-title figure-1-desc"/,
    );
    expect(svg).toContain(
      '<title id="figure-1-title">Arrears are most common in Northvale: 210 of 1,450 families</title>',
    );
    expect(svg).toContain(`<desc id="figure-1-desc">${chart.altText} Synthetic data.</desc>`);
    expect(svg.match(/aria-/g)).toHaveLength(1);
    expect(svg.match(/role=/g)).toHaveLength(1);
  });

  it("draws the released values and nothing finer", async () => {
    const svg = await chartSvg(chart, inventedRelease(), { id: "figure-1" });
    expect(svg).toContain(">14.5%<");
    expect(svg).toContain(">Eastmoor &amp; Holt<");
    expect(svg).not.toMatch(/\d\.\d{4}/);
  });

  it("gives the same bytes whatever was drawn before, ids of clips and gradients included", async () => {
    const spec = {
      ...chart.spec,
      layer: [
        {
          mark: { type: "bar", clip: true },
          encoding: {
            x: { field: "share", type: "quantitative" },
            color: {
              value: {
                x1: 0,
                y1: 0,
                x2: 1,
                y2: 0,
                gradient: "linear",
                stops: [
                  { offset: 0, color: "#12436D" },
                  { offset: 1, color: "#28A197" },
                ],
              },
            },
          },
        },
      ],
    } as unknown as TopLevelSpec;
    const first = await chartSvg({ ...chart, spec }, inventedRelease(), { id: "a" });
    const second = await chartSvg({ ...chart, spec }, inventedRelease(), { id: "a" });
    expect(first).toBe(second);
    expect(first).toMatch(/clip-path="url\(#a-\d\)"/);
    expect(first).toMatch(/<linearGradient id="a-\d"/);
    expect(first).not.toMatch(/"clip\d|gradient_/);
  });

  it("binds outlines as features with code and name", async () => {
    const square = [
      [
        [0, 0],
        [0, 1],
        [1, 1],
        [1, 0],
        [0, 0],
      ],
    ];
    const outlines = {
      zones: {
        type: "FeatureCollection" as const,
        features: [
          {
            type: "Feature" as const,
            properties: { code: "Z1", name: "Northvale", families: 3 },
            geometry: { type: "Polygon", coordinates: square },
          },
        ],
      },
    };
    const map = {
      ...chart,
      spec: {
        width: 100,
        height: 100,
        data: { name: "areas" },
        projection: { type: "identity" },
        layer: [{ mark: "geoshape" }, { mark: "text", encoding: { text: { field: "properties.name" } } }],
      } as unknown as TopLevelSpec,
      data: { areas: { outlines: "zones" } },
    };
    const svg = await chartSvg(map, release({ tables: [], outlines }, strategicPolicy), { id: "map" });
    expect(svg).toContain(">Northvale<");
    expect(svg).toMatch(/<path [^>]*d="M0,0L0,100L100,100L100,0Z"/);
  });

  it("fetches nothing, whatever the specification asks for", async () => {
    const spec = { ...chart.spec, data: { url: "file:///etc/hostname" } } as TopLevelSpec;
    await expect(chartSvg({ ...chart, spec }, inventedRelease(), { id: "x" })).rejects.toThrow(
      "holds data of its own",
    );
  });

  it("leaves the process's own text measuring as it was", async () => {
    const { textMetrics } = vega as unknown as { textMetrics: { width: unknown } };
    const before = textMetrics.width;
    await chartSvg(chart, inventedRelease(), { id: "x" });
    expect(textMetrics.width).toBe(before);
  });
});
