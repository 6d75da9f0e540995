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

/** Fewer values than this are ranked as fast without the kernel, and more than it counts not by it. */
const [fewValues, mostValues] = [1000, 65_535];
/** What the kernel sorts with besides two numbers a value. */
const sortingBytes = 131_152;

/**
 * The transformed ranks of many values by the kernel that ranks draws.
 *
 * @returns undefined where there are few values, or the kernel cannot run
 * @example
 * transformedRanks(values, { tolerance: 0, as: (rank) => 1 / rank, name: "inverse" });
 */
export function transformedRanks(values: Float64Array, how: RanksToTransform): Float64Array | undefined {
  const space = spaceWith(values);
  if (space === undefined) return undefined;
  const { kernel, buffer, count, at } = space;
  if (space.table !== how.name) fillTable(new Float64Array(buffer, at.table, 2 * count), how);
  space.table = how.name;
  kernel.transform(count, at.values, how.tolerance, at.table, at.out, at.scratch);
  return new Float64Array(new Float64Array(buffer, at.out, count));
}

/**
 * The ranks of many scores by the same kernel: 1 = the highest, those that differ by no more than a millionth of a
 * millionth of the highest share the better one.
 *
 * @returns undefined where there are few scores, or the kernel cannot run
 * @example
 * kernelRanks(scores)?.[0];
 */
export function kernelRanks(scores: Float64Array): Int32Array | undefined {
  const space = spaceWith(scores);
  if (space === undefined) return undefined;
  const { kernel, buffer, count, at } = space;
  kernel.rank(count, at.values, at.out, at.scratch);
  return new Int32Array(new Uint16Array(buffer, at.out, count));
}

interface Space {
  readonly count: number;
  readonly buffer: ArrayBufferLike;
  readonly at: Readonly<Record<"values" | "out" | "table" | "scratch", number>>;
  readonly kernel: {
    transform(n: number, values: number, same: number, table: number, out: number, scratch: number): void;
    rank(n: number, scores: number, ranks: number, scratch: number): void;
  };
  /** Whose table stands there. */
  table?: string;
}

let latest: Space | undefined;

function spaceWith(values: Float64Array): Space | undefined {
  const count = values.length;
  if (count < fewValues || count > mostValues) return undefined;
  latest = latest?.count === count ? latest : spaceFor(count);
  if (latest !== undefined) new Float64Array(latest.buffer, latest.at.values, count).set(values);
  return latest;
}

function spaceFor(count: number): Space | undefined {
  const compiled = kernelModule();
  if (compiled === undefined) return undefined;
  const { wasm, module } = compiled;
  const at = { values: 64, out: 64 + 8 * count, table: 64 + 16 * count, scratch: 64 + 32 * count };
  const pages = Math.ceil((at.scratch + 12 * count + sortingBytes) / 65_536);
  const memory = new wasm.Memory({ initial: pages, maximum: 65_536, shared: true });
  const { exports } = new wasm.Instance(module, { env: { memory } });
  return { count, buffer: memory.buffer, at, kernel: exports as Space["kernel"] };
}

function fillTable(table: Float64Array, { as }: RanksToTransform): void {
  const count = table.length / 2;
  for (let place = 0; place < count; place++) {
    table[place] = as(place + 1);
    table[count + place] = as(Math.min(place + 1.5, count));
  }
}
