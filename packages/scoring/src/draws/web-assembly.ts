/** A compiled module; it can be handed to another core. */
export interface WasmModule {
  readonly [Symbol.toStringTag]?: string;
}

/** A memory that cores share. */
export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
}

/** As much of WebAssembly as the kernel needs. TypeScript has its types only beside those of a browser's page. */
export interface WasmApi {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Memory: new (size: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: boolean;
  }) => WasmMemory;
  readonly Instance: new (
    module: WasmModule,
    imports: { readonly env: { readonly memory: WasmMemory } },
  ) => { readonly exports: unknown };
}

/**
 * WebAssembly, where the machine has it and cores can share memory.
 *
 * @example
 * webAssembly()?.Module;
 */
export function webAssembly(): WasmApi | undefined {
  if (typeof SharedArrayBuffer === "undefined") return undefined;
  return (globalThis as { readonly WebAssembly?: WasmApi }).WebAssembly;
}
