/**
 * Colours of charts: the dark blue, grey and orange of the Government Analysis Function's guidance on colours in
 * charts (dark blue against grey for focus), and the greys of text and rules.
 *
 * @example
 * palette.focus; // "#12436D"
 */
export const palette = {
  focus: "#12436D",
  context: "#BFBFBF",
  orange: "#F46A25",
  text: "#0B0C0C",
  quiet: "#505A5F",
  rule: "#B1B4B6",
  track: "#E5E6E7",
  paper: "#FFFFFF",
} as const;
