import type { ColumnSpec, InputCell } from "@needscope/disclosure";
import { intervalOf, type Indicator, type IndicatorTable } from "@needscope/indicators";
import { largestRemainder, rateInterval, wilsonInterval } from "@needscope/stats";

/** How the three columns of an indicator are called and written. */
export interface RateColumnOptions {
  readonly id?: string;
  readonly title?: string;
  /** After "Number" and "Out of", where a table has several of them: " 2015/16". */
  readonly of?: string;
  readonly decimals: number;
}

/** How sure the intervals of rates are. */
const confidence = 0.95;

/** Indicator names hold hyphens; a chart's field holds letters and digits only. */
export function fieldOf(indicator: Indicator): string {
  return indicator.name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** An indicator's title with what its rate is per. */
export function rateTitle({ title, shows, per, multiplier = 1 }: Indicator): string {
  return shows === "proportion" ? title : `${title} per ${per ?? String(multiplier)}`;
}

/** Number, denominator and their rate, worked out from the released numbers alone. */
export function rateColumns(
  indicator: Indicator,
  { id = fieldOf(indicator), title = rateTitle(indicator), of = "", decimals }: RateColumnOptions,
): ColumnSpec[] {
  return [
    { id: `${id}Above`, title: `Number${of}`, kind: "count" },
    { id: `${id}Below`, title: `Out of${of}`, kind: "count" },
    {
      id,
      title,
      kind: "rate",
      numerator: `${id}Above`,
      denominator: `${id}Below`,
      multiplier: indicator.multiplier ?? 1,
      decimals,
      shows: showsOf(indicator),
      interval: intervalOf(indicator) === "wilson" ? proportionInterval : countRateInterval,
      intervalName: `${String(100 * confidence)}% interval`,
    },
  ];
}

/** Whether an indicator is written as a percentage or per so many. */
export function showsOf({ shows }: Indicator): "percent" | "per" {
  return shows === "proportion" ? "percent" : "per";
}

function proportionInterval(above: number, below: number): readonly [number, number] {
  return wilsonInterval(above, below, { confidence }) ?? [0, 1];
}

function countRateInterval(above: number, below: number): readonly [number, number] {
  return rateInterval(above, below, { confidence }) ?? [0, Infinity];
}

/** Cells of {@link rateColumns} by unit. An area that two zones share gives each a part: shown whole. */
export function rateCells(table: IndicatorTable, name: string): InputCell[][] {
  const { numerator, denominator, partsState } = table.indicators.get(name)!;
  if (!numerator || !denominator || partsState?.some((state) => state !== 0)) {
    return table.ids.map(() => [undefined, undefined, undefined]);
  }
  const [above, below] = [largestRemainder(numerator), largestRemainder(denominator)];
  return table.ids.map((_, unit) => [above[unit], below[unit], undefined]);
}
