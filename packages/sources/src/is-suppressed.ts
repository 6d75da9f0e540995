import type { ValueState } from "./value-state.ts";

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
