import { hashFactors, mostStaged, type StagedKeys } from "@needscope/table";
import type { ChunkKernels } from "./chunk-kernels.ts";
import type { KernelOutput } from "./number-kernel.ts";

/** Bytes of lines that the kernels take at most, and as many fields. */
export const kernelRoom = 1 << 18;
/** The most bytes of a cell that a kernel knows. */
export const kernelCell = 16;

/** The compiled functions; see assembly/chunk-kernels.ts. */
export type Compiled = Readonly<
  Record<
    "scan" | "readNumbers" | "readDates" | "findUnfit" | "codeBytes" | "stageKeys",
    (...places: number[]) => number
  >
>;

// Where things stand in the memory. Behind the bytes a kernel may look 64 bytes ahead.
const at = {
  count: 0,
  bytes: 64,
  starts: 128 + kernelRoom,
  ends: 128 + 5 * kernelRoom,
  lineStarts: 128 + 9 * kernelRoom,
  needsCare: 192 + 13 * kernelRoom,
  listed: 192 + 14 * kernelRoom,
  states: 192 + 18 * kernelRoom,
  values: 192 + 19 * kernelRoom,
  powers: 192 + 27 * kernelRoom,
  ranges: 320 + 27 * kernelRoom,
  constants: 448 + 27 * kernelRoom,
  ofByte: 640 + 27 * kernelRoom,
  verdicts: 1664 + 27 * kernelRoom,
  masks: 1920 + 27 * kernelRoom,
  keyWords: 2192 + 27 * kernelRoom,
  keyLengths: 2192 + 27 * kernelRoom + 16 * mostStaged,
  keyHashes: 2192 + 27 * kernelRoom + 20 * mostStaged,
  end: 2192 + 27 * kernelRoom + 24 * mostStaged,
};

/** Bytes of memory that the kernels need. */
export const kernelMemory = at.end;

const sixteen = (byteAt: (place: number) => number) => Uint8Array.from({ length: 16 }, (_, i) => byteAt(i));

/**
 * Line feeds, quotation marks, zeros, tens, points, places, low bytes of pairs; pairs of 10, and of 100 and 1; the
 * factors of a hash.
 */
const constantVectors = [
  sixteen(() => 0x0a),
  sixteen(() => 0x22),
  sixteen(() => 0x30),
  sixteen(() => 10),
  sixteen(() => 0x2e),
  sixteen((place) => place),
  sixteen((place) => (place % 2 === 0 ? 0xff : 0)),
  sixteen((place) => (place % 2 === 0 ? 10 : 0)),
  sixteen((place) => [100, 0, 1, 0][place % 4]!),
  sixteen((place) => hashFactors[place >> 2]! >>> (8 * (place & 3))),
];

/**
 * The kernels as functions over a memory, which gets the constants that they read from it.
 *
 * @example
 * kernelsOver(memory.buffer, instance.exports as Compiled).scan(range);
 */
