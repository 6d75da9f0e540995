import type { ReleasedCell, ReleasedTable } from "@needscope/disclosure";
import type { Chart, ChartWords } from "./chart.ts";
import { framedChart, type Frame, type Layer, type Transform } from "./chart-frame.ts";
import { hiddenNote, isShown, measureOf, shortText, shortWords, subtitleOf } from "./chart-words.ts";
import { once } from "./comb-header.ts";
import { palette } from "./palette.ts";
import { numberKinds, releasedColumn, type ChartColumn } from "./released-column.ts";
import { widthOf, wrappedLines } from "./wrapped-lines.ts";

/** A change in how something was counted: no line joins what lies before `at` with what lies from it on. */
export interface SeriesBreak {
  /** The first period counted the new way. */
  readonly at: string;
  readonly label: string;
}

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
}

/**
 * One indicator over periods: a line per zone, one of them brought out with its interval. Missing and hidden values
 * and breaks in the series leave gaps. The message compares the first and last shown value since the last break,
 * and says "no clear change" where their intervals overlap. One row per zone and period. Throws on an unknown
 * column, zone or period.
 *
 * @example
 * trendLines(table, { period: "year", zone: "zone", value: "rate", focus: "Harrowmere" }).title;
 * // "Harrowmere rose from 10.2 to 14.5 between 2013/14 and 2015/16"
 */
export function trendLines(table: ReleasedTable, options: TrendLinesOptions): Chart {
  const period = releasedColumn(table, options.period, ["label"]);
  const zone = releasedColumn(table, options.zone, ["label"]);
  const value = releasedColumn(table, options.value, numberKinds);
  const periods = options.periods ?? [...new Set(period.cells.map(({ text }) => text))];
  const breaks = options.breaks ?? [];
  requireKnown("zone", table, [options.focus, ...(options.benchmark === undefined ? [] : [options.benchmark])], zone.cells.map(({ text }) => text));
  requireKnown("period", table, [...breaks.map(({ at }) => at), ...period.cells.map(({ text }) => text)], periods);
  const trend: Trend = { period, zone, value, periods, breaks, focus: options.focus, benchmark: options.benchmark };
  const title = trendTitle(trend);
  const others = new Set(zone.cells.map(({ text }) => text)).size - 1 - (options.benchmark === undefined ? 0 : 1);
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(measureOf(value), { ...options, period: spanOf(periods) }),
      altText: `Lines over ${periods.length} periods. ${title}.`,
      data: { rows: { table: table.name } },
      table: table.name,
      howToRead: `The dark line is ${options.focus}${bandNote(trend)}${others > 0 ? `; grey lines are the other zones` : ""}. A gap is a missing value or a change in how it was counted.${hiddenNote([value])}`,
    },
    (width) => trendFrame(trend, width),
  );
}

interface Trend {
  readonly period: ChartColumn;
  readonly zone: ChartColumn;
  readonly value: ChartColumn;
  readonly periods: readonly string[];
  readonly breaks: readonly SeriesBreak[];
  readonly focus: string;
  readonly benchmark: string | undefined;
}

function requireKnown(what: string, table: ReleasedTable, asked: readonly string[], known: readonly string[]): void {
  const unknown = asked.find((word) => !known.includes(word));
  if (unknown === undefined) return;
  throw new RangeError(`Unknown ${what} "${unknown}" for table "${table.name}". Known: ${[...new Set(known)].join(", ") || "none"}.`);
}

function spanOf(periods: readonly string[]): string {
  return periods.length > 1 ? `${periods[0]!} to ${periods.at(-1)!}` : (periods[0] ?? "");
}

function bandNote({ value }: Trend): string {
  return value.cells.some((cell) => cell.lower !== undefined) ? ", the band around it its interval" : "";
}

/** The cell of a zone in each period; undefined where there is no row. */
function cellsOf({ period, zone, value, periods }: Trend, name: string): (ReleasedCell | undefined)[] {
  return periods.map((at) => {
    const row = zone.cells.findIndex(({ text }, index) => text === name && period.cells[index]!.text === at);
    return row < 0 ? undefined : value.cells[row];
  });
}

function trendTitle(trend: Trend): string {
  const { focus, periods, breaks } = trend;
  const since = Math.max(0, ...breaks.map(({ at }) => periods.indexOf(at)));
  const shown = cellsOf(trend, focus)
    .map((cell, index) => ({ cell, at: periods[index]!, index }))
    .filter(({ cell, index }) => index >= since && isShown(cell));
  const first = shown[0];
  const last = shown.at(-1);
  if (!first || !last) return `${focus}: no value can be shown`;
  if (first === last) return `${focus} was ${shortWords(last.cell!)} in ${last.at}`;
  const [from, to] = [shortWords(first.cell!), shortWords(last.cell!)];
  const between = `from ${from} to ${to} between ${first.at} and ${last.at}`;
  if (from === to || overlap(first.cell!, last.cell!)) return `${focus}: no clear change, ${from} in ${first.at} and ${to} in ${last.at}`;
  return `${focus} ${last.cell!.value! > first.cell!.value! ? "rose" : "fell"} ${between}`;
}

