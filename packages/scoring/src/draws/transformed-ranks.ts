import { kernelModule } from "./rank-kernel.ts";

/** How {@link transformedRanks} ranks and transforms. */
export interface RanksToTransform {
  /** Neighbours that differ by no more are equal; they share the mean of their ranks. */
  readonly tolerance: number;
  /** What is told of rank 1 (the highest value), 1.5, 2, and so on; asked once a rank. */
  readonly as: (rank: number) => number;
  /** A name of `as`: what it told for as many values is kept for the next time. */
  readonly name: string;
}

/** Fewer values than this are ranked as fast without the kernel. */
const fewValues = 1000;
/** What the kernel sorts with besides two numbers a value. */
const sortingBytes = 131_104;

/**
 * The transformed ranks of many values by the kernel that ranks draws.
 *
 * @returns undefined where there are few values, or the kernel cannot run
 * @example
 * transformedRanks(values, { tolerance: 0, as: (rank) => 1 / rank, name: "inverse" });
 */
export function transformedRanks(
  values: Float64Array,
  { tolerance, as, name }: RanksToTransform,
): Float64Array | undefined {
  const count = values.length;
  if (count < fewValues) return undefined;
  latest = latest?.count === count && latest.name === name ? latest : spaceFor(count, { as, name });
  if (latest === undefined) return undefined;
  const { kernel, buffer } = latest;
  const [valuesAt, outAt, tableAt] = [64, 64 + 8 * count, 64 + 16 * count];
  new Float64Array(buffer, valuesAt, count).set(values);
  kernel.transform(count, valuesAt, tolerance, tableAt, outAt, 64 + 32 * count);
  return new Float64Array(new Float64Array(buffer, outAt, count));
}

interface Space {
  readonly count: number;
  readonly name: string;
  readonly buffer: ArrayBufferLike;
  readonly kernel: {
    transform(n: number, values: number, same: number, table: number, out: number, scratch: number): void;
  };
}

let latest: Space | undefined;

function spaceFor(count: number, { as, name }: Pick<RanksToTransform, "as" | "name">): Space | undefined {
  const compiled = kernelModule();
  if (compiled === undefined) return undefined;
  const { wasm, module } = compiled;
  const pages = Math.ceil((64 + 48 * count + sortingBytes) / 65_536);
  const memory = new wasm.Memory({ initial: pages, maximum: 65_536, shared: true });
  const { exports } = new wasm.Instance(module, { env: { memory } });
  const table = new Float64Array(memory.buffer, 64 + 16 * count, 2 * count);
  for (let place = 0; place < count; place++) {
    table[place] = as(place + 1);
    table[count + place] = as(Math.min(place + 1.5, count));
  }
  return { count, name, buffer: memory.buffer, kernel: exports as Space["kernel"] };
}
