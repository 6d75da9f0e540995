import { type SeededRandom, seededRandom } from "@needscope/stats";
import { type Composite, defineComposite, indicatorsOf } from "./composite.ts";
import { rankComposite } from "./score-composite.ts";
import { unitColumn, type UnitColumn, type UnitColumns } from "./unit-columns.ts";

/** What the simulation of {@link rankIntervals} rests on. */
export interface RankIntervalOptions {
  /** By indicator: the standard error of each unit's value, in its own units; those left out are taken as exact. */
  readonly standardErrors: ReadonlyMap<string, ArrayLike<number>>;
  /** The same seed gives the same intervals. */
  readonly seed: number;
  /** How often everything is drawn and ranked again; 1000 by default. */
  readonly draws?: number;
  /** How much of the draws an interval holds; 0.95 by default. */
  readonly confidence?: number;
}

/** Where ranks can lie; 0 for a unit without a score. */
export interface RankIntervals {
  readonly ids: readonly string[];
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  /** The share of draws in which the unit had rank 1, alone or shared. */
  readonly probabilityFirst: Float64Array;
}

/**
 * Simulates how far ranks can be trusted when the indicators are measured with error (Goldstein and Spiegelhalter
 * 1996 on league tables): each value is drawn from a normal distribution about itself, everything is scored and
 * ranked again, and the interval holds the middle share of the ranks. Units draw in the order of their ids, so the
 * order of the rows changes nothing. A rate near 0 may be drawn below 0, where the normal distribution is a rough one.
 *
 * @throws RangeError when the composite cannot be used, a standard error is not a number from 0, or an option is out
 * of range
 * @example
 * const standardErrors = new Map([["absence", [0.5, 0.4]]]);
 * rankIntervals(need, units, { standardErrors, seed: 2016, draws: 2000 }).lower; // best rank of each unit
 */
export function rankIntervals(
  composite: Composite,
  units: UnitColumns,
  { standardErrors, seed, draws = 1000, confidence = 0.95 }: RankIntervalOptions,
): RankIntervals {
  const checked = defineComposite(composite);
  checkOptions(draws, confidence);
  const drawn = drawnColumns(checked, { units, standardErrors });
  const random = seededRandom(seed);
  const order = [...units.ids.keys()].sort((a, b) => (units.ids[a]! < units.ids[b]! ? -1 : 1));
  const ranks = units.ids.map(() => new Int32Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    const columns = new Map(drawn.map((one) => [one.indicator, redraw(one, { order, random })]));
    rankComposite(checked, { ids: units.ids, columns }).forEach((rank, unit) => (ranks[unit]![draw] = rank));
  }
  return { ids: units.ids, ...summarise(ranks, confidence) };
}

interface DrawnColumn {
  readonly indicator: string;
  readonly column: UnitColumn;
  readonly errors: ArrayLike<number> | undefined;
}

function checkOptions(draws: number, confidence: number): void {
  if (!Number.isInteger(draws) || draws < 1) {
    throw new RangeError(`The number of draws is a whole number from 1, not ${String(draws)}.`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence lies between 0 and 1, such as 0.95, not ${String(confidence)}.`);
  }
}

function drawnColumns(
  composite: Composite,
  { units, standardErrors }: { units: UnitColumns } & Pick<RankIntervalOptions, "standardErrors">,
): DrawnColumn[] {
  const parts = indicatorsOf(composite.parts);
  const indicators = parts.map((part) => part.indicator);
  for (const [indicator, errors] of standardErrors) {
    if (parts.some((part) => part.indicator === indicator && part.given === "rank")) {
      throw new RangeError(
        `"${indicator}" holds published ranks, which have no standard errors: leave them out.`,
      );
    }
    if (!indicators.includes(indicator)) {
      const known = indicators.join(", ");
      throw new RangeError(
        `Standard errors of "${indicator}", which composite "${composite.name}" lacks. It has: ${known}.`,
      );
    }
    const isError = (error: number): boolean => error >= 0 && error < Infinity;
    if (errors.length === units.ids.length && Array.from(errors).every(isError)) continue;
    throw new RangeError(
      `The standard errors of "${indicator}" must be a number from 0 for each of ${String(units.ids.length)} units.`,
    );
  }
  return indicators.map((indicator) => ({
    indicator,
    column: unitColumn(units, indicator, `composite "${composite.name}"`),
    errors: standardErrors.get(indicator),
  }));
}

function redraw(
  { column, errors }: DrawnColumn,
  { order, random }: { order: readonly number[]; random: SeededRandom },
): UnitColumn {
  if (errors === undefined) return column;
  const values = Float64Array.from(column.values);
  for (const unit of order) values[unit]! += errors[unit]! * random.normal();
  return { ...column, values };
}

function summarise(ranks: readonly Int32Array[], confidence: number): Omit<RankIntervals, "ids"> {
  const tail = (1 - confidence) / 2;
  const sorted = ranks.map((drawn) => drawn.slice().sort());
  return {
    lower: Int32Array.from(sorted, (drawn) => rankAt(drawn, tail)),
    upper: Int32Array.from(sorted, (drawn) => rankAt(drawn, 1 - tail)),
    probabilityFirst: Float64Array.from(
      ranks,
      (drawn) => drawn.filter((rank) => rank === 1).length / drawn.length,
    ),
  };
}

// The lowest rank that at least this proportion of the draws does not pass: always a rank that was drawn.
function rankAt(sorted: Int32Array, proportion: number): number {
  const place = Math.ceil(proportion * sorted.length - 1e-9);
  return sorted[Math.max(place, 1) - 1]!;
}
