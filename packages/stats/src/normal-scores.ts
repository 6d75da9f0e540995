import { mapNumbers } from "./map-numbers.ts";
import { normalQuantile } from "./normal.ts";

/** How {@link normalScores} counts. */
export interface NormalScoreOptions {
  /** How many numbers the ranks count; by default there are as many as ranks. */
  readonly of?: number;
  /**
   * What is taken off the rank and, twice, off the count: 0 (van der Waerden 1952, the default, as the indices of
   * deprivation do) gives rank / (n + 1), 3/8 (Blom 1958) gives (rank - 3/8) / (n + 1/4).
   */
  readonly offset?: number;
}

/**
 * The normal scores of ranks: the standard normal quantile of (rank - offset) / (n + 1 - 2 offset). With them indicators of any
 * distribution are combined, before weights of a factor analysis are put to them (technical reports of the English and
 * Scottish indices of deprivation).
 *
 * @param ranks 1 = lowest score; halves where ties are averaged
 * @throws RangeError when a rank lies outside 1 to the count, or the offset outside 0 to below 1
 * @example
 * normalScores([1, 2, 3]); // Float64Array [-0.6744897501960817, 0, 0.6744897501960817]
 */
export function normalScores(
  ranks: ArrayLike<number>,
  { of = ranks.length, offset = 0 }: NormalScoreOptions = {},
): Float64Array {
  if (!(offset >= 0 && offset < 1)) {
    throw new RangeError(`The offset of normal scores lies from 0 to below 1, not at ${String(offset)}.`);
  }
  return mapNumbers(ranks, (rank) => {
    if (rank >= 1 && rank <= of) return normalQuantile((rank - offset) / (of + 1 - 2 * offset));
    throw new RangeError(
      `A rank of ${String(of)} units lies between 1 and ${String(of)}, not ${String(rank)}.`,
    );
  });
}
