import { rankKernelBytes } from "./rank-kernel-bytes.ts";
import { twinKernel } from "./twin-kernel.ts";
import { type WasmApi, type WasmMemory, type WasmModule, webAssembly } from "./web-assembly.ts";

/** The inner loops of a simulation, over one memory that all of them share. Places are in bytes. */
export interface RankKernel {
  /** Ranks of draws `from` to `to` of plain weighted sums; a weight a leaf in each draw. */
  linear(...places: LinearPlaces): void;
  /** Ranks of draws `from` to `to` of a tree of groups; see {@link TreeLayout}. */
  tree(...places: TreePlaces): void;
  /** What the ranks of units `from` to `to` come to, six numbers a unit. */
  summarise(...places: SummaryPlaces): void;
}

/** Units, leaves; scores of leaves, weights, scratch, ranks; first draw and the one behind the last. */
export type LinearPlaces = readonly [
  n: number,
  m: number,
  leaves: number,
  weights: number,
  scratch: number,
  ranks: number,
  from: number,
  to: number,
];

/** Layout of the tree; weights, scratch, ranks; first draw and the one behind the last. */
export type TreePlaces = readonly [
  plan: number,
  weights: number,
  scratch: number,
  ranks: number,
  from: number,
  to: number,
];

/** Units, draws; ranks, twice the draws of a tail and the place of the middle one; the worst tenth; result, scratch; units. */
export type SummaryPlaces = readonly [
  n: number,
  draws: number,
  ranks: number,
  places: number,
  worst: number,
  out: number,
  scratch: number,
  from: number,
  to: number,
];

/** A kernel and its memory. */
export interface KernelSpace {
  readonly kernel: RankKernel;
  readonly buffer: ArrayBufferLike;
  /** What a second core needs to run the same loops over the same memory; not there for the twin. */
  readonly share?: { readonly module: WasmModule; readonly memory: WasmMemory };
}

/**
 * The kernel over a memory of so many bytes: WebAssembly where it runs and memory can be shared, else the twin in
 * JavaScript, which gives the same bits and takes about four times as long.
 *
 * @param engine any but "wasm" asks for the twin
 * @example
 * const { kernel, buffer } = rankKernel(1 << 20);
 */
export function rankKernel(bytes: number, engine?: "wasm" | "javascript" | "rules"): KernelSpace {
  const compiled = engine !== undefined && engine !== "wasm" ? undefined : kernelModule();
  if (compiled === undefined) {
    const buffer = new ArrayBuffer(bytes);
    return { kernel: twinKernel(buffer), buffer };
  }
  const { wasm, module } = compiled;
  const initial = Math.ceil(bytes / pageBytes);
  const memory = new wasm.Memory({ initial, maximum: 65_536, shared: true });
  const { exports } = new wasm.Instance(module, { env: { memory } });
  return { kernel: exports as RankKernel, buffer: memory.buffer, share: { module, memory } };
}

const pageBytes = 65_536;
let kept: WasmModule | undefined;

/** The compiled kernel and what makes instances of it; undefined where it cannot run. */
export function kernelModule(): { readonly wasm: WasmApi; readonly module: WasmModule } | undefined {
  const wasm = webAssembly();
  const module = wasm && compile(wasm.Module);
  return wasm && module && { wasm, module };
}

function compile(Module: new (bytes: Uint8Array) => WasmModule): WasmModule | undefined {
  if (kept !== undefined) return kept;
  try {
    kept = new Module(Uint8Array.from(atob(rankKernelBytes), (character) => character.charCodeAt(0)));
  } catch {
    // An engine without its vector instructions.
    return undefined;
  }
  return kept;
}
