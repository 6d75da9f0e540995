import { displayNumber, type ReleasedTable } from "@needscope/disclosure";
import { framedChart } from "./chart-frame.ts";
import { hiddenNote, isShown, subtitleOf } from "./chart-words.ts";
import type { Chart, ChartWords } from "./chart.ts";
import { overlapFrame } from "./frames/overlap-frame.ts";
import { type ChartColumn, releasedColumn } from "./released-column.ts";

/** Column ids and words of {@link overlapChart}. */
export interface OverlapChartOptions extends ChartWords {
  /** Label columns that say Yes or No, one a flag. */
  readonly flags: readonly string[];
  /** Count column: how many have exactly this combination. */
  readonly count: string;
  /** How many combinations to draw; the rest is a sentence below them. 8 by default. */
  readonly top?: number;
}

/**
 * The same people: which flags occur together (a plot after Lex et al., UpSet, 2014). One row a combination, the
 * most frequent first, hidden counts last: filled dots are the flags that hold, the bar is how many have exactly
 * these. The table has one row per combination. Throws on an unknown column.
 *
 * @example
 * overlapChart(table, { flags: ["benefit", "arrears", "cap"], count: "families" }).title;
 * // "1,250 of 3,400 families have two or more of these"
 */
export function overlapChart(table: ReleasedTable, options: OverlapChartOptions): Chart {
  const flags = options.flags.map((id) => releasedColumn(table, id, ["label"]));
  const count = releasedColumn(table, options.count, ["count"]);
  const combinations = combinationsOf(flags, count);
  const title = overlapTitle(combinations, count);
  const top = options.top ?? 8;
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(count.title, options),
      altText: `Combinations of ${flags.length} flags with the number that have each. ${title}.`,
      data: { rows: { table: table.name } },
      table: table.name,
      howToRead: `Filled dots are what a family has, empty dots what it has not; the bar counts those with exactly that combination, dark where there are two or more.${hiddenNote([count])}`,
    },
    (width) => overlapFrame({ flags, count, top, rest: restWords(combinations.slice(top)) }, width),
  );
}

interface Combination {
  readonly flagCount: number;
  readonly value: number | undefined;
  readonly hidden: boolean;
}

/** As drawn: most frequent first, hidden last, ties in the order of the table. */
function combinationsOf(flags: readonly ChartColumn[], count: ChartColumn): Combination[] {
  return count.cells
    .map((cell, row) => ({
      flagCount: flags.filter((flag) => flag.cells[row]!.text === "Yes").length,
      value: cell.value,
      hidden: !isShown(cell),
    }))
    .sort((left, right) => (right.value ?? -1) - (left.value ?? -1));
}

function overlapTitle(combinations: readonly Combination[], count: ChartColumn): string {
  const unit = (count.column.kind === "count" && count.column.of) || "families";
  const several = combinations.filter(({ flagCount }) => flagCount > 1);
  const any = combinations.filter(({ flagCount }) => flagCount > 0);
  const known = displayNumber(sum(several));
  if (several.some(({ hidden }) => hidden)) return `At least ${known} ${unit} have two or more of these`;
  if (any.some(({ hidden }) => hidden)) return `${known} ${unit} have two or more of these`;
  return `${known} of ${displayNumber(sum(any))} ${unit} have two or more of these`;
}

function sum(combinations: readonly Combination[]): number {
  return combinations.reduce((total, { value }) => total + (value ?? 0), 0);
}

function restWords(rest: readonly Combination[]): string | undefined {
  if (rest.length === 0) return undefined;
  const hidden = rest.filter((combination) => combination.hidden).length;
  const combinations = `${rest.length} further ${rest.length === 1 ? "combination" : "combinations"}`;
  if (hidden === rest.length) return `${combinations}: [c]`;
  return `${combinations}: ${displayNumber(sum(rest))}${hidden > 0 ? `, and ${hidden} hidden [c]` : ""}`;
}
