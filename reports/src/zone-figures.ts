import type { FigureInput } from "@needscope/disclosure";
import type { Indicator, Trend } from "@needscope/indicators";
import { displayDate } from "@needscope/report";
import { midSentence } from "@needscope/rules";
import { cannotTellApart, drawnAboutWords, weightDrawWords } from "@needscope/scoring";
import { apartFigures } from "./apart-runs.ts";
import { listed } from "./listed.ts";
import { fieldOf, showsOf } from "./rate-columns.ts";
import { sinceLastRun } from "./since-last-run.ts";
import {
  clearTrends,
  indicatorsOf,
  isScored,
  lastPeriod,
  spanOf,
  type ZoneFindings,
} from "./zone-findings.ts";

/**
 * The words that titles and prose of the zone report take from a run: period, changes, what indicators mean, who
 * stands first. Names only; no count of people is among them.
 */
export function zoneFigures(findings: ZoneFindings): FigureInput[] {
  return [
    ...rankFigures(findings),
    told("period", "Period", lastPeriod(findings).name),
    ...changeFigures(findings),
    ...sinceFigures(findings),
    ...indicatorsOf(findings).flatMap((indicator) => indicatorFigures(indicator, findings)),
  ];
}

function told(name: string, title: string, label: string): FigureInput {
  return { name, title, label };
}

function rankFigures(findings: ZoneFindings): FigureInput[] {
  const { scored, ranks, run } = findings;
  if (!scored || !ranks) return [];
  const names = lastPeriod(findings).zones.names!;
  const units = [...names.keys()];
  const ranked = units.filter((unit) => isScored(findings, unit));
  const first = ranked.filter((unit) => scored.rank[unit] === 1);
  const without = units.filter((unit) => !isScored(findings, unit)).map((unit) => names[unit]!);
  const sure = `${String(Number((100 * run.rankIntervals.confidence).toPrecision(6)))}%`;
  const { weights, about = "posterior" } = run.rankIntervals;
  const scale = run.composite?.scale;
  const apartBy = { rank: scored.rank, confidence: run.rankIntervals.confidence, what: "zones" };
  return [
    ...(first.length === 0
      ? []
      : [
          told("most-need", "Zone with most need", listed(first.map((unit) => names[unit]!))),
          told(
            "rank-range",
            `Its rank, with its ${sure} interval`,
            rangeWords(ranks.lower[first[0]!]!, ranks.upper[first[0]!]!, ranked.length),
          ),
        ]),
    ...(ranked.length < 2 ? [] : apartFigures(cannotTellApart(ranks, apartBy), run.rankIntervals)),
    told("zones", "Zones compared", String(ranked.length)),
    told("rank-confidence", "How sure the intervals of ranks are", sure),
    told("drawn-about", "About what rates are drawn", drawnAboutWords(about)),
    ...(weights ? [told("weights-drawn", "How weights are drawn", weightDrawWords(weights))] : []),
    ...(without.length === 0 ? [] : [told("not-scored", "Zones without a score", listed(without))]),
    ...(scale
      ? [
          told("scale-from", "Lowest score", String(scale[0])),
          told("scale-to", "Highest score", String(scale[1])),
        ]
      : []),
  ];
}

// What is first by chance may well not be the first of what is measured: then its range leaves rank 1 out.
function rangeWords(lower: number, upper: number, of: number): string {
  if (lower > 1) return `1 as measured, and rather ${String(lower)} to ${String(upper)}`;
  return lower === upper
    ? `1 of ${String(of)}, and no other rank is likely`
    : `1, and could be ${String(lower)} to ${String(upper)}`;
}

function sinceFigures(findings: ZoneFindings): FigureInput[] {
  const words = sinceLastRun(findings);
  if (words === undefined) return [];
  return [
    told("last-run", "The run compared with, as of", displayDate(findings.changes!.since)),
    told("since-last-run", "Since that run", words),
  ];
}

/** Each change's indicator and zone are figures of their own, so that no name of a zone is ever taken apart. */
function changeFigures(findings: ZoneFindings): FigureInput[] {
  const { zones } = lastPeriod(findings);
  const nameOf = (zone: string) => zones.names![zones.ids.indexOf(zone)]!;
  const clear = clearTrends(findings);
  const words = clear.map((trend) => trendWords(trend, nameOf(trend.zone)));
  const red = (findings.redRed ?? []).map(
    ({ indicator, zone }) => `${midSentence(indicator.title)} in ${nameOf(zone)}`,
  );
  return [
    told("changed", "Changed", words.join("; ") || "no zone's indicator changed clearly"),
    told("red-red", "Worse than all zones together and getting worse", red.join("; ") || "none"),
    ...clear.flatMap(({ indicator, zone }, at) => [
      told(`changed-indicator-${String(at)}`, "Indicator that changed", indicator.name),
      told(`changed-zone-${String(at)}`, "Zone where it changed", nameOf(zone)),
      ...breakFigures(indicator, findings, at),
    ]),
  ];
}

/** The breaks that the chart of a change draws: the first period counted the new way, and what is new. */
function breakFigures({ breaks = [] }: Indicator, { periods }: ZoneFindings, at: number): FigureInput[] {
  return breaks.flatMap(({ from, title }, index) => {
    const first = periods.findIndex(({ zones }) => zones.period !== undefined && zones.period.from >= from);
    if (first <= 0) return [];
    return [
      told(
        `changed-break-${String(at)}-${String(index)}`,
        "First period counted another way",
        periods[first]!.name,
      ),
      told(`changed-because-${String(at)}-${String(index)}`, "How it is counted since", title),
    ];
  });
}

function trendWords({ indicator, direction }: Trend, zone: string): string {
  return `${midSentence(indicator.title)} ${direction === "rising" ? "rose" : "fell"} in ${zone}`;
}

/** What an indicator means, what its rate is per, and which periods it puts together. */
function indicatorFigures(indicator: Indicator, findings: ZoneFindings): FigureInput[] {
  const { name, title, short = title, about, per, multiplier = 1, pool = 1 } = indicator;
  return [
    ...(about === undefined ? [] : [told(`about-${name}`, title, about)]),
    ...(showsOf(indicator) === "per"
      ? [told(`per-${fieldOf(indicator)}`, title, per ?? multiplier.toLocaleString("en-GB"))]
      : []),
    ...(pool > 1
      ? [
          told(
            `pooled-${name}`,
            title,
            `${short}: ${String(pool)} periods together, ${spanOf(indicator, findings)}`,
          ),
        ]
      : []),
  ];
}
