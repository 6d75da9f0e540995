import { countInterval, rateInterval, wilsonInterval } from "@needscope/stats";
import { State } from "@needscope/table";
import type { Indicator } from "./indicator.ts";
import type { MeasuredIndicator } from "./indicator-table.ts";

/** Numerator and denominator of every unit, 0 where their state, that of both together, is not present. */
export interface RateParts {
  readonly numerator: Float64Array;
  readonly denominator?: Float64Array | undefined;
  readonly partsState: Uint8Array;
  readonly undecided?: Float64Array | undefined;
}

/**
 * Values and intervals from numerators and denominators: the one place where a rate is computed, for measuring and for
 * rolling up alike. A denominator of 0 makes the value missing.
 *
 * @throws one sentence when a Wilson interval is asked for and a numerator is larger than its denominator.
 */
export function measuredFromParts(
  indicator: Indicator,
  parts: RateParts,
  confidence: number,
): MeasuredIndicator {
  const { numerator, denominator, partsState, undecided } = parts;
  const { value, state } =
    denominator === undefined ? { value: numerator, state: partsState } : ratios(parts, indicator);
  return {
    indicator,
    value,
    state,
    numerator,
    ...(denominator && { denominator }),
    partsState,
    ...intervals(indicator, { numerator, denominator, state, confidence }),
    ...(undecided && { undecided }),
  };
}

function ratios(
  { numerator, denominator, partsState }: RateParts,
  { multiplier = 1 }: Indicator,
): { value: Float64Array; state: Uint8Array } {
  const value = new Float64Array(numerator.length);
  const state = partsState.slice();
  for (let unit = 0; unit < value.length; unit += 1) {
    const below = denominator?.[unit] ?? 0;
    if (below === 0 && state[unit] === State.present) state[unit] = State.missing;
    if (state[unit] === State.present) value[unit] = (numerator[unit]! / below) * multiplier;
  }
  return { value, state };
}

/**
 * The interval of an indicator: as it says, else Wilson where a proportion of counts is shown, Byar where a rate of
 * counts is, and none for sums, means, flags and plain counts.
 *
 * @example
 * intervalOf(soleRegistrations); // "wilson"
 */
export function intervalOf({ interval, measure, of, shows }: Indicator): "wilson" | "byar" | "none" {
  if (interval !== undefined) return interval;
  if (measure.kind === "share") return "wilson";
  if (of === undefined || (measure.kind !== "count" && measure.kind !== "distinct")) return "none";
  if (shows === "proportion") return "wilson";
  return shows === "rate" ? "byar" : "none";
}

interface IntervalInput {
  readonly numerator: Float64Array;
  readonly denominator: Float64Array | undefined;
  readonly state: Uint8Array;
  readonly confidence: number;
}

function intervals(
  indicator: Indicator,
  input: IntervalInput,
): { lower?: Float64Array; upper?: Float64Array } {
  const method = intervalOf(indicator);
  if (method === "none") return {};
  const { numerator, state } = input;
  const asked = { ...input, method };
  const lower = new Float64Array(numerator.length);
  const upper = new Float64Array(numerator.length);
  const outside: number[] = [];
  for (let unit = 0; unit < numerator.length; unit += 1) {
    if (state[unit] !== State.present) continue;
    const ends = intervalAt(unit, indicator, asked);
    lower[unit] = ends?.[0] ?? 0;
    upper[unit] = ends?.[1] ?? 0;
    if (ends === undefined) outside.push(unit);
  }
  if (outside.length > 0) throw new Error(noInterval(indicator, method, outside.length, numerator.length));
  return { lower, upper };
}

function intervalAt(
  unit: number,
  { multiplier = 1 }: Indicator,
  { numerator, denominator, confidence, method }: IntervalInput & { method: "wilson" | "byar" },
): readonly [number, number] | undefined {
  const above = numerator[unit]!;
  if (denominator === undefined) return countInterval(above, { confidence });
  const below = denominator[unit]!;
  if (method === "byar") return rateInterval(above, below, { multiplier, confidence });
  const ends = wilsonInterval(withoutNoise(above, below), below, { confidence });
  return ends && [ends[0] * multiplier, ends[1] * multiplier];
}

/** Sharing out areas can leave the last digit of a numerator above a denominator that it equals. */
export function withoutNoise(numerator: number, denominator: number): number {
  const isEqual = Math.abs(numerator - denominator) <= 1e-9 * denominator;
  return isEqual ? Math.min(numerator, denominator) : numerator;
}

function noInterval({ name }: Indicator, method: string, wrong: number, all: number): string {
  const where = `in ${wrong} of ${all} units`;
  return method === "wilson"
    ? `Indicator "${name}" cannot have a Wilson interval: ${where} its numerator is not from 0 to its denominator; use "byar".`
    : `Indicator "${name}" cannot have a Byar interval: ${where} its numerator is below 0; use "none".`;
}
