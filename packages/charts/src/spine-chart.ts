import type { ReleasedTable } from "@needscope/disclosure";
import { framedChart } from "./chart-frame.ts";
import { hiddenNote, subtitleOf } from "./chart-words.ts";
import type { Chart, ChartWords } from "./chart.ts";
import { compareCells } from "./compare-cells.ts";
import { spineFrame } from "./frames/spine-frame.ts";
import type { Spine } from "./frames/spine.ts";
import { numberKinds, releasedColumn } from "./released-column.ts";

/** Column ids and words of {@link spineChart}. Columns are named in the picture by their titles. */
export interface SpineChartOptions extends ChartWords {
  /** Label column: the indicator with its unit. */
  readonly indicator: string;
  /** The area's value; titled with the area's name. */
  readonly value: string;
  /** The value that all are set against; titled "England". */
  readonly benchmark: string;
  /** Other values to show as signs, at most two: region, statistical neighbours. */
  readonly others?: readonly string[];
  /** Ends of the range of authorities, say 5th and 95th percentile: [lower, upper]. */
  readonly range: readonly [string, string];
  /** Quartiles of authorities: [lower, upper]. */
  readonly quartiles?: readonly [string, string];
  /** Label column: why a value is marked and not counted ("not ranked: implausible"); missing where it is not. */
  readonly note?: string;
  /** Labels of indicators of which a lower value is more need. */
  readonly lowerIsNeed?: readonly string[];
}

/**
 * An area beside a benchmark on many indicators (a spine chart, as in public health profiles). Each row has its own
 * scale: the benchmark in the middle, the farther end of the range at the edge, more need to the right whatever the
 * direction of the indicator. Values beyond the range stand at the edge. A marked value is hollow, has its note and
 * is not counted in the message. Throws on an unknown column, and on more than two others.
 *
 * @example
 * spineChart(table, { indicator: "indicator", value: "dorset", benchmark: "england", range: ["p5", "p95"] }).title;
 * // "Dorset has more need than England on 3 of 8 indicators"
 */
export function spineChart(table: ReleasedTable, options: SpineChartOptions): Chart {
  const spine = spineOf(table, options);
  const title = spineTitle(spine);
  const { value, benchmark, indicator } = spine;
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(`${indicator.cells.length} indicators, ${value.title} beside ${benchmark.title}`, {
        ...(options.period !== undefined && { period: options.period }),
      }),
      altText: `One row an indicator: ${value.title} within the range of authorities, ${benchmark.title} in the middle, more need to the right. ${title}.`,
      data: { rows: { table: table.name } },
      table: table.name,
      howToRead: `The line in the middle is ${benchmark.title}; a dot to the right of it is more need. The pale bar is the range of authorities${spine.quartiles ? ", the darker part the middle half of them" : ""}; a value beyond it stands at the edge.${spine.note ? " A hollow dot is marked and not counted." : ""}${hiddenNote([value, benchmark])}`,
    },
    (width) => spineFrame(spine, width),
  );
}

function spineOf(table: ReleasedTable, options: SpineChartOptions): Spine {
  const number = (id: string) => releasedColumn(table, id, numberKinds);
  const others = options.others ?? [];
  if (others.length > 2) {
    throw new RangeError(
      `A spine chart shows at most two values beside the area and the benchmark, not ${others.length}.`,
    );
  }
  return {
    indicator: releasedColumn(table, options.indicator, ["label"]),
    value: number(options.value),
    benchmark: number(options.benchmark),
    others: others.map(number),
    range: [number(options.range[0]), number(options.range[1])],
    quartiles: options.quartiles && [number(options.quartiles[0]), number(options.quartiles[1])],
    note: options.note === undefined ? undefined : releasedColumn(table, options.note, ["label"]),
    lowerIsNeed: options.lowerIsNeed ?? [],
  };
}

function isMarked({ note }: Spine, row: number): boolean {
  const cell = note?.cells[row];
  return cell !== undefined && cell.shorthand === undefined;
}

function spineTitle(spine: Spine): string {
  const { indicator, value, benchmark, lowerIsNeed } = spine;
  const compared = indicator.cells.flatMap(({ text }, row) => {
    const comparison = compareCells(value.cells[row], benchmark.cells[row]);
    if (comparison === undefined || isMarked(spine, row)) return [];
    return [comparison === (lowerIsNeed.includes(text) ? "lower" : "higher")];
  });
  if (compared.length === 0) return `${value.title} cannot be compared with ${benchmark.title}`;
  const more = compared.filter(Boolean).length;
  if (more === 0)
    return `${value.title} has more need than ${benchmark.title} on none of ${compared.length} indicators`;
  return `${value.title} has more need than ${benchmark.title} on ${more} of ${compared.length} indicators`;
}
