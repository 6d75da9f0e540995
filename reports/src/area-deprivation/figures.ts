import type { FigureInput } from "@needscope/disclosure";
import { midSentence } from "@needscope/rules";
import { listed } from "../listed.ts";
import { apartFigures } from "../apart-runs.ts";
import { orderFigures } from "./choices.ts";
import { apartWords, firstNotApart } from "./apart.ts";
import type { AreaDeprivationFindings, RankedArea } from "./findings.ts";
import { areaWords } from "./tables.ts";

/**
 * The numbers and words that prose, headline and key numbers take from the findings.
 *
 * @example
 * deprivationFigures(findings).find(({ name }) => name === "worst"); // { name: "worst", title: ..., label: "Melcombe Regis (...)" }
 */
export function deprivationFigures(findings: AreaDeprivationFindings): FigureInput[] {
  const {
    areas,
    apart,
    place,
    country,
    of,
    authorities,
    tenths,
    countryPeople,
    draws,
    index,
    domains,
    period,
  } = findings;
  const worst = areas[0]!;
  const residents = { count: peopleOf(areas), unit: "residents" };
  const range = ({ lower, upper }: { lower: number; upper: number }) => `${say(lower)} to ${say(upper)}`;
  return [
    {
      name: "worst-tenth",
      title: `Small areas in ${country}'s most deprived tenth`,
      count: tenths[0]!.areas,
      unit: "small areas",
      of: { count: areas.length, unit: "small areas" },
    },
    {
      name: "worst-tenth-people",
      title: "People who live in them",
      count: tenths[0]!.people,
      unit: "residents",
      of: residents,
    },
    {
      name: "country-tenth-people",
      title: `People of ${country} in its most deprived tenth`,
      count: countryPeople.worstTenth,
      unit: "residents",
      of: { count: countryPeople.all, unit: "residents" },
    },
    { name: "average-score", title: "Average score", cell: { table: "summaries", row: 0, column: "own" } },
    {
      name: "country-average-score",
      title: `${country}'s average score`,
      cell: { table: "summaries", row: 0, column: "country" },
    },
    told(
      "average-rank",
      "Rank of the average score",
      `${ordinalOf(findings, "averageScore")} of ${say(authorities)}`,
    ),
    told("place", "Place", place.name),
    told("country", "Country", country),
    told("index", "Index", index),
    told("areas", "Small areas", say(areas.length)),
    told("of", `Small areas of ${country}`, say(of)),
    told("authorities", "Authorities", say(authorities)),
    told("worst", "Most deprived area", areaWords(worst)),
    told("worst-rank", "Its rank", `${say(worst.rank)} of ${say(of)}`),
    told("worst-range", "Its range", range(worst.likely.inCountry)),
    told("drivers", "What drives it", driverWords(findings, worst)),
    told("apart-count", "Not told apart", say(firstNotApart(apart))),
    ...apartFigures(apart, draws),
    ...apartWords(areas, apart).map((words, at) => told(`apart-${String(at)}`, "Not told apart", words)),
    told("sure-count", `Sure to be in ${country}'s most deprived tenth`, String(inTenth(areas, 0.95).length)),
    told("maybe-count", "May be in it", String(inTenth(areas, 0.05).length - inTenth(areas, 0.95).length)),
    told("where", "Where they are", whereWords(findings)),
    ...closerFigures(findings),
    told("period", "Period", period),
    told(
      "confidence",
      "How much of the draws a range holds",
      `${String(Math.round(100 * draws.confidence))}%`,
    ),
    told("draws", "Draws", say(draws.draws)),
    ...draws.drawn.map((words, at) => told(`drawn-${String(at)}`, "What was drawn", words)),
    told("weights", "Weights", weightWords(domains)),
    ...orderFigures(findings),
    told("checked", "Ranks equal to the published ones", checkedWords(areas)),
  ];
}

function told(name: string, title: string, words: string): FigureInput {
  return { name, title, label: words };
}

function say(count: number): string {
  return count.toLocaleString("en-GB");
}

function peopleOf(areas: readonly RankedArea[]): number {
  return areas.reduce((sum, { people }) => sum + people, 0);
}

function ordinalOf({ summaries }: AreaDeprivationFindings, measure: string): string {
  return say(summaries.find((one) => one.measure === measure)!.rank);
}

function inTenth(areas: readonly RankedArea[], chance: number): RankedArea[] {
  return areas.filter(({ likely }) => likely.worstTenth >= chance);
}

/** The domains that lift an area furthest above the country's average. */
function driverWords({ domains, average }: AreaDeprivationFindings, area: RankedArea): string {
  const above = area.contributions
    .map((own, at) => ({ title: domains[at]!.title, points: own - average.contributions[at]! }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points);
  return listed(above.slice(0, 3).map(({ title }) => midSentence(title))) || "no one domain";
}

/** Where most of the areas in the country's most deprived three tenths are, by the first words of their names. */
function whereWords({ areas, country }: AreaDeprivationFindings): string {
  const deprived = areas.filter(({ decile }) => decile <= 3);
  const counts = new Map<string, number>();
  for (const { name } of deprived) counts.set(townOf(name), (counts.get(townOf(name)) ?? 0) + 1);
  const [town, count] = [...counts].reduce<[string, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    ["", 0],
  );
  if (count === 0) return `No area is in ${country}'s most deprived three tenths`;
  return `${say(count)} of the ${say(deprived.length)} areas in ${country}'s most deprived three tenths are in ${town}`;
}

function closerFigures({ areas, closer, country }: AreaDeprivationFindings): FigureInput[] {
  if (closer === undefined) return [];
  const inside = areas.filter(({ name }) => name.startsWith(`${closer} `));
  const fifth = inside.filter(({ decile }) => decile <= 2).length;
  const words = `${say(fifth)} of the ${say(inside.length)} areas of ${closer} are in ${country}'s most deprived fifth`;
  return [told("closer", "Closer", words), told("closer-place", "Closer", closer)];
}

/** The name of a small area without its number. */
function townOf(name: string): string {
  return name.replace(/ \d{3}[A-Z]$/, "");
}

function weightWords(domains: AreaDeprivationFindings["domains"]): string {
  return listed(domains.map(({ title, weight }) => `${midSentence(title)} ${(100 * weight).toFixed(1)}%`));
}

function checkedWords(areas: readonly RankedArea[]): string {
  const known = areas.filter(({ publishedRank }) => publishedRank !== undefined);
  const same = known.filter(({ rank, publishedRank }) => rank === publishedRank);
  return `${say(same.length)} of ${say(known.length)}`;
}
