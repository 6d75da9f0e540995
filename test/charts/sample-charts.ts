import {
  bandBars,
  choropleth,
  contributionWaterfall,
  funnelPlot,
  importanceBars,
  indicatorRug,
  lossHistogram,
  overlapChart,
  rankIntervals,
  segmentBars,
  spineChart,
  trendLines,
  weightSensitivity,
  type Chart,
} from "@needscope/charts";
import type { Release } from "@needscope/disclosure";
import { sampleRelease, type CellChange } from "./sample-release.ts";

/** One of each chart, drawn from {@link sampleRelease}; their specifications are the golden files. */
export function sampleCharts(change?: CellChange): {
  release: Release;
  charts: Readonly<Record<string, Chart>>;
} {
  const release = sampleRelease(change);
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
    "overlap-chart": overlapChart(table("overlap"), {
      flags: ["rent", "councilTax", "cap", "homeless"],
      count: "families",
      top: 8,
    }),
    "loss-histogram": lossHistogram(table("losses"), {
      from: "from",
      to: "to",
      count: "families",
      threshold: 200,
    }),
    "rank-intervals": rankIntervals(table("ranks"), {
      zone: "zone",
      score: "score",
      rank: "rank",
      rankLower: "lower",
      rankUpper: "upper",
      apart: [{ from: 2, count: 4 }],
      focus: "Harrowmere",
    }),
    "contribution-waterfall": contributionWaterfall(table("contributions"), {
      part: "part",
      value: "points",
      total: "Harrowmere",
      period: "2015/16",
    }),
    "contribution-waterfall-difference": contributionWaterfall(table("difference"), {
      part: "part",
      value: "points",
      total: "Harrowmere",
      start: "All zones",
    }),
    "funnel-plot": funnelPlot(table("funnel"), {
      area: "area",
      rate: "inner",
      outer: "outer",
      benchmark: "All areas",
      period: "2015/16",
    }),
    "weight-sensitivity": weightSensitivity(table("sensitivity"), {
      weight: "weight",
      zone: "zone",
      rank: "place",
      now: 20,
    }),
    "importance-bars": importanceBars(table("importance"), { part: "part", value: "total", alone: "first" }),
    "indicator-rug": indicatorRug(table("rug"), {
      zone: "zone",
      indicators: ["poverty", "homeless", "sole", "absence", "attendance", "abuse"],
      benchmark: "All zones",
      lowerIsNeed: ["attendance"],
    }),
    "trend-lines": trendLines(table("trend"), {
      period: "year",
      zone: "zone",
      value: "rate",
      focus: "Harrowmere",
      benchmark: "All zones",
      breaks: [{ at: "2014/15", label: "Counted by a new definition" }],
    }),
    choropleth: choropleth(table("scores"), {
      outlines: "zones",
      code: "code",
      area: "zone",
      value: "score",
      projection: "plain",
      focus: "Harrowmere",
    }),
    "spine-chart": spineChart(table("spine"), {
      indicator: "indicator",
      value: "own",
      benchmark: "england",
      others: ["region", "neighbours"],
      range: ["p5", "p95"],
      quartiles: ["p25", "p75"],
      note: "note",
      lowerIsNeed: ["Pupils at the expected standard, %"],
      period: "2023/24 (synthetic)",
    }),
  };
  return { release, charts };
}
