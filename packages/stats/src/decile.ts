/** The rules by which the official indices divide ranked areas into tenths. */
export type DecileRule = "england" | "scotlandWales";

/**
 * The tenth that a rank lies in, 1 = most deprived. England takes ceil(10 rank / N), Scotland and Wales
 * floor(10 (rank - 1) / N) + 1; where N is no multiple of 10 some areas differ.
 *
 * @param rank 1 = most deprived
 * @throws RangeError when the rank lies outside 1 to the number of areas
 * @example
 * decile(3285, { of: 32844, rule: "england" }); // 2
 */
export function decile(
  rank: number,
  { of, rule }: { readonly of: number; readonly rule: DecileRule },
): number {
  if (!(rank >= 1 && rank <= of)) {
    throw new RangeError(
      `A rank of ${String(of)} areas lies between 1 and ${String(of)}, not ${String(rank)}.`,
    );
  }
  return decileRules[rule](rank, of);
}

const decileRules: Readonly<Record<DecileRule, (rank: number, of: number) => number>> = {
  england: (rank, of) => Math.ceil((10 * rank) / of),
  scotlandWales: (rank, of) => Math.floor((10 * (rank - 1)) / of) + 1,
};
