import { z } from "zod";

/**
 * Why a published cell holds no plain number. The five are apart in the government's statistics: `suppressed`
 * (kept back so that nobody is found), `unavailable`, `not-applicable`, `low` (above nothing, but rounds to it) and
 * `unreliable`. `missing` is a cell of which nothing more is said.
 */
export const valueState = z.enum([
  "suppressed",
  "unavailable",
  "not-applicable",
  "low",
  "unreliable",
  "missing",
]);

/** Why a cell holds no plain number. */
export type ValueState = z.output<typeof valueState>;

/**
 * Whether a cell in this state is suppressed in the table, where every other state is missing. There is a number
 * behind a suppressed and a low cell, so neither may be read as missing, and neither is 0.
 *
 * @example
 * isSuppressed("low"); // true
 */
export function isSuppressed(state: ValueState): boolean {
  return state === "suppressed" || state === "low";
}
