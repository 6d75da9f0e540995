import type { ColumnSpec, InputCell, NumberFormat, TableInput } from "@needscope/disclosure";
import { type AreaDeprivationFindings, lookedAt, type RankedArea, type RankedSummary } from "./findings.ts";
import { chanceTable } from "./chance.ts";
import { orderTables } from "./choices.ts";
import { roundedToSum } from "./rounded-to-sum.ts";

const label = (id: string, title: string): ColumnSpec => ({ id, title, kind: "label" });
const rank = (id: string, title: string): ColumnSpec => ({ id, title, kind: "rank", decimals: 0 });
const score = (id: string, title: string): ColumnSpec => ({ id, title, kind: "score", decimals: 1 });

/**
 * What of the findings may be shown, as tables.
 *
 * @example
 * deprivationTables(findings).map(({ name }) => name); // ["most-deprived", "areas", "drivers", ...]
 */
export function deprivationTables(findings: AreaDeprivationFindings): TableInput[] {
  return [
    mostDeprivedTable(findings),
    areasTable(findings),
    driversTable(findings),
    madeOfTable(findings),
    tenthsTable(findings),
    summariesTable(findings),
    domainsTable(findings),
    ...chanceTable(findings),
    ...orderTables(findings),
  ];
}

/**
 * An area as people know it: the ward that it lies in, and its number; by the name of the statistics where the ward is
 * not known. An area's number is its own in the district of 2011, so that no two of a ward share it.
 *
 * @example
 * areaWords({ name: "Weymouth and Portland 004B", ward: "Melcombe Regis" }); // "Melcombe Regis 004B"
 */
export function areaWords({ name, ward }: Pick<RankedArea, "name" | "ward">): string {
  const number = / (\d{3}[A-Z])$/.exec(name)?.[1];
  return ward === undefined || number === undefined ? name : `${ward} ${number}`;
}

function mostDeprivedTable({ areas, place, country, draws }: AreaDeprivationFindings): TableInput {
  const sure = `${String(Math.round(100 * draws.confidence))}%`;
  return {
    name: "most-deprived",
    title: `The ${String(lookedAt)} most deprived small areas of ${place.name}, with the range of their ranks`,
    columns: [
      label("area", "Small area"),
      score("score", "Score"),
      rank("place", `Rank in ${place.name}`),
      rank("lower", `${sure} range from`),
      rank("upper", "to"),
      rank("rank", `Rank in ${country}`),
      rank("rankLower", "Range from"),
      rank("rankUpper", "to "),
      { id: "tenth", title: `Chance of ${country}'s worst tenth`, kind: "number", decimals: 0, suffix: "%" },
    ],
    rows: areas
      .slice(0, lookedAt)
      .map((area) => [
        areaWords(area),
        area.score,
        area.place,
        area.likely.inPlace.lower,
        area.likely.inPlace.upper,
        area.rank,
        area.likely.inCountry.lower,
        area.likely.inCountry.upper,
        100 * area.likely.worstTenth,
      ]),
  };
}

function areasTable({ areas, place, country }: AreaDeprivationFindings): TableInput {
  return {
    name: "areas",
    title: `Small areas of ${place.name}, most deprived first`,
    columns: [
      rank("place", `In ${place.name}`),
      label("area", "Ward and number"),
      label("name", "Name in the statistics"),
      label("code", "Code"),
      score("score", "Score"),
      rank("rank", `Rank in ${country}`),
      rank("tenth", `${country}'s tenth`),
    ],
    rows: areas.map((area) => [
      area.place,
      areaWords(area),
      area.name,
      area.code,
      area.score,
      area.rank,
      area.decile,
    ]),
  };
}

/** Points by domain, rounded so that each row adds up to its score. */
function driversTable(findings: AreaDeprivationFindings): TableInput {
  const { areas, domains, country, average } = findings;
  const cells = (of: readonly number[]) => {
    const parts = roundedToSum(of, 1);
    return [...parts, Number(parts.reduce((sum, part) => sum + part, 0).toFixed(1))];
  };
  return {
    name: "drivers",
    title: "What each domain adds to the score",
    columns: [
      label("area", "Small area"),
      ...domains.map(({ title }, at) => score(`domain${String(at)}`, title)),
      score("score", "Score"),
    ],
    rows: [
      ...areas.slice(0, lookedAt).map((area) => [areaWords(area), ...cells(area.contributions)]),
      [averageWords(country), ...cells(average.contributions)],
    ],
  };
}

