import { displayNumber, type ReleasedTable } from "@needscope/disclosure";
import type { Chart, ChartWords } from "./chart.ts";
import { framedChart } from "./chart-frame.ts";
import { hiddenNote, inSentence, isShown, subtitleOf } from "./chart-words.ts";
import { labelledBars } from "./frames/labelled-bars.ts";
import { type ChartColumn, releasedColumn } from "./released-column.ts";
import { cellOf } from "./segment-bars.ts";

/** Column ids and words of {@link contributionWaterfall}. */
export interface ContributionWaterfallOptions extends ChartWords {
  /** Label column: the part of the score (a domain, an indicator). */
  readonly part: string;
  /** Score or number column: what each part adds; below 0 where it takes off. */
  readonly value: string;
  /** Label of the last row: the score that the parts add up to, named as the area. */
  readonly total: string;
  /** Label of the first row, where the bars start from: the score of a benchmark. Without it they start from 0. */
  readonly start?: string;
}

/**
 * How one area's score is made of its parts, step by step; or, from a benchmark's score, which parts make the
 * difference. Steps up and down have their signs. Throws on an unknown column or label, and where the shown numbers
 * do not add up to the total (to their rounding).
 *
 * @example
 * contributionWaterfall(table, { part: "domain", value: "points", total: "Harrowmere", start: "England" }).title;
 * // "Harrowmere is 36.0 above England; income adds the most, 10.2"
 */
export function contributionWaterfall(table: ReleasedTable, options: ContributionWaterfallOptions): Chart {
  const { total, start } = options;
  const part = releasedColumn(table, options.part, ["label"]);
  const value = releasedColumn(table, options.value, ["score", "number"]);
  for (const words of [total, start]) if (words !== undefined) cellOf(table, part, value, words);
  const cascade = value.cells.every(isShown);
  const steps = stepsOf(part, value, options);
  if (cascade) checkSum(table, { part, value, steps }, options);
  const title = cascade
    ? waterfallTitle(table, { part, value, steps }, options)
    : `${total}: not every part of the score can be shown`;
  const from = start === undefined ? "0" : start;
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(value.title, options),
      altText: `Bars that lead from ${from} to the score of ${total} in ${steps.length} steps. ${title}.`,
      data: { rows: { table: table.name } },
      table: table.name,
      howToRead: `${
        cascade
          ? "Each bar starts where the one above it ends; a plus adds to the score, a minus takes off."
          : "All bars start at 0, since a gap would give a hidden number away."
      } The grey ${start === undefined ? "bar is the score itself" : "bars are the two scores"}.${hiddenNote([value])}`,
    },
    (width) => labelledBars({ label: part, count: value, total, cascade, steps: { start } }, width),
  );
}

interface Step {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

interface Waterfall {
  readonly part: ChartColumn;
  readonly value: ChartColumn;
  readonly steps: readonly Step[];
}

function stepsOf(
  part: ChartColumn,
  value: ChartColumn,
  { total, start }: ContributionWaterfallOptions,
): Step[] {
  return part.cells.flatMap(({ text: name }, row) => {
    if (name === total || name === start) return [];
    const cell = value.cells[row]!;
    return [
      { name, value: cell.value ?? 0, text: displayNumber(Math.abs(cell.value ?? 0), decimalsOf(value)) },
    ];
  });
}

function decimalsOf({ column }: ChartColumn): number {
  return "decimals" in column ? column.decimals : 0;
}

function checkSum(
  table: ReleasedTable,
  { part, value, steps }: Waterfall,
  { total, start }: ContributionWaterfallOptions,
): void {
  const rows = part.cells.map(({ text }) => text);
  if (rows.at(-1) !== total || (start !== undefined && rows[0] !== start)) {
    throw new RangeError(
      `Table "${table.name}" must end with the row "${total}"${start === undefined ? "" : ` and begin with "${start}"`}.`,
    );
  }
  const of = (words: string) => cellOf(table, part, value, words).value!;
  const sum = steps.reduce((so, step) => so + step.value, start === undefined ? 0 : of(start));
  const rounding = 0.5 * 10 ** -decimalsOf(value) * (steps.length + 2);
  if (Math.abs(sum - of(total)) <= rounding + 1e-9) return;
  const decimals = decimalsOf(value);
  throw new RangeError(
    `The parts in table "${table.name}" add up to ${displayNumber(sum, decimals)}, and "${total}" says ${displayNumber(of(total), decimals)}.`,
  );
}

function waterfallTitle(
  table: ReleasedTable,
  { part, value, steps }: Waterfall,
  { total, start }: ContributionWaterfallOptions,
): string {
  const score = cellOf(table, part, value, total);
  if (steps.length === 0) return `${total} scores ${score.text}`;
  if (start === undefined) {
    const most = largest(steps, 1);
    return `${total} scores ${score.text}; ${inSentence(most.name)} adds the most, ${most.text}`;
  }
  const difference = score.value! - cellOf(table, part, value, start).value!;
  const words = displayNumber(Math.abs(difference), decimalsOf(value));
  if (/^[0.]*$/.test(words)) return `${total} scores the same as ${start}`;
  const way = difference > 0 ? 1 : -1;
  const most = largest(steps, way);
  const does = way > 0 ? "adds" : "takes off";
  return `${total} is ${words} ${way > 0 ? "above" : "below"} ${start}; ${inSentence(most.name)} ${does} the most, ${most.text}`;
}

/** The step that goes furthest in one way. */
function largest(steps: readonly Step[], way: 1 | -1): Step {
  return steps.reduce((best, step) => (way * step.value > way * best.value ? step : best));
}
