import { bandBars, segmentBars, type Chart } from "@needscope/charts";
import type { Release } from "@needscope/disclosure";
import { sampleRelease } from "./sample-release.ts";

/** One of each chart, drawn from {@link sampleRelease}; their specifications are the golden files. */
export function sampleCharts(): { release: Release; charts: Readonly<Record<string, Chart>> } {
  const release = sampleRelease();
  const table = (name: string) => release.tables.get(name)!;
  const charts = {
    "segment-bars": segmentBars(table("segments"), {
      segment: "segment",
      count: "families",
      total: "All families",
      place: "Croydon (synthetic)",
      period: "2015/16",
    }),
    "segment-bars-hidden": segmentBars(table("segments-hidden"), {
      segment: "segment",
      count: "families",
      total: "All families",
      focus: "None of these",
    }),
    "band-bars": bandBars(table("bands"), { band: "band", count: "families", period: "2015/16" }),
  };
  return { release, charts };
}
