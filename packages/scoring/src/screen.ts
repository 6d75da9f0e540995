import { z } from "zod";
import { unknownWord } from "./checked-description.ts";
import type { FullColumn } from "./unit-columns.ts";

/** Which units have too little data to be scored. */
export interface Screening {
  /** The least share of its indicators that a unit must have, from 0 to 1. */
  readonly share?: number | undefined;
  /** The least share, of those that it has, that must not be 0. */
  readonly nonZero?: number | undefined;
  /** Whether values are counted as they are given (the default) or after missing ones are filled. */
  readonly count?: "given" | "imputed" | undefined;
}

/**
 * The units with too little data to be scored (COINr's Screen): by the share of indicators that a unit has, and the
 * share of these that are not 0.
 *
 * @returns a byte a unit: 1 = screened out
 * @example
 * screenUnits([{ values: Float64Array.of(1, 0), state: Uint8Array.of(0, 1) }], { share: 0.9 }); // Uint8Array [0, 1]
 */
export function screenUnits(
  columns: readonly FullColumn[],
  { share = 0, nonZero = 0 }: Screening,
): Uint8Array {
  const unitCount = columns[0]?.state.length ?? 0;
  return Uint8Array.from({ length: unitCount }, (_, unit) => {
    const present = columns.filter(({ state }) => state[unit] === 0);
    const filled = present.filter(({ values }) => values[unit] !== 0);
    const isShort = present.length < share * columns.length || filled.length < nonZero * present.length;
    return isShort ? 1 : 0;
  });
}

const share = z.number("A share is a number from 0 to 1.").min(0).max(1, "A share is a number from 0 to 1.");

/** The schema of a {@link Screening}. */
export const screeningSchema: z.ZodType<Screening> = z.strictObject(
  {
    share: share.exactOptional(),
    nonZero: share.exactOptional(),
    count: z.enum(["given", "imputed"], 'Say "given" or "imputed".').exactOptional(),
  },
  { error: unknownWord },
);
