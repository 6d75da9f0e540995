import { State } from "@needscope/table";
import type { Chunk } from "./field-boundaries.ts";
import type { KernelOutput } from "./number-kernel.ts";

/** Where the parts of a date stand in its ten characters, and the days that a column takes. */
export interface DateForm {
  readonly column: number;
  readonly day: number;
  readonly month: number;
  readonly year: number;
  /** The places of the two signs between the parts, and the sign. */
  readonly signs: readonly [number, number];
  readonly sign: number;
  readonly min: number;
  readonly max: number;
  /** Whether an empty cell is a problem. */
  readonly required: boolean;
}

const daysBefore = Int32Array.of(0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334);
const daysIn = Int32Array.of(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);
/** Days from 1 January of the year 0 to 1 January 1970 in the calendar that civil dates use. */
const epoch = 719_528;

/**
 * Reads a column of dates as day numbers: ten characters in the declared form, a day that the calendar has and that
 * the column takes. An empty cell is missing; any other is listed as failed.
 *
 * @returns how many rows failed
 * @example
 * dateKernel(chunk, form, { values, state, at, failed });
 */
export function dateKernel(chunk: Chunk, form: DateForm, output: KernelOutput<Int32Array>): number {
  if (chunk.kernels !== undefined) return chunk.kernels.readDates(chunk, form, output);
  const { bytes, rows, columnCount, starts, ends } = chunk;
  const { column, day, month, year, signs, sign, min, max, required } = form;
  const { values, states, at: place, failed } = output;
  const [sign1, sign2] = signs;
  let failures = 0;
  for (let row = 0, field = column; row < rows; row += 1, field += columnCount) {
    const at = starts[field]!;
    const length = ends[field]! - at;
    if (length === 0 && !required) {
      states.state[place + row] = State.missing;
      values[place + row] = 0;
      continue;
    }
    const dd = twoDigits(bytes, at + day);
    const mm = twoDigits(bytes, at + month);
    const high = twoDigits(bytes, at + year);
    const low = twoDigits(bytes, at + year + 2);
    const yyyy = high * 100 + low;
    const leap = yyyy % 4 === 0 && (yyyy % 100 !== 0 || yyyy % 400 === 0);
    const real =
      length === 10 &&
      bytes[at + sign1] === sign &&
      bytes[at + sign2] === sign &&
      high >= 0 &&
      low >= 0 &&
      mm >= 1 &&
      mm <= 12 &&
      dd >= 1 &&
      dd <= daysIn[mm - 1]! + (leap && mm === 2 ? 1 : 0);
    const past = yyyy - 1;
    const leapDays = ((past / 4) | 0) - ((past / 100) | 0) + ((past / 400) | 0) + 1;
    const number =
      yyyy * 365 + leapDays + daysBefore[(mm - 1) & 15]! + (leap && mm > 2 ? 1 : 0) + dd - 1 - epoch;
    // The year 0 has no year before it to count leap days from; no extract has it either.
    if (real && yyyy > 0 && number >= min && number <= max) {
      values[place + row] = number;
    } else {
      failed[failures] = row;
      failures += 1;
    }
  }
  return failures;
}

/** The number that two digits are, or less than nothing where they are none. */
function twoDigits(bytes: Buffer, at: number): number {
  const tens = bytes[at]! - 0x30;
  const ones = bytes[at + 1]! - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1000;
}
