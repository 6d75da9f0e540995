import { mapNumbers } from "./map-numbers.ts";

/** How {@link exponentialScores} transforms. */
export interface ExponentialOptions {
  /** How many units the ranks count: rank `of` is the least need. By default there are as many as ranks. */
  readonly of?: number;
  /** How strongly the most deprived are stretched: 23 in England and Wales; another index uses 50 / ln 9. */
  readonly constant?: number;
  /**
   * Rank as a proportion R: "inclusive" is (N - rank + 1) / N, so that the most deprived has 1; "exclusive" is
   * (N - rank) / N, so that the least deprived has 0.
   */
  readonly scaledRank?: "inclusive" | "exclusive";
}

/**
 * The exponential transformation of the official indices of deprivation (Noble and others 2004, The English Indices
 * of Deprivation; technical report 2019): X = -k ln(1 - R (1 - e^(-100/k))), from near 0 for the least deprived to
 * 100 for the most. With k = 23 the most deprived tenth takes the upper half, so that a high score in one domain is
 * not wholly made up for by a low one in another.
 *
 * @param ranks 1 = most need; halves where ties are averaged
 * @throws RangeError when a rank lies outside 1 to the number of units, or the constant is not above 0
 * @example
 * exponentialScores([1, 2, 3]); // Float64Array [100, 24.68..., 9.17...]
 */
export function exponentialScores(ranks: ArrayLike<number>, options: ExponentialOptions = {}): Float64Array {
  return mapNumbers(ranks, exponentialOfRank({ of: ranks.length, ...options }));
}

/**
 * The transformation of {@link exponentialScores} for one rank after the other, of so many units.
 *
 * @example
 * rank([7, 9, 8], { as: exponentialOfRank({ of: 3 }) }); // Float64Array [9.17..., 100, 24.68...]
 */
export function exponentialOfRank({
  of,
  constant = 23,
  scaledRank = "inclusive",
}: ExponentialOptions & { readonly of: number }): (rank: number) => number {
  if (!(constant > 0 && constant < Infinity)) {
    throw new RangeError(
      `The constant of an exponential transformation is above 0, such as 23, not ${String(constant)}.`,
    );
  }
  const table = tableFor(of, constant, scaledRank);
  return (rank) => {
    if (rank >= 1 && rank <= of) return scoreOf(rank, table);
    throw new RangeError(
      `A rank of ${String(of)} units lies between 1 and ${String(of)}, not ${String(rank)}.`,
    );
  };
}

interface ScoreTable {
  readonly of: number;
  readonly constant: number;
  readonly scaledRank: "inclusive" | "exclusive";
  /** Scores of ranks 0.5, 1, 1.5, ...; NaN where not yet worked out. */
  readonly scores: Float64Array;
}

let latest: ScoreTable | undefined;

// An index transforms ranks of the same units again and again, and a logarithm is dear.
function tableFor(of: number, constant: number, scaledRank: "inclusive" | "exclusive"): ScoreTable {
  if (latest?.of === of && latest.constant === constant && latest.scaledRank === scaledRank) return latest;
  const size = Number.isSafeInteger(of) && of < 1_000_000 ? 2 * of + 1 : 0;
  latest = { of, constant, scaledRank, scores: new Float64Array(size).fill(NaN) };
  return latest;
}

function scoreOf(rank: number, table: ScoreTable): number {
  const { scores } = table;
  const known = scores[2 * rank];
  if (known === undefined) return transformed(rank, table);
  if (Number.isNaN(known)) scores[2 * rank] = transformed(rank, table);
  return scores[2 * rank]!;
}

function transformed(rank: number, { of, constant, scaledRank }: ScoreTable): number {
  const extra = scaledRank === "inclusive" ? 1 : 0;
  const reach = -Math.expm1(-100 / constant);
  // In doubles the first rank comes out a hair below 100.
  const proportion = (of - rank + extra) / of;
  return proportion === 1 ? 100 : -constant * Math.log1p(-proportion * reach);
}
