import type { Transform } from "../chart-frame.ts";

/**
 * Draws a layer's marks once and not once a row: for headings, keys and lines that are not data.
 *
 * @example
 * const heading = { ...once, mark: { type: "text" }, encoding: { text: { value: "Score" } } };
 */
export const once: { transform: Transform[] } = {
  transform: [{ aggregate: [{ op: "count", as: "row_count" }] }],
};
