import { State } from "@needscope/table";

/** Missing outweighs suppressed, which outweighs present: a figure that lacks a value is not known to anyone. */
export function worseState(a: number, b: number): number {
  if (a === State.missing || b === State.missing) return State.missing;
  return a === State.suppressed || b === State.suppressed ? State.suppressed : State.present;
}
