import type { FieldsOfColumn, StagedKeys } from "@needscope/table";
import { chunkKernelBytes } from "./chunk-kernels-bytes.ts";
import type { DateForm } from "./date-kernel.ts";
import { type Compiled, kernelMemory, kernelsOver } from "./kernels-over.ts";
import type { KernelOutput, NumberForm } from "./number-kernel.ts";

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

function made(): ChunkKernels | undefined {
  const wasm = (globalThis as { readonly WebAssembly?: WasmApi }).WebAssembly;
  if (wasm === undefined) return undefined;
  try {
    const memory = new wasm.Memory({ initial: Math.ceil(kernelMemory / 65_536) });
    const module = new wasm.Module(Uint8Array.from(atob(chunkKernelBytes), (one) => one.charCodeAt(0)));
    return kernelsOver(memory.buffer, new wasm.Instance(module, { env: { memory } }).exports as Compiled);
  } catch {
    // An engine without vector instructions, or a machine that gives it no memory.
    return undefined;
  }
}