function overlap(first: ReleasedCell, last: ReleasedCell): boolean {
  const [low, high] = first.value! < last.value! ? [first, last] : [last, first];
  return (low.upper ?? low.value!) >= (high.lower ?? high.value!);
}

const plotHeight = 240;

/** Keeps the first value off the axis and the last one off the name beside it. */
const endAlign = "datum.at === 0 ? 'left' : datum.at === length(periods) - 1 ? 'right' : 'center'";

function trendFrame(trend: Trend, width: number): Frame {
  const { period, zone, value, periods, breaks, focus, benchmark } = trend;
  const narrow = width < 480;
  const named = [focus, ...(benchmark === undefined ? [] : [benchmark])];
  const nameRoom = narrow ? 28 : Math.min(160, Math.max(28, ...named.map((name) => widthOf(name, 14))) + 18);
  const inner = width - 44 - nameRoom;
  const breakLines = Math.max(0, ...breaks.map(({ label }) => wrappedLines(label, 22).length));
  const top = 14 + breakLines * 16 + (narrow ? named.length * 20 : 0);
  const x = {
    field: "at",
    type: "quantitative",
    scale: { domain: [0, Math.max(1, periods.length - 1)], nice: false, zero: false },
    axis: {
      title: null,
      values: thinnedIndexes(periods, inner),
      labelExpr: "periods[datum.value]",
      labelFontSize: 13,
      labelAngle: 0,
      labelOverlap: false,
      labelFlush: false,
      labelPadding: 6,
      grid: false,
    },
  } as const;
  const empty = !value.cells.some((cell) => isShown(cell) && (cell.upper ?? cell.value) > 0);
  const y = (field: string) => ({
    field,
    type: "quantitative",
    scale: { zero: true, nice: true, ...(empty && { domainMax: 1 }) },
    axis: { title: null, tickCount: 5, labelFontSize: 13, gridColor: palette.track, domain: false, ticks: false, labelPadding: 6 },
  });
  const isFocus = { field: `${zone.id}_text`, equal: focus };
  const isBenchmark = { field: `${zone.id}_text`, equal: benchmark ?? "" };
  const isOther = { not: { or: [isFocus, isBenchmark] } };
  const series = { detail: [{ field: `${zone.id}_text` }, { field: "era" }] };
  const line = (test: object, mark: object) => ({
    transform: [{ filter: test }],
    mark: { type: "line", invalid: "break-paths-show-domains", ...mark },
    encoding: { x, y: y(value.id), ...series },
  });
  const dots = (test: object, mark: object) => ({
    transform: [{ filter: test }, { filter: { field: value.id, valid: true } }],
    mark: { type: "point", filled: true, opacity: 1, ...mark },
    encoding: { x, y: y(value.id) },
  });
  return {
    width,
    height: plotHeight,
    padding: { top, right: nameRoom, bottom: 34, left: 44 },
    params: { periods, breakIndexes: breaks.map(({ at }) => periods.indexOf(at)) },
    transform: trendTransform(trend),
    layers: [
      {
        transform: [{ filter: isFocus }],
        mark: { type: "area", invalid: "break-paths-show-domains", color: palette.focus, opacity: 0.18 },
        encoding: { x, y: y(`${value.id}_lower`), y2: { field: `${value.id}_upper` }, ...series },
      },
      line(isOther, { color: palette.context, strokeWidth: 1.5 }),
      dots(isOther, { color: palette.context, size: 16 }),
      ...(benchmark === undefined
        ? []
        : [
            line(isBenchmark, { color: palette.quiet, strokeWidth: 2, strokeDash: [6, 3] }),
            dots(isBenchmark, { color: palette.quiet, size: 24, shape: "square" }),
          ]),
      line(isFocus, { color: palette.focus, strokeWidth: 3 }),
      dots(isFocus, { color: palette.focus, size: 70 }),
      {
        transform: [{ filter: isFocus }, { calculate: shortText(value.id), as: "short_text" }, { filter: { or: [{ field: "at", oneOf: endsOf(trend) }, { field: value.id, valid: false }] } }],
        mark: { type: "text", baseline: "bottom", dy: -8, align: { expr: endAlign }, fontSize: 13, fontWeight: "bold", color: palette.focus },
        encoding: { x, y: y("text_at"), text: { field: "short_text" } },
      },
      ...breaks.flatMap((change) => breakLayers(change, trend, { inner, breakLines })),
      ...nameLayers(trend, { narrow, inner, top, x, y: y(value.id), isFocus, isBenchmark }),
    ] as Layer[],
  };
}

