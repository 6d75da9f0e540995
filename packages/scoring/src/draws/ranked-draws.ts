import type { DrawPlan } from "./draw-plan.ts";
import type { IntervalPlaces } from "./mid-interval.ts";
import {
  type KernelSpace,
  type LinearPlaces,
  rankKernel,
  type SummaryPlaces,
  type TreePlaces,
} from "./rank-kernel.ts";
import type { Draw, Simulation } from "./simulation.ts";

/** A piece of work for the kernel, over one memory; pieces can be done in any order and on any core. */
export type KernelCall =
  | { readonly name: "linear"; readonly places: LinearPlaces }
  | { readonly name: "tree"; readonly places: TreePlaces }
  | { readonly name: "summarise"; readonly places: SummaryPlaces };

/** Pieces of work that cores take until none is left. */
export interface Round {
  /** Where the memory counts how many pieces have been taken. */
  readonly taken: number;
  /** The pieces, the same for each core but for the scratch, of which each has its own. */
  readonly piecesOf: (core: number) => KernelCall[];
}

/** Where everything stands in the kernel's memory, and what is to be done. */
export interface RankedDraws {
  readonly space: KernelSpace;
  /** Rank all planned draws; then sum up the ranks of each unit. */
  readonly rounds: readonly [Round, Round];
  /** Ranks of the scored units, draw by draw. */
  readonly ranks: Uint16Array;
  /** Six numbers a unit: first, middle and last rank of the interval, draws with rank 1, draws in the worst tenth, sum of ranks. */
  readonly summary: Uint32Array;
}

const mostCores = 8;
/**
 * A piece of ranking has about so many ranks, and is a whole number of eight draws. An engine swaps a function that has
 * proved busy for a faster one when it is called again, so one call must not do all; and a core that comes late, or is
 * wanted elsewhere, takes fewer pieces.
 */
const ranksInPiece = 1 << 16;
/** What the kernel sorts with besides two numbers a unit. */
const sortingBytes = 131_152;
/** Units in a piece of summing up, a whole number of the 64 that are looked at together. */
const unitsInPiece = 1024;
const align = (bytes: number): number => Math.ceil(bytes / 64) * 64;

/**
 * Lays a simulation out in memory. Draws that have no plan are ranked here and now.
 *
 * @param places of an interval in the order of a unit's ranks
 * @throws RangeError when there are more units or more draws than memory can count
 */
export function layOut(
  simulation: Simulation,
  {
    places,
    engine,
  }: { readonly places: IntervalPlaces; readonly engine?: "wasm" | "javascript" | "rules" | undefined },
): RankedDraws {
  const { draws, variants, scored } = simulation;
  const n = scored.length;
  if (n > 65_535) throw new RangeError(`Ranks are drawn of at most 65,535 units, not ${String(n)}.`);
  const order = [...draws.keys()].sort((a, b) => draws[a]!.variant - draws[b]!.variant || a - b);
  let end = 64;
  const take = (bytes: number): number => {
    const at = end;
    end += align(bytes);
    return at;
  };
  const takenAt = take(8);
  const placesAt = take(16);
  const ranksAt = take(2 * n * draws.length);
  const outAt = take(24 * n);
  const segments: Segment[] = [];
  for (let row = 0; row < order.length;) {
    const { variant } = draws[order[row]!]!;
    let to = row;
    while (to < order.length && draws[order[to]!]!.variant === variant) to++;
    const { plan } = variants[variant]!;
    if (plan !== undefined)
      segments.push(
        segmentOf(plan, { from: row, to, take, draws: order.slice(row, to).map((i) => draws[i]!) }),
      );
    row = to;
  }
  const scratchBytes = align(Math.max(4096 + 130 * draws.length, ...segments.map(({ scratch }) => scratch)));
  const scratchAt = take(mostCores * scratchBytes);
  if (end > 2 ** 32 - 2 ** 17)
    throw new RangeError(
      `${String(draws.length)} draws of ${String(n)} units do not fit into memory: take fewer.`,
    );
  const space = rankKernel(end, engine);
  const { buffer } = space;
  new Uint32Array(buffer, placesAt, 4).set(places);
  for (const segment of segments) segment.fill(buffer);
  const ranks = new Uint16Array(buffer, ranksAt, n * draws.length);
  order.forEach((draw, row) => {
    if (variants[draws[draw]!.variant]!.plan === undefined)
      ranks.set(simulation.rankDraw(draws[draw]!), row * n);
  });
  const scratchOf = (core: number): number => scratchAt + core * scratchBytes;
  const drawsInPiece = 8 * Math.max(1, Math.floor(ranksInPiece / (8 * n)));
  const { worst } = simulation;
  const ranking: Round = {
    taken: takenAt,
    piecesOf: (core) =>
      segments.flatMap(({ call, ...all }) =>
        piecesOf(all, drawsInPiece).map((piece) => call(scratchOf(core), ranksAt, piece)),
      ),
  };
  const summing: Round = {
    taken: takenAt + 4,
    piecesOf: (core) =>
      piecesOf({ from: 0, to: n }, unitsInPiece).map(({ from, to }) => ({
        name: "summarise",
        places: [n, draws.length, ranksAt, placesAt, worst, outAt, scratchOf(core), from, to],
      })),
  };
  return {
    space,
    rounds: [ranking, summing],
    ranks,
    summary: new Uint32Array(buffer, outAt, 6 * n),
  };
}

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly scratch: number;
  readonly fill: (buffer: ArrayBufferLike) => void;
  readonly call: (scratch: number, ranks: number, piece: Piece) => KernelCall;
}

