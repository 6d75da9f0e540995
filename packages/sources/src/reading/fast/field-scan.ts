import { fieldScanBytes } from "./field-scan-bytes.ts";

/** Bytes of lines that a scan takes at most, and as many fields. */
export const scanRoom = 1 << 18;

/** Where a scan finds the bytes of a chunk, and leaves what it finds; see {@link Chunk}. */
export interface FieldScan {
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

let kept: FieldScan | false | undefined;

/**
 * The scan for fields by vector instructions of WebAssembly, a fourth of the time that a loop over bytes takes. One
 * such place serves every chunk of a thread, as a chunk's fields mean nothing once it is read. `undefined` where
 * the engine has no such instructions.
 *
 * @example
 * fieldScan()?.scan({ row: 0, from: 0, to: length, mostRows, delimiter: 0x2c, columnCount: 9 });
 */
export function fieldScan(): FieldScan | undefined {
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

/** The compiled function; see assembly/field-scan.ts. */
interface Compiled {
  scan(...places: number[]): number;
}

function made(): FieldScan | undefined {
  const wasm = (globalThis as { readonly WebAssembly?: WasmApi }).WebAssembly;
  if (wasm === undefined) return undefined;
  // Behind the bytes a scan may look 64 bytes ahead.
  const sizes = [8, scanRoom + 64, 4 * scanRoom, 4 * scanRoom, 4 * scanRoom + 8, scanRoom];
  const places = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0));
  const [rows, bytes, starts, ends, lineStarts, needsCare] = places as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  try {
    const initial = Math.ceil((needsCare + scanRoom) / 65_536);
    const memory = new wasm.Memory({ initial });
    const module = new wasm.Module(Uint8Array.from(atob(fieldScanBytes), (one) => one.charCodeAt(0)));
    const compiled = new wasm.Instance(module, { env: { memory } }).exports as Compiled;
    const { buffer } = memory;
    const count = new Int32Array(buffer, rows, 1);
    return {
      bytes: new Uint8Array(buffer, bytes, scanRoom + 64),
      starts: new Int32Array(buffer, starts, scanRoom),
      ends: new Int32Array(buffer, ends, scanRoom),
      lineStarts: new Int32Array(buffer, lineStarts, scanRoom + 1),
      needsCare: new Uint8Array(buffer, needsCare, scanRoom),
      scan({ row, from, to, mostRows, delimiter, columnCount }) {
        count[0] = row;
        const found = [bytes, starts, ends, lineStarts, needsCare, rows];
        const at = compiled.scan(...found, from, to, mostRows, delimiter, columnCount);
        return { row: count[0], at };
      },
    };
  } catch {
    // An engine without vector instructions, or a machine that gives it no memory.
    return undefined;
  }
}
