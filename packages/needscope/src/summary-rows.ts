import { type CompositeSummary, type SummaryMeasure, summaryMeasures } from "@needscope/scoring";

type Cell = string | number;

const titles: Readonly<Record<SummaryMeasure, string>> = {
  averageRank: "average rank",
  averageScore: "average score",
  proportion: "proportion",
  extent: "extent",
  localConcentration: "local concentration",
};

/**
 * Summaries of larger areas as rows with a header, in the order in which the areas first come: counts, then each
 * measure with the area's place by it. What cannot be told is marked [x].
 */
export function summaryRows(summaries: readonly CompositeSummary[], area: string): Cell[][] {
  const parts = summaries[0]?.parts ?? [];
  const counts = [...(summaries[0]?.counts.keys() ?? [])];
  return [
    [
      ...[area, "areas", "areas not ranked", "population"],
      ...["areas in the most deprived tenth", "population in the most deprived tenth"],
      ...parts.flatMap(({ part }) => [
        `areas in the most deprived ${percent(part)}`,
        `share of areas in the most deprived ${percent(part)}`,
        `share of people in the most deprived ${percent(part)}`,
      ]),
      ...counts,
      ...summaryMeasures.flatMap((measure) => [titles[measure], `rank of ${titles[measure]}`]),
    ],
    ...summaries.map((one) => [
      ...[one.id, one.areas, one.unranked, one.population, one.mostDeprived, one.mostDeprivedPopulation],
      ...one.parts.flatMap(({ areas, population }) => [
        areas,
        one.areas > 0 ? areas / one.areas : "[x]",
        one.population > 0 ? population / one.population : "[x]",
      ]),
      ...counts.map((name) => one.counts.get(name) ?? "[x]"),
      ...summaryMeasures.flatMap((measure) => [one[measure] ?? "[x]", one.ranks[measure] || "[x]"]),
    ]),
  ];
}

function percent(part: number): string {
  return `${String(Math.round(part * 1e8) / 1e6)}%`;
}
