import { type Interval, type IntervalOptions, standardErrorsFor, tailOf } from "./interval.ts";
import { quantileSorted } from "./quantile.ts";
import { seededRandom } from "./seeded-random.ts";
import { sum } from "./sum.ts";

/** An indicator in groups of areas, from the least deprived to the most, such as tenths. */
export interface DeprivationGroups {
  readonly values: ArrayLike<number>;
  readonly standardErrors: ArrayLike<number>;
  readonly population: ArrayLike<number>;
}

/** Options of {@link slopeIndex}. */
export interface SlopeOptions extends Pick<IntervalOptions, "confidence"> {
  /** Intervals from this many draws of the values, seeded, in place of the formulas. */
  readonly simulate?: { readonly draws: number; readonly seed: number };
}

/** The slope and the relative index of inequality. Intervals are named by their method. */
export interface SlopeIndex {
  /** SII: by how much the most deprived end lies above the least deprived end; below 0 where it lies lower. */
  readonly slope: number;
  readonly slopeInterval: Interval;
  /** RII: the most deprived end over the least deprived end; undefined where the fitted line is not above 0 there. */
  readonly relative: number | undefined;
  /** Undefined where the least deprived end cannot be told from 0. */
  readonly relativeInterval: Interval | undefined;
  readonly method: "linear combination of normals; Fieller" | "simulated";
}

/**
 * The slope index of inequality and the relative index, by least squares on the middle of each group's place in the
 * population ordered by deprivation, weighted by its share of people (Pamuk 1985; Low and Low 2004), as
 * PHEindicatormethods fits them.
 *
 * The slope is a weighted sum of the values, so that its interval follows from their standard errors outright; the
 * ratio's is Fieller's (1954). PHEindicatormethods draws 100,000 pseudo-rates instead, to which `simulate` comes
 * near: the draws are independent and normal, and the same for the same seed.
 *
 * @param groups from least to most deprived; a group without people has no weight
 * @returns undefined where fewer than two groups have people
 * @throws RangeError when the groups do not match, or a number is not finite or out of range
 * @example
 * slopeIndex({ values: [10, 14, 21], standardErrors: [1, 1, 1], population: [100, 100, 100] })?.slope; // 16.5
 */
export function slopeIndex(
  groups: DeprivationGroups,
  { confidence = 0.95, simulate }: SlopeOptions = {},
): SlopeIndex | undefined {
  checkGroups(groups);
  const line = fittedLine(groups.population);
  if (line === undefined) return undefined;
  const [slope, least] = [along(line.slope, groups.values), along(line.least, groups.values)];
  const relative = least > 0 ? (least + slope) / least : undefined;
  const ends =
    simulate === undefined
      ? byFormula(groups, line, { slope, least, confidence })
      : byDraws(groups, line, { ...simulate, confidence });
  return { slope, relative, ...ends, ...(relative === undefined && { relativeInterval: undefined }) };
}

/** What each group's value adds to the fitted slope, and to the fitted value at the least deprived end. */
interface Line {
  readonly slope: readonly number[];
  readonly least: readonly number[];
}

function fittedLine(population: ArrayLike<number>): Line | undefined {
  const people = Array.from(population);
  const total = sum(people);
  if (people.filter((count) => count > 0).length < 2) return undefined;
  let before = 0;
  const places = people.map((count) => {
    const place = (before + count / 2) / total;
    before += count;
    return place;
  });
  const shares = people.map((count) => count / total);
  const middle = sum(shares.map((share, group) => share * places[group]!));
  const spread = sum(shares.map((share, group) => share * (places[group]! - middle) ** 2));
  const slope = shares.map((share, group) => (share * (places[group]! - middle)) / spread);
  return { slope, least: shares.map((share, group) => share - middle * slope[group]!) };
}

function along(weights: readonly number[], values: ArrayLike<number>): number {
  return sum(weights.map((weight, group) => weight * values[group]!));
}

type Ends = Pick<SlopeIndex, "slopeInterval" | "relativeInterval" | "method">;

function byFormula(
  { standardErrors }: DeprivationGroups,
  line: Line,
  { slope, least, confidence }: { slope: number; least: number; confidence: number },
): Ends {
  const z = standardErrorsFor(confidence);
  const covariance = (one: readonly number[], other: readonly number[]) =>
    sum(one.map((weight, group) => weight * other[group]! * standardErrors[group]! ** 2));
  const reach = z * Math.sqrt(covariance(line.slope, line.slope));
  const most = line.slope.map((weight, group) => weight + line.least[group]!);
  const relativeInterval = fieller({
    above: slope + least,
    below: least,
    variances: [covariance(most, most), covariance(most, line.least), covariance(line.least, line.least)],
    z,
  });
  const method = "linear combination of normals; Fieller";
  return { slopeInterval: [slope - reach, slope + reach], relativeInterval, method };
}

interface Ratio {
  readonly above: number;
  readonly below: number;
  /** Of the numerator, the two together, and the denominator. */
  readonly variances: readonly [number, number, number];
  readonly z: number;
}

// The ratios r for which above - r below is not told from 0: the ends are the roots of a quadratic.
function fieller({ above, below, variances: [ofAbove, together, ofBelow], z }: Ratio): Interval | undefined {
  const square = z * z;
  const a = below * below - square * ofBelow;
  const b = above * below - square * together;
  const c = above * above - square * ofAbove;
  if (!(a > 0)) return undefined;
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  return [(b - root) / a, (b + root) / a];
}

function byDraws(
  { values, standardErrors }: DeprivationGroups,
  line: Line,
  { draws, seed, confidence }: { draws: number; seed: number; confidence: number },
): Ends {
  if (!(Number.isInteger(draws) && draws >= 1)) {
    throw new RangeError(`Simulating takes a whole number of draws from 1, not ${String(draws)}.`);
  }
  const tail = tailOf(confidence);
  const random = seededRandom(seed);
  const slopes = new Float64Array(draws);
  const ratios: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const drawn = Array.from(values, (value, group) => value + standardErrors[group]! * random.normal());
    const least = along(line.least, drawn);
    slopes[draw] = along(line.slope, drawn);
    if (least > 0) ratios.push((least + slopes[draw]!) / least);
  }
  const ends = (sorted: Float64Array): Interval => [
    quantileSorted(sorted, tail)!,
    quantileSorted(sorted, 1 - tail)!,
  ];
  return {
    slopeInterval: ends(slopes.sort()),
    relativeInterval: ratios.length === draws ? ends(Float64Array.from(ratios).sort()) : undefined,
    method: "simulated",
  };
}

function checkGroups({ values, standardErrors, population }: DeprivationGroups): void {
  if (standardErrors.length !== values.length || population.length !== values.length) {
    throw new RangeError("A slope index needs a value, a standard error and a population for each group.");
  }
  for (let group = 0; group < values.length; group++) {
    const isRight =
      Number.isFinite(values[group]) &&
      standardErrors[group]! >= 0 &&
      standardErrors[group]! < Infinity &&
      population[group]! >= 0 &&
      population[group]! < Infinity;
    if (isRight) continue;
    throw new RangeError(
      `Group ${String(group + 1)} of a slope index has value ${String(values[group])}, standard error ` +
        `${String(standardErrors[group])} and population ${String(population[group])}; they are finite, the last two from 0.`,
    );
  }
}
