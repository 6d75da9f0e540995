import type { BenchmarkGroups } from "@needscope/areas";
import { State } from "@needscope/table";
import type { IndicatorTable } from "./indicator-table.ts";

/** What each unit is set beside: its group's rate, from the group's counts together. */
export interface PooledBenchmarks {
  /** In the order of the table's ids; undefined where a unit has no group, or nobody in it has counts. */
  readonly values: readonly (number | undefined)[];
  readonly numerators: readonly number[];
  readonly denominators: readonly number[];
  /** The members that are not in it for each unit: not in the table, missing or suppressed. */
  readonly without: readonly (readonly string[])[];
}

/**
 * The benchmark of each unit from its group, such as its statistical neighbours: their numerators over their
 * denominators together, never a mean of rates, and never with the unit itself. Members without counts are left out
 * and told.
 *
 * @throws one sentence when there is no such indicator, or it has no denominator.
 *
 * @example
 * const { values } = poolBenchmarks(authorities, "persistent-absence", neighbours);
 * compareUnits(authorities.indicators.get("persistent-absence")!, values);
 */
export function poolBenchmarks(
  { ids, indicators }: IndicatorTable,
  name: string,
  { membersOf }: BenchmarkGroups,
): PooledBenchmarks {
  const measured = indicators.get(name);
  if (measured === undefined) {
    throw new Error(`Unknown indicator "${name}". Known: ${[...indicators.keys()].join(", ")}.`);
  }
  const { indicator, numerator, denominator, state } = measured;
  if (numerator === undefined || denominator === undefined) {
    throw new Error(`Indicator "${name}" has no numerator and denominator to put together over a group.`);
  }
  const unitOf = new Map(ids.map((id, unit) => [id, unit]));
  const pooled = ids.map((id) => {
    const members = (membersOf.get(id) ?? []).filter((member) => member !== id);
    const isKnown = (member: string) => state[unitOf.get(member) ?? -1] === State.present;
    const units = members.filter(isKnown).map((member) => unitOf.get(member)!);
    const above = units.reduce((sum, unit) => sum + numerator[unit]!, 0);
    const below = units.reduce((sum, unit) => sum + denominator[unit]!, 0);
    const value = below === 0 ? undefined : (above / below) * (indicator.multiplier ?? 1);
    return { value, above, below, without: members.filter((member) => !isKnown(member)) };
  });
  return {
    values: pooled.map(({ value }) => value),
    numerators: pooled.map(({ above }) => above),
    denominators: pooled.map(({ below }) => below),
    without: pooled.map(({ without }) => without),
  };
}
