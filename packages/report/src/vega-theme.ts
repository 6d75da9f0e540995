import type { Config } from "vega-lite";

/** Colours of the Government Analysis Function, in the order of use; at most four series. */
const seriesColours = ["#12436D", "#28A197", "#801650", "#F46A25"];

/**
 * Font, sizes and colours of every chart of a report, where its specification says nothing else: Arial at 14 px
 * or more, text upright and dark, thin grey grid, colours of the Government Analysis Function. Marks carry no
 * labels of their own for assistive technology: the picture has one text, and its table stands beside it.
 */
export const vegaTheme: Config = {
  aria: false,
  background: "white",
  font: "Arial, Helvetica, sans-serif",
  padding: 4,
  view: { stroke: null },
  range: { category: seriesColours, heatmap: ["#DCE6EF", "#12436D"], ramp: ["#DCE6EF", "#12436D"] },
  mark: { color: seriesColours[0]! },
  text: { color: "#0B0C0C", fontSize: 14 },
  title: { color: "#0B0C0C", fontSize: 16, anchor: "start" },
  axis: {
    labelColor: "#0B0C0C",
    labelFontSize: 14,
    labelAngle: 0,
    titleColor: "#0B0C0C",
    titleFontSize: 14,
    titleFontWeight: "normal",
    gridColor: "#D8D8D8",
    domainColor: "#6F777B",
    tickColor: "#6F777B",
  },
  header: { labelColor: "#0B0C0C", labelFontSize: 14, titleFontSize: 14 },
  legend: { labelColor: "#0B0C0C", labelFontSize: 14, titleColor: "#0B0C0C", titleFontSize: 14 },
};
