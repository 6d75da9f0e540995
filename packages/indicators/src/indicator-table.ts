import type { Indicator } from "./indicator.ts";
import type { Period } from "./period.ts";

/**
 * One indicator for every unit, column by column in the order of the table's ids.
 *
 * `state` is one byte a unit (`State` of `@needscope/table`); where it is not present, `value`, `lower` and `upper` are
 * 0 and mean nothing: there is never a NaN. Counts, sums and money are as in the table (whole pence); proportions are 0
 * to 1; rates are per `indicator.multiplier`; a flag is 1 yes, 0 no, in bytes; a date is days since 1 January 1970.
 */
export interface MeasuredIndicator {
  readonly indicator: Indicator;
  readonly value: Float64Array | Uint8Array;
  readonly state: Uint8Array;
  /**
   * Counts above and below; whole until a roll-up shares an area between zones. Only counts, sums, shares and means
   * have them.
   */
  readonly numerator?: Float64Array;
  readonly denominator?: Float64Array;
  /** State of numerator and denominator together: 0 of 0 births is known, though the rate is missing. */
  readonly partsState?: Uint8Array;
  readonly lower?: Float64Array;
  readonly upper?: Float64Array;
  /** Rows that a missing value or date kept from being counted or left out; absent where there is none. */
  readonly undecided?: Float64Array;
  /** Records of each unit that were set aside when the sources were read; absent where none was. */
  readonly setAside?: Float64Array;
  /** Why nothing was measured at all: too few periods to pool, or a series break that its days would bridge. */
  readonly notMeasured?: string;
}

/** What a roll-up could not place: the numerator and denominator of areas that no zone holds. */
export interface NotPlaced {
  readonly numerator: number;
  readonly denominator?: number;
}

/** One row per unit (family, area, zone), one measured indicator per column. */
export interface IndicatorTable {
  /** What the rows are: "family", "area", "zone". */
  readonly unit: string;
  readonly ids: readonly string[];
  readonly names?: readonly string[];
  readonly indicators: ReadonlyMap<string, MeasuredIndicator>;
  /** How sure the intervals are: 0.95 for 95%. */
  readonly confidence?: number;
  readonly period?: Period;
  /** By indicator name; only after a roll-up. */
  readonly notPlaced?: ReadonlyMap<string, NotPlaced>;
}
