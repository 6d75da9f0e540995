import type { Chart } from "./chart.ts";

/**
 * The chart with another message, worked out by the caller from figures of the same release; the alternative text
 * says it too. For a total that the table's rounded rows would not add up to.
 *
 * @example
 * withTitle(lossHistogram(table, options), `${released.figures.get("over-200")!.words} lose more than £200 a week`);
 */
export function withTitle(chart: Chart, title: string): Chart {
  return { ...chart, title, altText: chart.altText.replace(chart.title, () => title) };
}
