import type { ReleasedTable } from "@needscope/disclosure";
import { framedChart } from "./chart-frame.ts";
import { hiddenNote, isShown, measureOf, subtitleOf } from "./chart-words.ts";
import type { Chart, ChartWords } from "./chart.ts";
import { funnelFrame } from "./frames/funnel-frame.ts";
import { type Funnel, outsideOf } from "./frames/funnel.ts";
import { releasedColumn } from "./released-column.ts";
import { cellOf } from "./segment-bars.ts";

/** Column ids and words of {@link funnelPlot}. */
export interface FunnelPlotOptions extends ChartWords {
  /** Label column. */
  readonly area: string;
  /** Rate column whose interval is the funnel's limits at 95%, worked out from the released denominator. */
  readonly rate: string;
  /** The same rate with the limits at 99.8%. */
  readonly outer: string;
  /** Label of the row of all areas together: the line that the funnel is about. */
  readonly benchmark: string;
  /** What the areas are, in the plural: "areas" unless told. */
  readonly units?: string;
}

/**
 * Areas by size and rate within the limits that chance alone explains, 95% and 99.8% (a funnel plot: Spiegelhalter
 * 2005, Funnel plots for comparing institutional performance). Limits come from released counts, as the interval of
 * a rate column. Areas outside the outer limits are named; of more than 250 areas those inside are counted in squares
 * and not drawn one by one. Throws on an unknown column or label.
 *
 * @example
 * funnelPlot(table, { area: "area", rate: "rate", outer: "outer", benchmark: "All areas" }).title;
 * // "2 of 60 areas lie above what chance explains; Torne is furthest, 31.0%"
 */
export function funnelPlot(table: ReleasedTable, options: FunnelPlotOptions): Chart {
  const rate = releasedColumn(table, options.rate, ["rate"]);
  const area = releasedColumn(table, options.area, ["label"]);
  const denominator = rate.column.kind === "rate" ? rate.column.denominator : options.rate;
  const funnel: Funnel = {
    area,
    rate,
    outer: releasedColumn(table, options.outer, ["rate"]),
    size: releasedColumn(table, denominator, ["count"]),
    benchmark: options.benchmark,
    level: cellOf(table, area, rate, options.benchmark),
  };
  const { units = "areas" } = options;
  const title = funnelTitle(funnel, units);
  const shown = rate.cells.filter(isShown).length - (isShown(funnel.level) ? 1 : 0);
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(measureOf(rate), options),
      altText: `Funnel plot of ${shown} ${units} by ${funnel.size.title.toLowerCase()}, with limits at 95% and 99.8%. ${title}.`,
      data: { rows: { table: table.name } },
      table: table.name,
      howToRead: `The line is ${options.benchmark}. Between the dashed lines chance alone explains a difference in 998 of 1,000 areas, between the dotted ones in 95 of 100. Triangles lie outside: up above, down below; dark ones beyond the dashed line.${hiddenNote([rate])}`,
    },
    (width) => funnelFrame(funnel, width),
  );
}

function funnelTitle(funnel: Funnel, units: string): string {
  const outside = outsideOf(funnel);
  const { rate, area } = funnel;
  const shown = rate.cells.filter((cell, row) => isShown(cell) && area.cells[row]!.text !== funnel.benchmark);
  if (shown.length === 0) return `No ${units} can be shown`;
  if (!isShown(funnel.level)) return `The ${units} cannot be compared with ${funnel.benchmark}`;
  const above = outside.filter(({ way }) => way > 0);
  const below = outside.length - above.length;
  if (outside.length === 0) return `Chance alone explains the differences between ${shown.length} ${units}`;
  const [first] = above;
  if (!first)
    return `${below} of ${shown.length} ${units} ${below === 1 ? "lies" : "lie"} below what chance explains`;
  const lie = above.length === 1 ? "lies" : "lie";
  const name = area.cells[first.row]!.text;
  const text = rate.cells[first.row]!.text.split(" per ")[0]!;
  if (above.length === 1)
    return `${name}, at ${text}, is above what chance explains, alone of ${shown.length} ${units}`;
  return `${above.length} of ${shown.length} ${units} ${lie} above what chance explains; ${name} is furthest, ${text}`;
}
