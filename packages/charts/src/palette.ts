/**
 * Colours of the Government Analysis Function's guidance on charts (2022): four categorical colours in their
 * order, the focus pair, its sequential blues, and the greys of text and rules.
 *
 * @example
 * palette.focus; // "#12436D"
 */
export const palette = {
  focus: "#12436D",
  context: "#BFBFBF",
  categories: ["#12436D", "#28A197", "#801650", "#F46A25"],
  pair: ["#12436D", "#F46A25"],
  orange: "#F46A25",
  text: "#0B0C0C",
  quiet: "#505A5F",
  rule: "#B1B4B6",
  track: "#E5E6E7",
  paper: "#FFFFFF",
} as const;
