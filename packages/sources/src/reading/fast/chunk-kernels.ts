import { type FieldsOfColumn, hashFactors, mostStaged, type StagedKeys } from "@needscope/table";
import { chunkKernelBytes } from "./chunk-kernels-bytes.ts";
import type { DateForm } from "./date-kernel.ts";
import type { KernelOutput, NumberForm } from "./number-kernel.ts";

/** Bytes of lines that the kernels take at most, and as many fields. */
export const kernelRoom = 1 << 18;
/** The most bytes of a cell that a kernel knows. */
export const kernelCell = 16;

/**
 * The kernels over a chunk by vector instructions of WebAssembly, and where they find its bytes and fields; see
 * {@link Chunk}. Each has a twin in JavaScript that gives the same.
 */
export interface ChunkKernels {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly lineStarts: Int32Array;
  readonly needsCare: Uint8Array;
  /**
   * Finds the fields of lines from `from` on, as those of the lines from `row` on, until one with a quotation mark.
   *
   * @returns the first line that is not read, and where it starts
   */
  scan(range: ScanRange): { readonly row: number; readonly at: number };
  /** As `numberKernel`, of a form without commas. */
  readNumbers(lines: LinesRead, form: NumberForm, output: KernelOutput<Float64Array>): number;
  /** As `dateKernel`. */
  readDates(lines: LinesRead, form: DateForm, output: KernelOutput<Int32Array>): number;
  /** Lists the lines whose cell is not of one length, or has a byte outside three ranges for each place. */
  findUnfit(lines: LinesRead, cells: { column: number; form: RangeForm }, unfit: Int32Array): number;
  /** Numbers the cells of one byte and of none, lists the others, and puts the verdicts on those numbered together. */
  codeBytes(
    lines: LinesRead,
    cells: ByteCodes,
    output: CodesOutput,
  ): { readonly others: number; readonly met: number };
  /** As `stageKeys` of the tables. */
  stageKeys(fields: FieldsOfColumn): StagedKeys;
}

/** For each byte the number of the cell that it is, or -1; the verdicts on them by byte, and the one on an empty cell. */
export interface ByteCodes {
  readonly column: number;
  readonly ofByte: Int32Array;
  readonly verdicts: Uint8Array;
  readonly ofNone: number;
}

/** Where the number of each line's cell goes, and the lines whose cell has none. */
export interface CodesOutput {
  readonly codes: Int32Array;
  readonly rest: Int32Array;
}

/** The lines to scan and what they are made of. */
export interface ScanRange {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly mostRows: number;
  readonly delimiter: number;
  readonly columnCount: number;
}

/** Lines whose fields are found. */
interface LinesRead {
  readonly rows: number;
  readonly columnCount: number;
}

/** A length, and for each of 16 places the lowest byte and the width of a range; three ranges one after the other. */
export interface RangeForm {
  readonly length: number;
  readonly ranges: Uint8Array;
}

let kept: ChunkKernels | false | undefined;

/**
 * The kernels of this thread, which take a fraction of their twins' time. One such place serves every chunk, as a
 * chunk's fields mean nothing once it is read. `undefined` where the engine has no such instructions.
 *
 * @example
 * chunkKernels()?.scan({ row: 0, from: 0, to: length, mostRows, delimiter: 0x2c, columnCount: 9 });
 */
export function chunkKernels(): ChunkKernels | undefined {
  kept ??= made() ?? false;
  return kept || undefined;
}

/** As much of WebAssembly as is needed here. TypeScript has its types only beside those of a browser's page. */
interface WasmApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: object } },
  ) => { readonly exports: unknown };
}

/** The compiled functions; see assembly/chunk-kernels.ts. */
type Compiled = Readonly<
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

function made(): ChunkKernels | undefined {
  const wasm = (globalThis as { readonly WebAssembly?: WasmApi }).WebAssembly;
  if (wasm === undefined) return undefined;
  try {
    const memory = new wasm.Memory({ initial: Math.ceil(at.end / 65_536) });
    const module = new wasm.Module(Uint8Array.from(atob(chunkKernelBytes), (one) => one.charCodeAt(0)));
    return over(memory.buffer, new wasm.Instance(module, { env: { memory } }).exports as Compiled);
  } catch {
    // An engine without vector instructions, or a machine that gives it no memory.
    return undefined;
  }
}

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

function over(buffer: ArrayBuffer, compiled: Compiled): ChunkKernels {
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
  const cells = (column: number) => [at.bytes, at.starts + 4 * column, at.ends + 4 * column];
  const output = [at.values, at.states, at.listed, at.count, at.constants];
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
      const found = [at.bytes, at.starts, at.ends, at.lineStarts, at.needsCare, at.count, at.constants];
      const next = compiled.scan(...found, from, to, mostRows, delimiter, columnCount);
      return { row: count[0], at: next };
    },
    readNumbers({ rows, columnCount }, form, out) {
      const { column, required, negative, decimals, mostWhole, mostDigits, unit, min, max } = form;
      const places = [...cells(column), ...output, at.powers, rows, columnCount];
      const rules = [+required, +negative, decimals, mostWhole, mostDigits, unit, min, max];
      return take(numbers, { rows, failures: compiled.readNumbers(...places, ...rules) }, out);
    },
    readDates({ rows, columnCount }, form, out) {
      const { column, required, day, month, year, signs, sign, min, max } = form;
      const places = [...cells(column), ...output, rows, columnCount];
      const rules = [+required, day, month, year, ...signs, sign, min, max];
      return take(days, { rows, failures: compiled.readDates(...places, ...rules) }, out);
    },
    findUnfit({ rows, columnCount }, { column, form }, unfit) {
      ranges.set(form.ranges);
      const places = [...cells(column), at.ranges, at.listed, rows, columnCount, form.length];
      const found = compiled.findUnfit(...places);
      unfit.set(listed.subarray(0, found));
      return found;
    },
    codeBytes({ rows, columnCount }, { column, ofNone, ...tables }, { codes, rest }) {
      ofByte.set(tables.ofByte);
      verdictOfByte.set(tables.verdicts);
      const places = [...cells(column), at.ofByte, at.verdicts, at.values, at.listed, at.count];
      const others = compiled.codeBytes(...places, rows, columnCount, ofNone);
      codes.set(codesRead.subarray(0, rows));
      rest.set(listed.subarray(0, others));
      return { others, met: count[0]! };
    },
    stageKeys({ column, stride, rows, from, to }) {
      listed.set(rows.subarray(from, to));
      const keys = [at.keyWords, at.keyLengths, at.keyHashes, at.masks, at.constants];
      compiled.stageKeys(at.bytes, at.starts, at.ends, at.listed, ...keys, to - from, stride, column);
      return stagedKeys;
    },
  };
}
