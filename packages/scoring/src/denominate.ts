import { shrinkRates } from "@needscope/stats";
import type { IndicatorPart } from "./composite.ts";
import { naming } from "./naming.ts";
import { type FullColumn, fullColumn, type UnitColumns, unitColumn, unitLabels } from "./unit-columns.ts";

/**
 * Adds to an indicator what is published apart and divides it by its denominator; where the part says `shrink`, the rate is drawn to that of the unit's
 * larger area. A unit whose denominator is 0 has no rate and is marked missing, unless its larger area lends it one.
 *
 * @returns the indicator's own column where the part has no denominator
 * @throws RangeError when a column is not there, a denominator lies below 0, or a rate to shrink is no proportion
 * @example
 * denominate({ indicator: "claimants", denominator: "adults", multiplier: 100, direction: "higher-is-need" }, { units, asker });
 */
export function denominate(
  part: IndicatorPart,
  { units, asker }: { readonly units: UnitColumns; readonly asker: string },
): FullColumn {
  const unitCount = units.ids.length;
  const numerators = added(part, { units, asker });
  if (part.denominator === undefined) return numerators;
  const denominators = fullColumn(unitColumn(units, part.denominator, asker), unitCount);
  const below = denominators.values.filter((value, unit) => denominators.state[unit] === 0 && value < 0);
  if (below.length > 0) {
    throw new RangeError(
      `Denominator "${part.denominator}" lies below 0 in ${String(below.length)} of ${String(unitCount)} units.`,
    );
  }
  const state = numerators.state.map((byte, unit) => stateOfBoth(byte, denominators.state[unit]!));
  const counts = { numerators: numerators.values, denominators: denominators.values, state };
  const { multiplier = 1, shrink } = part;
  if (shrink === undefined) return times(quotients(counts), multiplier);
  const labels = unitLabels(units, shrink, asker);
  return times(
    naming(`Indicator "${part.indicator}"`, () => shrunk(counts, labels)),
    multiplier,
  );
}

// Where one of the pieces is not there the sum is not.
function added({ indicator, plus = [] }: IndicatorPart, { units, asker }: Parameters<typeof denominate>[1]) {
  const [first, ...others] = [indicator, ...plus].map((name) =>
    fullColumn(unitColumn(units, name, asker), units.ids.length),
  );
  return others.reduce(
    (so, { values, state }) => ({
      values: so.values.map((value, unit) => value + values[unit]!),
      state: so.state.map((byte, unit) => stateOfBoth(byte, state[unit]!)),
    }),
    first!,
  );
}

interface Counts {
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  readonly state: Uint8Array;
}

// Missing outweighs suppressed, as everywhere.
function stateOfBoth(one: number, other: number): number {
  return one === 1 || other === 1 ? 1 : Math.max(one, other);
}

function quotients({ numerators, denominators, state }: Counts): FullColumn {
  const values = numerators.map((above, unit) => above / denominators[unit]!);
  return fullColumn({ values, state }, values.length);
}

function shrunk(
  { numerators, denominators, state }: Counts,
  labels: readonly (string | undefined)[],
): FullColumn {
  const places = new Map<string, number>();
  const larger = labels.map((label, unit) => {
    if (label === undefined || state[unit] !== 0) return -1;
    if (!places.has(label)) places.set(label, places.size);
    return places.get(label)!;
  });
  const rates = shrinkRates({ numerators, denominators, larger });
  return { values: rates.rate, state: state.map((byte, unit) => (byte === 0 ? rates.state[unit]! : byte)) };
}

function times({ values, state }: FullColumn, multiplier: number): FullColumn {
  return fullColumn({ values: values.map((value) => value * multiplier), state }, values.length);
}