/** Rows for every zone and period, the place of each period, the era between breaks that it is in. */
function trendTransform({ period, zone, value, periods, breaks }: Trend): Transform[] {
  const fields = [value.id, `${value.id}_lower`, `${value.id}_upper`];
  return [
    { calculate: `indexof(periods, datum.${period.id}_text)`, as: "at" },
    ...[...fields].map((field) => ({
      impute: field,
      key: "at",
      keyvals: periods.map((_, index) => index),
      groupby: [`${zone.id}_text`],
      value: null,
    })),
    { calculate: `isValid(datum.${value.id}_text) ? datum.${value.id}_text : ''`, as: `${value.id}_text` },
    { calculate: breaks.map((_, index) => `(datum.at >= breakIndexes[${index}] ? 1 : 0)`).join(" + ") || "0", as: "era" },
    { calculate: `isValid(datum.${value.id}) ? datum.${value.id} : 0`, as: "text_at" },
  ] as Transform[];
}

/** The periods of the focus zone whose values are written: first and last shown. */
function endsOf(trend: Trend): number[] {
  const shown = cellsOf(trend, trend.focus).flatMap((cell, index) => (isShown(cell) ? [index] : []));
  return shown.length === 0 ? [] : [shown[0]!, shown.at(-1)!];
}

function thinnedIndexes(periods: readonly string[], inner: number): number[] {
  const longest = Math.max(1, ...periods.map((words) => widthOf(words, 13))) + 10;
  const every = Math.max(1, Math.ceil((periods.length * longest) / (inner + longest)));
  return periods.map((_, index) => index).filter((index) => (periods.length - 1 - index) % every === 0);
}

function breakLayers(change: SeriesBreak, { periods }: Trend, { inner, breakLines }: { inner: number; breakLines: number }) {
  const at = ((periods.indexOf(change.at) - 0.5) / Math.max(1, periods.length - 1)) * inner;
  const lines = wrappedLines(change.label, 22);
  const start = at < inner / 2;
  return [
    {
      ...once,
      mark: { type: "rule", strokeDash: [3, 3], color: palette.quiet },
      encoding: { x: { value: at }, y: { value: -8 - breakLines * 16 }, y2: { value: plotHeight } },
    },
    {
      ...once,
      mark: { type: "text", align: start ? "left" : "right", baseline: "top", fontSize: 13, lineHeight: 16, color: palette.quiet },
      encoding: { x: { value: start ? at + 5 : at - 5 }, y: { value: -8 - breakLines * 16 }, text: { value: lines } },
    },
  ];
}

interface NamePlace {
  readonly narrow: boolean;
  readonly inner: number;
  readonly top: number;
  readonly x: object;
  readonly y: object;
  readonly isFocus: object;
  readonly isBenchmark: object;
}

/** Names at the ends of lines on a page; above the plot with a piece of line on a phone. */
function nameLayers(trend: Trend, place: NamePlace): object[] {
  return place.narrow ? namesAbove(trend, place) : namesAtEnd(trend, place);
}

function namesAtEnd(trend: Trend, { x, y, isFocus, isBenchmark }: NamePlace): object[] {
  const { focus, benchmark, value } = trend;
  const lastOf = (name: string) => cellsOf(trend, name).findLastIndex((cell) => isShown(cell));
  const lastValue = (name: string) => cellsOf(trend, name)[lastOf(name)]?.value ?? 0;
  const focusAbove = benchmark === undefined || lastValue(focus) >= lastValue(benchmark);
  const name = (words: string, test: object, { colour, dy }: { colour: string; dy: number }) => ({
    transform: [{ filter: test }, { filter: { field: "at", equal: lastOf(words) } }, { filter: { field: value.id, valid: true } }],
    mark: { type: "text", align: "left", baseline: "middle", dx: 10, dy, fontSize: 14, fontWeight: "bold", color: colour },
    encoding: { x, y, text: { value: words } },
  });
  const apart = benchmark === undefined ? 0 : 8;
  return [
    name(focus, isFocus, { colour: palette.focus, dy: focusAbove ? -apart : apart }),
    ...(benchmark === undefined ? [] : [name(benchmark, isBenchmark, { colour: palette.quiet, dy: focusAbove ? apart : -apart })]),
  ];
}

function namesAbove({ focus, benchmark }: Trend, { top }: NamePlace): object[] {
  return [focus, ...(benchmark === undefined ? [] : [benchmark])].flatMap((words, index) => {
    const y = 10 - top + index * 20;
    const colour = index === 0 ? palette.focus : palette.quiet;
    return [
      {
        ...once,
        mark: { type: "rule", color: colour, strokeWidth: index === 0 ? 3 : 2, ...(index > 0 && { strokeDash: [6, 3] }) },
        encoding: { x: { value: -44 }, x2: { value: -20 }, y: { value: y } },
      },
      {
        ...once,
        mark: { type: "text", align: "left", baseline: "middle", fontSize: 14, fontWeight: "bold", color: colour },
        encoding: { x: { value: -14 }, y: { value: y }, text: { value: words } },
      },
    ];
  });
}
