import * as vega from "vega";
import { textWidth } from "./text-width.ts";

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  readonly limit?: number;
}

interface TextMetrics {
  width: (item: TextItem, text: string | number | null | undefined) => number;
}

// The library exports this hook and does not list it in its types.
const { textMetrics } = vega as unknown as { textMetrics: TextMetrics };
let drawing = 0;
let before = textMetrics.width;

/**
 * Draws with Arial's own widths instead of the estimate that Vega makes where there is no canvas, and gives the
 * hook back when the last drawing is done: the hook belongs to the whole process.
 *
 * @example
 * const svg = await vegaTextWidth(() => view.toSVG());
 */
export async function vegaTextWidth<T>(draw: () => Promise<T>): Promise<T> {
  if (drawing === 0) before = textMetrics.width;
  drawing += 1;
  textMetrics.width = itemWidth;
  try {
    return await draw();
  } finally {
    drawing -= 1;
    if (drawing === 0) textMetrics.width = before;
  }
}

function itemWidth(item: TextItem, text: string | number | null | undefined): number {
  const size = item.fontSize ?? 11;
  const line = text === undefined || text === null ? "" : String(text).trim();
  const width = textWidth(line, { size, bold: isBold(item.fontWeight) });
  return item.limit !== undefined && item.limit > 0 ? Math.min(width, item.limit) : width;
}

function isBold(weight: string | number | undefined): boolean {
  return weight === "bold" || weight === "bolder" || Number(weight) >= 600;
}
