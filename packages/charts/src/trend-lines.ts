import type { ReleasedCell, ReleasedTable } from "@needscope/disclosure";
import { framedChart } from "./chart-frame.ts";
import { hiddenNote, isShown, measureOf, shortWords, subtitleOf } from "./chart-words.ts";
import type { Chart, ChartWords } from "./chart.ts";
import { trendFrame } from "./frames/trend-frame.ts";
import { countedCellsOf, type SeriesBreak, type Trend } from "./frames/trend.ts";
import { numberKinds, releasedColumn } from "./released-column.ts";
import { wordList } from "./word-list.ts";

/** Column ids and words of {@link trendLines}. */
export interface TrendLinesOptions extends Omit<ChartWords, "period"> {
  /** Label column of periods. */
  readonly period: string;
  /** Label column of zones. */
  readonly zone: string;
  /** Number column: the indicator. */
  readonly value: string;
  /** Label of the zone that the message is about. */
  readonly focus: string;
  /** Label of a zone drawn dashed and named, to compare with: "England". */
  readonly benchmark?: string;
  /** All periods in order, so that one that no row has is a gap; by default those of the table. */
  readonly periods?: readonly string[];
  readonly breaks?: readonly SeriesBreak[];
  /** Label column: why a value is marked and not counted ("not plausible"); missing where it is not. */
  readonly note?: string;
}

/**
 * One indicator over periods: a line per zone, one of them brought out with its interval. Missing and hidden values
 * and breaks in the series leave gaps; a value with a note is a hollow dot that no line reaches. The message compares
 * the first and last counted value since the last break, and says "no clear change" where their intervals overlap (a
 * cautious test). One row per zone and period. Throws on an unknown column, zone or period.
 *
 * @example
 * trendLines(table, { period: "year", zone: "zone", value: "rate", focus: "Harrowmere" }).title;
 * // "Domestic abuse incidents in Harrowmere rose from 10.2 to 14.5 between 2013/14 and 2015/16"
 */
export function trendLines(table: ReleasedTable, options: TrendLinesOptions): Chart {
  const period = releasedColumn(table, options.period, ["label"]);
  const zone = releasedColumn(table, options.zone, ["label"]);
  const value = releasedColumn(table, options.value, numberKinds);
  const periods = options.periods ?? [...new Set(period.cells.map(({ text }) => text))];
  const breaks = options.breaks ?? [];
  requireKnown(
    "zone",
    table,
    [options.focus, ...(options.benchmark === undefined ? [] : [options.benchmark])],
    zone.cells.map(({ text }) => text),
  );
  requireKnown(
    "period",
    table,
    [...breaks.map(({ at }) => at), ...period.cells.map(({ text }) => text)],
    periods,
  );
  const trend: Trend = {
    period,
    zone,
    value,
    note: options.note === undefined ? undefined : releasedColumn(table, options.note, ["label"]),
    periods,
    breaks,
    focus: options.focus,
    benchmark: options.benchmark,
  };
  const title = trendTitle(trend);
  const others =
    new Set(zone.cells.map(({ text }) => text)).size - 1 - (options.benchmark === undefined ? 0 : 1);
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(measureOf(value), { ...options, period: spanOf(periods) }),
      altText: `Lines over ${periods.length} periods${breakWords(breaks)}. ${title}.`,
      data: { rows: { table: table.name } },
      table: table.name,
      howToRead: `The dark line is ${options.focus}${bandNote(trend)}${others > 0 ? `; grey lines are the other zones` : ""}. A gap is a missing value or a change in how it was counted.${trend.note ? " A hollow dot is marked and not counted." : ""}${hiddenNote([value])}`,
    },
    (width) => trendFrame(trend, width),
  );
}

function requireKnown(
  what: string,
  table: ReleasedTable,
  asked: readonly string[],
  known: readonly string[],
): void {
  const unknown = asked.find((word) => !known.includes(word));
  if (unknown === undefined) return;
  throw new RangeError(
    `Unknown ${what} "${unknown}" for table "${table.name}". Known: ${[...new Set(known)].join(", ") || "none"}.`,
  );
}

function spanOf(periods: readonly string[]): string {
  return periods.length > 1 ? `${periods[0]!} to ${periods.at(-1)!}` : (periods[0] ?? "");
}

/** Where no line goes on, for those who do not see it. */
function breakWords(breaks: readonly SeriesBreak[]): string {
  if (breaks.length === 0) return "";
  return `, broken at ${wordList(breaks.map(({ at, label }) => `${at} (${label})`))}`;
}

function bandNote({ value }: Trend): string {
  return value.cells.some((cell) => cell.lower !== undefined) ? ", the band around it its interval" : "";
}

function trendTitle(trend: Trend): string {
  const { focus, periods, breaks, value } = trend;
  const what = `${value.title} in ${focus}`;
  const since = Math.max(0, ...breaks.map(({ at }) => periods.indexOf(at)));
  const shown = countedCellsOf(trend, focus)
    .map((cell, index) => ({ cell, at: periods[index]!, index }))
    .filter(({ cell, index }) => index >= since && isShown(cell));
  const first = shown[0];
  const last = shown.at(-1);
  if (!first || !last) return `${what}: no value can be shown`;
  const [from, to] = [shortWords(first.cell!), shortWords(last.cell!)];
  if (first === last) return `${what}: ${to} in ${last.at}`;
  const span = `between ${first.at} and ${last.at}`;
  if (from === to || overlap(first.cell!, last.cell!)) return `${what}: no clear change ${span}`;
  const way = last.cell!.value! > first.cell!.value! ? "rose" : "fell";
  return `${what} ${way} from ${from} to ${to} ${span}`;
}

function overlap(first: ReleasedCell, last: ReleasedCell): boolean {
  const [low, high] = first.value! < last.value! ? [first, last] : [last, first];
  return (low.upper ?? low.value!) >= (high.lower ?? high.value!);
}
