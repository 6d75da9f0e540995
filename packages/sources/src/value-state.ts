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
