export { renderHtml } from "./render-html.ts";
export type { Document, ReportCell, ReportChart, ComparedFigure, ProvenanceRow } from "./document.ts";
export { chartSvg } from "./chart-svg.ts";
export { vegaTheme } from "./vega-theme.ts";
export { displayDate } from "./display-date.ts";
export { textWidth } from "./text-width.ts";
