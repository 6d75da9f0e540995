import type { RankDraws } from "@needscope/reports";
import {
  rankAmong,
  rankIntervals,
  type Composite,
  type CompositePart,
  type SamplingCounts,
  type UnitColumn,
} from "@needscope/scoring";
import { ratesInOrder } from "./rates-in-order.ts";
import type { PublishedArea } from "./read-deprivation-input.ts";

/** How far and how often things are drawn. */
export interface DrawOptions {
  readonly draws: number;
  readonly seed: number;
  /** How far each weight may go up or down, as a share of it. */
  readonly weightSpread: number;
  readonly confidence: number;
  /** Code of the authority whose areas are looked at. */
  readonly place: string;
}

/**
 * Draws what is not certain of the index again and again, and ranks all areas of the country each time: the rates of
 * income and employment within the chance of a place so small, and the weights of the domains.
 *
 * @example
 * drawRanks(areas, composite, { draws: 300, seed: 2019, weightSpread: 0.25, confidence: 0.95, place: "E06000059" });
 */
export function drawRanks(
  areas: readonly PublishedArea[],
  composite: Composite,
  { place, weightSpread, ...options }: DrawOptions,
): RankDraws {
  const ids = areas.map(({ code }) => code);
  const columns = new Map<string, UnitColumn>();
  const standardErrors = new Map<string, SamplingCounts>();
  const parts = composite.parts.map((part): CompositePart => {
    if ("parts" in part)
      throw new RangeError(`Domain "${part.name}" has parts: draw it by its published rank.`);
    const { indicator, title, weight } = part;
    const ranks = areas.map(({ domainRanks }) => domainRanks[indicator]!);
    const rate = rates.get(indicator);
    if (!rate) {
      columns.set(indicator, { values: Float64Array.from(ranks) });
      return part;
    }
    const values = ratesInOrder(
      areas.map((area) => area[rate.percent]),
      ranks,
    );
    const denominators = areas.map((area) => area[rate.of]);
    columns.set(indicator, { values });
    const numerators = values.map((value, unit) => value * denominators[unit]!);
    standardErrors.set(indicator, { of: "proportion", numerators, denominators });
    return { indicator, title, weight, direction: "higher-is-need" };
  });
  const drawn = { ...composite, parts };
  const weights = { spread: weightSpread };
  const intervals = rankIntervals(drawn, { ids, columns }, { ...options, weights, standardErrors });
  const own = areas.flatMap(({ authority, code }) => (authority === place ? [code] : []));
  const among = rankAmong(intervals, own, options);
  const likely = among.ids.map((code, at) => {
    const unit = ids.indexOf(code);
    const inPlace = { lower: among.lower[at]!, upper: among.upper[at]! };
    const inCountry = { lower: intervals.lower[unit]!, upper: intervals.upper[unit]! };
    return [code, { inPlace, inCountry, worstTenth: intervals.probabilityWorstTenth[unit]! }] as const;
  });
  const { draws, confidence } = options;
  return { draws, confidence, drawn: drawnWords(weightSpread), intervals, likely: new Map(likely) };
}

/** The domains that are one rate of people: their percentage, and whom it is of. */
const rates = new Map([
  ["income_rank", { percent: "incomePercent", of: "people" }],
  ["employment_rank", { percent: "employmentPercent", of: "workingAge" }],
] as const) as ReadonlyMap<
  string,
  { readonly percent: "incomePercent" | "employmentPercent"; readonly of: "people" | "workingAge" }
>;

function drawnWords(weightSpread: number): string[] {
  return [
    "Income and employment are rates of everyone who lives in an area, and so without an error of sampling. But so few people live there that chance alone moves them from year to year: they are drawn within it, by the law of proportions of so many people.",
    `The weights of the domains are a choice: each is drawn up to ${String(100 * weightSpread)}% higher or lower. The transformation of ranks is the official one in every draw.`,
    "The other five domains are published without any error and are taken as they stand, so that the ranges are too narrow rather than too wide.",
  ];
}