export function kernelsOver(buffer: ArrayBuffer, compiled: Compiled): ChunkKernels {
  const count = new Int32Array(buffer, at.count, 1);
  const listed = new Int32Array(buffer, at.listed, kernelRoom);
  const states = new Uint8Array(buffer, at.states, kernelRoom);
  const numbers = new Float64Array(buffer, at.values, kernelRoom);
  const days = new Int32Array(buffer, at.values, kernelRoom);
  const ranges = new Uint8Array(buffer, at.ranges, 6 * kernelCell);
  new Float64Array(buffer, at.powers, 16).set(Array.from({ length: 16 }, (_, i) => 10 ** i));
  constantVectors.forEach((vector, i) => {
    new Uint8Array(buffer, at.constants + 16 * i, 16).set(vector);
  });
  for (let length = 0; length <= 16; length += 1) {
    new Uint8Array(buffer, at.masks + 16 * length, length).fill(0xff);
  }
  const ofByte = new Int32Array(buffer, at.ofByte, 256);
  const verdictOfByte = new Uint8Array(buffer, at.verdicts, 256);
  const codesRead = new Int32Array(buffer, at.values, kernelRoom);
  const stagedKeys: StagedKeys = {
    words: new Int32Array(buffer, at.keyWords, 4 * mostStaged),
    lengths: new Int32Array(buffer, at.keyLengths, mostStaged),
    hashes: new Int32Array(buffer, at.keyHashes, mostStaged),
  };
  const take = <Values extends Float64Array | Int32Array>(
    read: Values,
    { rows, failures }: { readonly rows: number; readonly failures: number },
    { values, states: to, at: place, failed }: KernelOutput<Values>,
  ): number => {
    values.set(read.subarray(0, rows), place);
    if (count[0] !== 0) to.state.set(states.subarray(0, rows), place);
    failed.set(listed.subarray(0, failures));
    return failures;
  };
  return {
    bytes: new Uint8Array(buffer, at.bytes, kernelRoom + 64),
    starts: new Int32Array(buffer, at.starts, kernelRoom),
    ends: new Int32Array(buffer, at.ends, kernelRoom),
    lineStarts: new Int32Array(buffer, at.lineStarts, kernelRoom + 1),
    needsCare: new Uint8Array(buffer, at.needsCare, kernelRoom),
    scan({ row, from, to, mostRows, delimiter, columnCount }) {
      count[0] = row;
      const next = compiled.scan(
        at.bytes,
        at.starts,
        at.ends,
        at.lineStarts,
        at.needsCare,
        at.count,
        at.constants,
        from,
        to,
        mostRows,
        delimiter,
        columnCount,
      );
      return { row: count[0], at: next };
    },
    readNumbers({ rows, columnCount }, form, out) {
      const { column, required, negative, decimals, mostWhole, mostDigits, unit, min, max } = form;
      const failures = compiled.readNumbers(
        at.bytes,
        at.starts + 4 * column,
        at.ends + 4 * column,
        at.values,
        at.states,
        at.listed,
        at.count,
        at.constants,
        at.powers,
        rows,
        columnCount,
        +required,
        +negative,
        decimals,
        mostWhole,
        mostDigits,
        unit,
        min,
        max,
      );
      return take(numbers, { rows, failures }, out);
    },
    readDates({ rows, columnCount }, form, out) {
      const { column, required, day, month, year, signs, sign, min, max } = form;
      const failures = compiled.readDates(
        at.bytes,
        at.starts + 4 * column,
        at.ends + 4 * column,
        at.values,
        at.states,
        at.listed,
        at.count,
        at.constants,
        rows,
        columnCount,
        +required,
        day,
        month,
        year,
        signs[0],
        signs[1],
        sign,
        min,
        max,
      );
      return take(days, { rows, failures }, out);
    },
    findUnfit({ rows, columnCount }, { column, form }, unfit) {
      ranges.set(form.ranges);
      const [starts, ends] = [at.starts + 4 * column, at.ends + 4 * column];
      const found = compiled.findUnfit(
        at.bytes,
        starts,
        ends,
        at.ranges,
        at.listed,
        rows,
        columnCount,
        form.length,
      );
      unfit.set(listed.subarray(0, found));
      return found;
    },
    codeBytes({ rows, columnCount }, { column, ofNone, ...tables }, { codes, rest }) {
      ofByte.set(tables.ofByte);
      verdictOfByte.set(tables.verdicts);
      const others = compiled.codeBytes(
        at.bytes,
        at.starts + 4 * column,
        at.ends + 4 * column,
        at.ofByte,
        at.verdicts,
        at.values,
        at.listed,
        at.count,
        rows,
        columnCount,
        ofNone,
      );
      codes.set(codesRead.subarray(0, rows));
      rest.set(listed.subarray(0, others));
      return { others, met: count[0]! };
    },
    stageKeys({ column, stride, rows, from, to }) {
      listed.set(rows.subarray(from, to));
      compiled.stageKeys(
        at.bytes,
        at.starts,
        at.ends,
        at.listed,
        at.keyWords,
        at.keyLengths,
        at.keyHashes,
        at.masks,
        at.constants,
        to - from,
        stride,
        column,
      );
      return stagedKeys;
    },
  };
}
