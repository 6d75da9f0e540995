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
  return weightedRanks([{ weight: 1, numbers: values, how }]);
}

/** Numbers whose transformed ranks are added up. */
export interface WeightedRanks {
  readonly weight: number;
  readonly numbers: Float64Array;
  readonly how: RanksToTransform;
}

/**
 * The weighted sum of the transformed ranks of several columns, in their order; none of them is laid out by itself.
 *
 * @returns undefined where {@link canRank} says no
 * @example
 * weightedRanks([{ weight: 0.5, numbers, how }, { weight: 0.5, numbers: others, how }]);
 */
export function weightedRanks(columns: readonly WeightedRanks[]): Float64Array | undefined {
  const space = spaceFor(columns[0]!.numbers.length);
  if (space === undefined) return undefined;
  const { kernel, buffer, count, at } = space;
  const sums = new Float64Array(buffer, at.out, count).fill(0);
  for (const { weight, numbers, how } of columns) {
    new Float64Array(buffer, at.values, count).set(numbers);
    if (space.table !== how.name) fillTable(new Float64Array(buffer, at.table, 2 * count), how);
    space.table = how.name;
    kernel.transform(count, at.values, how.tolerance, weight, at.table, at.out, at.scratch);
  }
  return new Float64Array(sums);
}

/** Whether there are so many values that the kernel ranks them, and it can run. */
export function canRank({ length }: ArrayLike<number>): boolean {
  return spaceFor(length) !== undefined;
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
  const space = spaceFor(scores.length);
  if (space === undefined) return undefined;
  const { kernel, buffer, count, at } = space;
  new Float64Array(buffer, at.values, count).set(scores);
  kernel.rank(count, at.values, at.out, at.scratch);
  return new Int32Array(new Uint16Array(buffer, at.out, count));
}

interface Space {
  readonly count: number;
  readonly buffer: ArrayBufferLike;
  readonly at: Readonly<Record<"values" | "out" | "table" | "scratch", number>>;
  readonly kernel: {
    transform(
      ...places: readonly [
        n: number,
        values: number,
        same: number,
        weight: number,
        table: number,
        out: number,
        scratch: number,
      ]
    ): void;
    rank(n: number, scores: number, ranks: number, scratch: number): void;
  };
  /** Whose table stands there. */
  table?: string;
}

let latest: Space | undefined;

function spaceFor(count: number): Space | undefined {
  if (count < fewValues || count > mostValues) return undefined;
  if (latest?.count === count) return latest;
  const compiled = kernelModule();
  if (compiled === undefined) return undefined;
  const { wasm, module } = compiled;
  const at = { values: 64, out: 64 + 8 * count, table: 64 + 16 * count, scratch: 64 + 32 * count };
  const pages = Math.ceil((at.scratch + 12 * count + sortingBytes) / 65_536);
  const memory = new wasm.Memory({ initial: pages, maximum: 65_536, shared: true });
  const { exports } = new wasm.Instance(module, { env: { memory } });
  latest = { count, buffer: memory.buffer, at, kernel: exports as Space["kernel"] };
  return latest;
}

function fillTable(table: Float64Array, { as }: RanksToTransform): void {
  const count = table.length / 2;
  for (let place = 0; place < count; place++) {
    table[place] = as(place + 1);
    table[count + place] = as(Math.min(place + 1.5, count));
  }
}
