import { Truth } from "@needscope/rules";
import type { Flag, Flags } from "./evaluate-flags.ts";

/** Units that give the same answer to every flag. Flags that are in neither list answer no. */
export interface Combination {
  /** Names of the flags that are yes, in the order of the flags. */
  readonly yes: readonly string[];
  /** Names of the flags that are unknown. */
  readonly unknown: readonly string[];
  readonly count: number;
}

/** Of the units in one flag, how many are in another: `inBoth + notInOther + unknown` is `inFirst`. */
export interface Pair {
  readonly first: string;
  readonly other: string;
  readonly inFirst: number;
  readonly inBoth: number;
  readonly notInOther: number;
  /** In the first; the answer to the other is not known. */
  readonly unknown: number;
}

/** How flags fall on the same units. */
export interface Overlap {
  /** Every combination that occurs, most units first; the counts add up to `total`. */
  readonly combinations: readonly Combination[];
  /** Every ordered pair of two flags: "of the 900 in arrears, 210 are also capped". */
  readonly pairs: readonly Pair[];
  /** Units that answer yes to every flag; `unknown` could still be among them: no answer is no, one is unknown. */
  readonly all: { readonly yes: number; readonly unknown: number };
  readonly total: number;
}

/**
 * How often flags fall together: every combination with its count, every pair, and the units that all have in
 * common ("the same people"). Unknown is an answer of its own and is never counted as no.
 *
 * @throws Error when a count does not add up to its total.
 * @example
 * const { combinations, pairs, all } = overlap(evaluateFlags([benefits, arrears, capped], units));
 */
export function overlap({ ids, flags }: Flags): Overlap {
  const combinations = combinationsOf(flags, ids.length);
  checkTotal(
    "combinations",
    combinations.map(({ count }) => count),
    ids.length,
  );
  const pairs = flags.flatMap((first) => {
    return flags.filter((other) => other !== first).map((other) => pairOf(first, other));
  });
  const noNo = combinations.filter(({ yes, unknown }) => yes.length + unknown.length === flags.length);
  const count = (among: readonly Combination[]) =>
    among.reduce((sum, combination) => sum + combination.count, 0);
  const all = {
    yes: count(noNo.filter(({ unknown }) => unknown.length === 0)),
    unknown: count(noNo.filter(({ unknown }) => unknown.length > 0)),
  };
  return { combinations, pairs, all, total: ids.length };
}

function combinationsOf(flags: readonly Flag[], units: number): Combination[] {
  const counts = new Map<string, number>();
  for (let unit = 0; unit < units; unit++) {
    const answers = flags.map(({ truth }) => truth[unit]).join("");
    counts.set(answers, (counts.get(answers) ?? 0) + 1);
  }
  const named = (answers: string, wanted: Truth) => {
    return flags.filter((_, index) => Number(answers[index]) === wanted).map(({ name }) => name);
  };
  return [...counts]
    .sort(
      ([leftAnswers, left], [rightAnswers, right]) => right - left || (leftAnswers < rightAnswers ? -1 : 1),
    )
    .map(([answers, count]) => ({
      yes: named(answers, Truth.yes),
      unknown: named(answers, Truth.unknown),
      count,
    }));
}

function pairOf(first: Flag, other: Flag): Pair {
  const counts: [number, number, number] = [0, 0, 0];
  for (let unit = 0; unit < first.truth.length; unit++) {
    if (first.truth[unit] === Truth.yes) counts[other.truth[unit] as Truth]++;
  }
  checkTotal(`pair "${first.name}" and "${other.name}"`, counts, first.yes);
  return {
    first: first.name,
    other: other.name,
    inFirst: first.yes,
    inBoth: counts[Truth.yes],
    notInOther: counts[Truth.no],
    unknown: counts[Truth.unknown],
  };
}

function checkTotal(what: string, counts: readonly number[], expected: number): void {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total !== expected)
    throw new Error(`The counts of the ${what} add up to ${total}, not to ${expected}.`);
}
