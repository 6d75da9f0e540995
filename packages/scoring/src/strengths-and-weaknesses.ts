import { mean } from "@needscope/stats";
import { exactContributions } from "./exact-contributions.ts";
import { plainNumber, titleOf } from "./plain-words.ts";
import type { ScoredComposite } from "./score-composite.ts";
import { unitOf } from "./unit-columns.ts";

/** How a unit differs from its benchmark in one part. */
export interface BenchmarkDifference {
  readonly name: string;
  readonly title: string;
  /** What the part adds to the unit's score, and to the benchmark's. */
  readonly contribution: number;
  readonly benchmark: number;
  /** The first less the second, exactly: above 0 is more need. */
  readonly difference: number;
  readonly words: string;
}

/** Where a unit has more need than its benchmark, and where less. */
export interface StrengthsAndWeaknesses {
  readonly id: string;
  readonly score: number;
  readonly benchmarkScore: number;
  /** How many units the benchmark is the mean of. */
  readonly benchmarkUnits: number;
  /** The unit's score less the benchmark's: the sum of all differences, exactly. */
  readonly difference: number;
  /** More need than the benchmark, the largest difference first. */
  readonly weaknesses: readonly BenchmarkDifference[];
  /** Less need than the benchmark, the largest difference first. */
  readonly strengths: readonly BenchmarkDifference[];
}

/**
 * Sets what each part adds to a unit's score beside what it adds, on average, to the units of a benchmark: its country,
 * its statistical neighbours, or one other unit. The differences sum to the difference of the scores, bit for bit.
 *
 * @param options.benchmark ids of the benchmark's units; those without a score are left out. By default all units
 * @throws RangeError when an id is not there, the unit has no score, or no unit of the benchmark has one
 * @example
 * strengthsAndWeaknesses(scored, "North", { benchmark: ["South", "West"] }).weaknesses[0]?.words;
 * // "Absence: adds 75, 41.86 more than the benchmark's 33.14"
 */
export function strengthsAndWeaknesses(
  scored: ScoredComposite,
  id: string,
  { benchmark = scored.ids }: { readonly benchmark?: readonly string[] } = {},
): StrengthsAndWeaknesses {
  const unit = unitOf(scored, id);
  if (scored.state[unit] !== 0) throw new RangeError(`Unit "${id}" has no score to compare.`);
  const others = (
    benchmark === scored.ids ? [...scored.ids.keys()] : benchmark.map((one) => unitOf(scored, one))
  ).filter((other) => scored.state[other] === 0);
  if (others.length === 0) throw new RangeError("No unit of the benchmark has a score.");
  const beside = new Map(
    [...scored.contributions].map(([name, column]) => {
      return [name, Float64Array.of(column[unit]!, mean(others.map((other) => column[other]!))!)] as const;
    }),
  );
  // The unit's own lie on a grid at least as coarse, so that only the means are rounded.
  const { score, contributions } = exactContributions(beside, 2);
  const differences = [...contributions].map(([name, [own, other]]) =>
    differenceOf({ name, title: titleOf(scored.composite.parts, name) }, own!, other!),
  );
  const sorted = differences.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  return {
    id,
    score: score[0]!,
    benchmarkScore: score[1]!,
    benchmarkUnits: others.length,
    difference: score[0]! - score[1]!,
    weaknesses: sorted.filter(({ difference }) => difference > 0),
    strengths: sorted.filter(({ difference }) => difference < 0),
  };
}

function differenceOf(
  part: Pick<BenchmarkDifference, "name" | "title">,
  contribution: number,
  benchmark: number,
): BenchmarkDifference {
  const difference = contribution - benchmark;
  const size = plainNumber(Math.abs(difference));
  const words =
    `${part.title}: adds ${plainNumber(contribution)}, ` +
    `${size} ${difference < 0 ? "less" : "more"} than the benchmark's ${plainNumber(benchmark)}`;
  return { ...part, contribution, benchmark, difference, words };
}