/** From the first to the one behind the last. */
interface Piece {
  readonly from: number;
  readonly to: number;
}

interface ToLay {
  readonly from: number;
  readonly to: number;
  readonly draws: readonly Draw[];
  readonly take: (bytes: number) => number;
}

function segmentOf(plan: DrawPlan, { from, to, draws, take }: ToLay): Segment {
  const { leafCount: m, layLeaves, paths, units } = plan;
  const n = units.length;
  const stride = paths === undefined ? draws[0]!.weights.length : m;
  const leavesAt = take(8 * n * m);
  const weightsAt = take(8 * stride * draws.length);
  // Draws are numbered through the whole simulation: the weights' place is that of draw 0.
  const weightsOfFirst = weightsAt - 8 * stride * from;
  const shared = { from, to };
  const weightsOf = (draw: Draw): ArrayLike<number> =>
    paths === undefined ? draw.weights : weightsAlong(paths, draw.weights);
  const fillShared = (buffer: ArrayBufferLike): void => {
    layLeaves(new Float64Array(buffer, leavesAt, n * m));
    const weights = new Float64Array(buffer, weightsAt, stride * draws.length);
    draws.forEach((draw, place) => {
      weights.set(weightsOf(draw), place * stride);
    });
  };
  if (paths !== undefined) {
    return {
      ...shared,
      scratch: 64 * m + 64 * n + 12 * n + sortingBytes,
      fill: fillShared,
      call: (scratch, ranks, piece) => ({
        name: "linear",
        places: [n, m, leavesAt, weightsOfFirst, scratch, ranks, piece.from, piece.to],
      }),
    };
  }
  const planAt = take(32 + 4 * plan.steps.length);
  const tablesAt = take(16 * n * plan.tables.length);
  return {
    ...shared,
    scratch: 64 * m + 16 * n * plan.groupCount + 12 * n + sortingBytes,
    fill(buffer) {
      fillShared(buffer);
      const head = [n, m, plan.groupCount, stride, plan.steps.length / 5, leavesAt, tablesAt];
      new Uint32Array(buffer, planAt, head.length).set(head);
      new Int32Array(buffer, planAt + 32, plan.steps.length).set(plan.steps);
      plan.tables.forEach((table, place) => {
        new Float64Array(buffer, tablesAt + 16 * n * place, 2 * n).set(table);
      });
    },
    call: (scratch, ranks, piece) => ({
      name: "tree",
      places: [planAt, weightsOfFirst, scratch, ranks, piece.from, piece.to],
    }),
  };
}

function weightsAlong(paths: readonly (readonly number[])[], weights: Float64Array): Float64Array {
  const products = new Float64Array(paths.length).fill(1);
  for (let leaf = 0; leaf < products.length; leaf++) {
    for (const place of paths[leaf]!) products[leaf]! *= weights[place]!;
  }
  return products;
}

function piecesOf({ from, to }: Piece, size: number): Piece[] {
  const count = Math.ceil((to - from) / size);
  return Array.from({ length: count }, (_, piece) => {
    const start = from + piece * size;
    return { from: start, to: Math.min(to, start + size) };
  });
}

/**
 * Does pieces of a round until none is left.
 *
 * @param core which of the cores it is, from 0: each has a scratch of its own
 * @example
 * for (const round of ranked.rounds) doPieces(ranked.space, round, 0);
 */
export function doPieces({ kernel, buffer }: KernelSpace, { taken, piecesOf }: Round, core: number): void {
  const pieces = piecesOf(core);
  const counter = new Int32Array(buffer, taken, 1);
  for (let next = Atomics.add(counter, 0, 1); next < pieces.length; next = Atomics.add(counter, 0, 1)) {
    const piece = pieces[next]!;
    if (piece.name === "linear") kernel.linear(...piece.places);
    else if (piece.name === "tree") kernel.tree(...piece.places);
    else kernel.summarise(...piece.places);
  }
}
