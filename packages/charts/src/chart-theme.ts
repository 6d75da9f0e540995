import type { Config } from "vega-lite";
import { palette } from "./palette.ts";

/**
 * Font and colours of text and axes, for who draws a chart outside a report. A report brings its own; no layout
 * depends on this, every size that does stands in the specification.
 *
 * @example
 * compile(chart.spec, { config: chartTheme });
 */
export const chartTheme: Config = {
  font: "Arial, Helvetica, sans-serif",
  background: palette.paper,
  text: { color: palette.text },
  axis: {
    labelColor: palette.text,
    titleColor: palette.text,
    domainColor: palette.rule,
    tickColor: palette.rule,
  },
};
