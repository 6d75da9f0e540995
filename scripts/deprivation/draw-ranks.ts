import type { RankDraws, RankRange } from "@needscope/reports";
import type { ScoredComposite } from "@needscope/scoring";
import { exponentialScores, rank, seededRandom, type SeededRandom } from "@needscope/stats";
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
 * income and employment within the chance of a place so small (binomial), and the weights of the domains.
 *
 * @example
 * drawRanks(areas, scored, { draws: 300, seed: 2019, weightSpread: 0.25, confidence: 0.95, place: "E06000059" });
 */
export function drawRanks(
  areas: readonly PublishedArea[],
  scored: ScoredComposite,
  options: DrawOptions,
): RankDraws {
  const { draws, seed, weightSpread, confidence, place } = options;
  const random = seededRandom(seed);
  const domains = domainsOf(areas, scored);
  const own = [...areas.keys()].filter((unit) => areas[unit]!.authority === place);
  const inPlace = own.map(() => new Float64Array(draws));
  const inCountry = own.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    const weights = domains.map(({ weight }) => weight * (1 + weightSpread * (2 * random.uniform() - 1)));
    const scores = new Float64Array(areas.length);
    domains.forEach((domain, at) => {
      const values = domain.rates ? redrawn(domain.rates, random) : domain.values;
      for (let unit = 0; unit < scores.length; unit++) scores[unit]! += weights[at]! * values[unit]!;
    });
    const ownRanks = rank(own.map((unit) => scores[unit]!));
    const ranks = rank(scores);
    own.forEach((unit, at) => {
      inPlace[at]![draw] = ownRanks[at]!;
      inCountry[at]![draw] = ranks[unit]!;
    });
  }
  const likely = own.map((unit, at) => {
    const worst = inCountry[at]!.filter((one) => one <= areas.length / 10).length / draws;
    const ranges = {
      inPlace: rangeOf(inPlace[at]!, confidence),
      inCountry: rangeOf(inCountry[at]!, confidence),
    };
    return [areas[unit]!.code, { ...ranges, worstTenth: worst }] as const;
  });
  return { draws, confidence, drawn: drawnWords(weightSpread), likely: new Map(likely) };
}

function drawnWords(weightSpread: number): string[] {
  return [
    "**Income and employment** are rates of everyone who lives in an area, and so without an error of sampling. But so few people live there that chance alone moves them from year to year: they are drawn within it (binomial).",
    `**The weights** of the domains are a choice: each is drawn up to ${String(100 * weightSpread)}% higher or lower.`,
    "**The other five domains** are published without any error and are taken as they stand, so that the ranges are too narrow rather than too wide.",
  ];
}

interface Domain {
  readonly weight: number;
  /** Transformed, 0 to 100. */
  readonly values: Float64Array;
  readonly rates: { readonly value: Float64Array; readonly error: Float64Array } | undefined;
}

function domainsOf(areas: readonly PublishedArea[], scored: ScoredComposite): Domain[] {
  const rates = {
    income_rank: { percent: "incomePercent", of: "people" },
    employment_rank: { percent: "employmentPercent", of: "workingAge" },
  } as const;
  return [...scored.contributions].map(([name, contributions]) => {
    const weights = scored.weights.get(name)!;
    const values = contributions.map((one, unit) => one / weights[unit]!);
    const known = name in rates ? rates[name as keyof typeof rates] : undefined;
    if (!known) return { weight: weights[0]!, values, rates: undefined };
    const ranks = areas.map(({ domainRanks }) => domainRanks[name]!);
    const value = ratesInOrder(
      areas.map((area) => area[known.percent]),
      ranks,
    );
    const error = value.map((rate, unit) => Math.sqrt((rate * (1 - rate)) / areas[unit]![known.of]));
    return { weight: weights[0]!, values, rates: { value, error } };
  });
}

function redrawn({ value, error }: NonNullable<Domain["rates"]>, random: SeededRandom): Float64Array {
  return exponentialScores(rank(value.map((rate, unit) => rate + error[unit]! * random.normal())));
}

function rangeOf(ranks: Float64Array, confidence: number): RankRange {
  const sorted = ranks.slice().sort();
  const at = (proportion: number) => sorted[Math.max(1, Math.ceil(proportion * sorted.length - 1e-9)) - 1]!;
  return { lower: at((1 - confidence) / 2), upper: at((1 + confidence) / 2) };
}
