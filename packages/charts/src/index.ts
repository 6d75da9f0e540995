export { segmentBars, type SegmentBarsOptions } from "./segment-bars.ts";
export { bandBars, type BandBarsOptions } from "./band-bars.ts";
export { chartTheme } from "./chart-theme.ts";
export { chartWidths } from "./chart-frame.ts";
export { palette } from "./palette.ts";
export type { Chart, ChartWords } from "./chart.ts";
