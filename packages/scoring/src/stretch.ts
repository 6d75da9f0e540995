import { isAllPresent } from "./all-present.ts";
import type { Composite } from "./composite.ts";
import { hasOwnEnds } from "./evaluate-composite.ts";
import type { Scored } from "./scored.ts";

/** Scores and contributions before they are laid on the composite's scale. */
export interface Unstretched {
  readonly composite: Composite;
  readonly constant: readonly string[];
  readonly state: Uint8Array;
  /** By indicator: its weight in the whole score, unit by unit. */
  readonly weights: ReadonlyMap<string, Float64Array>;
  readonly raw: Float64Array;
  readonly plain: ReadonlyMap<string, Float64Array>;
}

/**
 * Lays contributions on the composite's scale where the normalisation has no ends of its own (zScore): the lowest score
 * becomes 0 and the highest the top. The lowest score, from which such a scale counts, is laid on the indicators by
 * their weights, so that contributions still sum to the score and do not depend on which unit is lowest. Equal
 * scores all become 0.
 *
 * @returns contributions, 0 in units without a score
 * @example
 * stretch({ composite, constant: [], state, weights, raw, plain }).get("absence");
 */
export function stretch(unstretched: Unstretched): Scored["contributions"] {
  const { composite, state, raw, plain } = unstretched;
  const { scale } = composite;
  if (scale === undefined || hasOwnEnds(composite)) {
    return onlyScored(plain, state);
  }
  const { lowest, highest } = endsOf(raw, state);
  const factor = highest > lowest ? scale[1] / (highest - lowest) : 0;
  const bases = baseShares(unstretched);
  const contributions = new Map<string, Float64Array>();
  for (const [name, shares] of plain) {
    const base = bases.get(name)!;
    contributions.set(
      name,
      shares.map((share, unit) => factor * (share - base[unit]! * lowest)),
    );
  }
  return onlyScored(contributions, state);
}

function endsOf(raw: Float64Array, state: Uint8Array): { lowest: number; highest: number } {
  let lowest = Infinity;
  let highest = -Infinity;
  raw.forEach((value, unit) => {
    if (state[unit] !== 0) return;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  });
  return { lowest, highest };
}

// Shares of the indicators that vary, so that a constant one contributes 0, unless a unit has no other.
function baseShares({ weights, constant, raw }: Unstretched): Map<string, Float64Array> {
  const totals = new Float64Array(raw.length);
  for (const [name, weight] of weights) {
    if (!constant.includes(name)) weight.forEach((value, unit) => (totals[unit]! += value));
  }
  const shareOf = (name: string, value: number, total: number): number => {
    if (total === 0) return value;
    return constant.includes(name) ? 0 : value / total;
  };
  return new Map(
    [...weights].map(([name, weight]) => [
      name,
      weight.map((value, unit) => shareOf(name, value, totals[unit]!)),
    ]),
  );
}

function onlyScored(
  columns: ReadonlyMap<string, Float64Array>,
  state: Uint8Array,
): Map<string, Float64Array> {
  if (isAllPresent(state)) return new Map(columns);
  const scored = (column: Float64Array): Float64Array =>
    column.map((value, unit) => (state[unit] === 0 ? value : 0));
  return new Map([...columns].map(([name, column]) => [name, scored(column)]));
}