/**
 * What the country's mean is called.
 *
 * @example
 * averageWords("England"); // "England's average"
 */
export function averageWords(country: string): string {
  return `${country}'s average`;
}

/** From the country's average to the most deprived area, the largest step first. */
function madeOfTable({ areas, domains, country, average }: AreaDeprivationFindings): TableInput {
  const worst = areas[0]!;
  const start = Number(average.score.toFixed(1));
  const end = Number(worst.score.toFixed(1));
  const steps = worst.contributions.map((own, at) => own - average.contributions[at]!);
  // The steps are rounded to lead from one rounded score to the other.
  const short = end - start - steps.reduce((sum, step) => sum + step, 0);
  const rounded = roundedToSum(
    steps.map((step) => step + short / steps.length),
    1,
  );
  const order = [...steps.keys()].sort((one, other) => rounded[other]! - rounded[one]!);
  return {
    name: "made-of",
    title: `From ${averageWords(country)} to ${areaWords(worst)}`,
    columns: [label("domain", "Domain"), score("points", "Points")],
    rows: [
      [averageWords(country), start],
      ...order.map((at) => [domains[at]!.title, rounded[at]]),
      [areaWords(worst), end],
    ],
  };
}

function tenthsTable({ tenths, country, place }: AreaDeprivationFindings): TableInput {
  const words = (at: number) =>
    `${String(at + 1)}${at === 0 ? ", most deprived" : at === 9 ? ", least deprived" : ""}`;
  return {
    name: "tenths",
    title: `Small areas of ${place.name} by ${country}'s tenths`,
    columns: [
      label("tenth", `${country}'s tenth`),
      { id: "areas", title: "Small areas", kind: "count", of: "small areas" },
      { id: "people", title: "People", kind: "count", of: "people" },
    ],
    rows: tenths.map(({ areas, people }, at) => [words(at), areas, people]),
  };
}

const measureTitles: Readonly<Record<RankedSummary["measure"], [title: string, format: NumberFormat]>> = {
  averageScore: ["Average score", { decimals: 1 }],
  averageRank: ["Average rank, counted from the least deprived", { decimals: 0 }],
  proportion: ["Proportion of areas in the most deprived tenth", { decimals: 1, suffix: "%" }],
  extent: [
    "Extent: people in the most deprived three tenths, the first counting most",
    { decimals: 1, suffix: "%" },
  ],
  localConcentration: [
    "Local concentration: rank of where the most deprived tenth of people live",
    { decimals: 0 },
  ],
};

function summariesTable({ summaries, place, country, authorities }: AreaDeprivationFindings): TableInput {
  const formats = summaries.map(({ measure }) => measureTitles[measure][1]);
  const number = (id: string, title: string): ColumnSpec => ({
    id,
    title,
    kind: "number",
    decimals: 1,
    formats,
  });
  const shown = ({ measure }: RankedSummary, value: number): InputCell =>
    measureTitles[measure][1].suffix === "%" ? 100 * value : value;
  return {
    name: "summaries",
    title: `${place.name} beside ${country} by the official summaries`,
    columns: [
      label("measure", "Summary"),
      number("own", place.name),
      number("country", country),
      label("rank", "Rank, 1 = most deprived"),
    ],
    rows: summaries.map((summary) => [
      measureTitles[summary.measure][0],
      shown(summary, summary.own),
      shown(summary, summary.country),
      `${String(summary.rank)} of ${String(authorities)}`,
    ]),
  };
}

function domainsTable({ areas, domains, country, place }: AreaDeprivationFindings): TableInput {
  return {
    name: "domains",
    title: `${country}'s tenth of each small area of ${place.name} by domain; 1 is the most deprived`,
    columns: [
      label("area", "Small area"),
      rank("tenth", "All domains"),
      ...domains.map(({ title }, at) => rank(`domain${String(at)}`, title)),
    ],
    rows: areas.map((area) => [areaWords(area), area.decile, ...area.domainTenths]),
  };
}
