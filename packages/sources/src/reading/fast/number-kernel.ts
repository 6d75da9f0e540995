import { State } from "@needscope/table";
import type { Chunk } from "./field-boundaries.ts";

/** What a kernel fills: a value and a state for each line of a chunk, and a list of lines that it could not read. */
export interface KernelOutput<Values> {
  readonly values: Values;
  /** `State` of each line, to be asked for where one is missing: all are present until then. */
  readonly states: { readonly state: Uint8Array };
  /** Where the chunk's first line stands in values and states. */
  readonly at: number;
  /** Rows of the chunk whose cell is not of the plain kind that the kernel knows. */
  readonly failed: Int32Array;
}

/** What the kernels of numbers need to know of a column. */
export interface NumberForm {
  /** The column's place in the line, counted from 0. */
  readonly column: number;
  readonly min: number;
  readonly max: number;
  /** Whether an empty cell is a problem. */
  readonly required: boolean;
  /** Whether a minus, commas between thousands, and a decimal point may stand. */
  readonly negative: boolean;
  readonly commas: boolean;
  readonly decimals: number;
  /** What 1 is in the column: 100 for pounds in pence. */
  readonly unit: number;
  /** Digits before the point, and together with those after it, that are read here. */
  readonly mostWhole: number;
  readonly mostDigits: number;
}

const powers = Float64Array.from({ length: 16 }, (_, i) => 10 ** i);

/**
 * Reads a column of numbers: plain digits with what the form allows. An empty cell is missing; whatever is not
 * plain, or outside the range, is listed as failed and left to the careful gear.
 *
 * A value is digits divided by a power of ten, both exact in float64 (at most 15 digits), so it is the number that
 * `Number(text)` gives.
 *
 * @returns how many rows failed
 * @example
 * numberKernel(chunk, form, { values, state, at, failed });
 */
export function numberKernel(chunk: Chunk, form: NumberForm, output: KernelOutput<Float64Array>): number {
  // A cell with commas would be left to the careful gear by the other kernel.
  if (chunk.kernels !== undefined && !form.commas) return chunk.kernels.readNumbers(chunk, form, output);
  const { bytes, rows, columnCount, starts, ends } = chunk;
  const { values, states, at: place, failed } = output;
  const { column, min, max, required, negative, commas, decimals, unit } = form;
  const { mostWhole, mostDigits } = form;
  let failures = 0;
  for (let row = 0, field = column; row < rows; row += 1, field += columnCount) {
    let at = starts[field]!;
    const end = ends[field]!;
    if (at === end && !required) {
      states.state[place + row] = State.missing;
      values[place + row] = Number.NaN;
      continue;
    }
    const minus = bytes[at] === 0x2d;
    if (minus) at += 1;
    const from = at;
    let value = 0;
    let digit = 0;
    let wholeEnd = -1;
    // The place of the last comma, or -1.
    let comma = -1;
    let right = at < end && (!minus || negative);
    for (; at < end; at += 1) {
      digit = bytes[at]! - 0x30;
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
      } else if (digit === -2 && wholeEnd < 0 && decimals > 0) {
        if (comma >= 0 && at - comma !== 4) right = false;
        wholeEnd = at;
      } else if (digit === -4 && commas && wholeEnd < 0) {
        if (comma < 0 ? at === from || at - from > 3 : at - comma !== 4) right = false;
        comma = at;
      } else {
        right = false;
        break;
      }
    }
    const places = wholeEnd < 0 ? 0 : end - wholeEnd - 1;
    const whole = (wholeEnd < 0 ? end : wholeEnd) - from;
    if (wholeEnd < 0 && comma >= 0 && end - comma !== 4) right = false;
    if (wholeEnd >= 0 && (places === 0 || places > decimals)) right = false;
    // A million with commas has 9 characters; what is longer than that the careful gear counts.
    if (whole > (comma < 0 ? mostWhole : 9) || whole + places > mostDigits) right = false;
    value =
      unit === 100 ? value * (places === 0 ? 100 : places === 1 ? 10 : 1) : value / powers[places & 15]!;
    if (minus && value !== 0) value = -value;
    if (right && value >= min && value <= max) {
      values[place + row] = value;
    } else {
      failed[failures] = row;
      failures += 1;
    }
  }
  return failures;
}
