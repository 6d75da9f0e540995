import { State, suppressed } from "@needscope/table";
import type { IndicatorTable, MeasuredIndicator } from "./indicator-table.ts";

/** One indicator of one unit as people's code sees it: missing is `undefined`, suppressed is `suppressed`. */
export interface IndicatorView {
  readonly name: string;
  readonly title: string;
  readonly id: string;
  /** The unit's name, where the table has names. */
  readonly unitName?: string;
  readonly value: number | boolean | undefined | typeof suppressed;
  readonly numerator?: number | typeof suppressed;
  readonly denominator?: number | typeof suppressed;
  readonly lower?: number;
  readonly upper?: number;
  /** Rows that a missing value kept from being counted or left out. */
  readonly undecided: number;
  /** Records of the unit that were set aside when they were read, where there are some. */
  readonly setAside?: number;
}

/**
 * One indicator of one unit, for reading: value, interval, and the counts behind it.
 *
 * @throws one sentence when the table has no such indicator or unit.
 *
 * @example
 * indicatorAt(zones, "sole-registrations", "Z99000001");
 * // { name: "sole-registrations", ..., value: 0.062, numerator: 31, denominator: 500, lower: .044, upper: .087, ... }
 */
export function indicatorAt(table: IndicatorTable, name: string, id: string): IndicatorView {
  const measured = table.indicators.get(name);
  if (measured === undefined) {
    throw new Error(`Unknown indicator "${name}". Known: ${[...table.indicators.keys()].join(", ")}.`);
  }
  const unit = unitIndex(table, id);
  return {
    name,
    title: measured.indicator.title,
    id,
    ...(table.names && { unitName: table.names[unit]! }),
    value: valueAt(measured, unit),
    ...countsAt(measured, unit),
    ...intervalAt(measured, unit),
    undecided: measured.undecided?.[unit] ?? 0,
    ...((measured.setAside?.[unit] ?? 0) > 0 && { setAside: measured.setAside![unit]! }),
  };
}

/**
 * The index of a unit among ids.
 *
 * @throws one sentence when it is not there.
 */
export function unitIndex(
  { unit, ids }: { readonly unit: string; readonly ids: readonly string[] },
  id: string,
): number {
  const index = ids.indexOf(id);
  if (index < 0) throw new Error(`Unknown ${unit} "${id}": it is not one of the ${ids.length} measured.`);
  return index;
}

function valueAt({ indicator, value, state }: MeasuredIndicator, unit: number): IndicatorView["value"] {
  if (state[unit] === State.missing) return undefined;
  if (state[unit] === State.suppressed) return suppressed;
  return indicator.shows === "flag" ? value[unit] === 1 : value[unit];
}

function countsAt(
  measured: MeasuredIndicator,
  unit: number,
): Pick<IndicatorView, "numerator" | "denominator"> {
  const { numerator, denominator, partsState, state } = measured;
  const known = (partsState ?? state)[unit];
  if (numerator === undefined || known === State.missing) return {};
  if (known === State.suppressed)
    return { numerator: suppressed, ...(denominator && { denominator: suppressed }) };
  return { numerator: numerator[unit]!, ...(denominator && { denominator: denominator[unit]! }) };
}

function intervalAt(
  { lower, upper, state }: MeasuredIndicator,
  unit: number,
): Pick<IndicatorView, "lower" | "upper"> {
  if (lower === undefined || upper === undefined || state[unit] !== State.present) return {};
  return { lower: lower[unit]!, upper: upper[unit]! };
}
