import type { ReleasedCell } from "@needscope/disclosure";
import type { ChartColumn } from "../released-column.ts";

/** A change in how something was counted: no line joins what lies before `at` with what lies from it on. */
export interface SeriesBreak {
  /** The first period counted the new way. */
  readonly at: string;
  readonly label: string;
}

/** What a chart of lines over periods draws. */
export interface Trend {
  readonly period: ChartColumn;
  readonly zone: ChartColumn;
  readonly value: ChartColumn;
  /** Why a value is marked and not counted. */
  readonly note: ChartColumn | undefined;
  readonly periods: readonly string[];
  readonly breaks: readonly SeriesBreak[];
  readonly focus: string;
  readonly benchmark: string | undefined;
}

/** The cell of a zone in each period; undefined where there is no row. */
export function cellsOf({ period, zone, value, periods }: Trend, name: string): (ReleasedCell | undefined)[] {
  return periods.map((at) => {
    const row = zone.cells.findIndex(({ text }, index) => text === name && period.cells[index]!.text === at);
    return row < 0 ? undefined : value.cells[row];
  });
}

/** The same without the values that are marked. */
export function countedCellsOf(trend: Trend, name: string): (ReleasedCell | undefined)[] {
  const notes = cellsOf({ ...trend, value: trend.note ?? trend.value }, name);
  return cellsOf(trend, name).map((cell, at) => (trend.note && isNoted(notes[at]) ? undefined : cell));
}

/** Whether a note says that a value is marked. */
export function isNoted(note: ReleasedCell | undefined): boolean {
  return note !== undefined && note.shorthand === undefined;
}

/** Height of the plot of a trend, in px. */
export const plotHeight = 240;
