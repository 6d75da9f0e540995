import { sortedOrder } from "@needscope/stats";
import { type IntervalPlaces, midInterval } from "./mid-interval.ts";
import type { LinearPlaces, RankKernel, SummaryPlaces, TreePlaces } from "./rank-kernel.ts";

/** Scores within this part of the highest are equal, as in `rankScores`. */
const sameScore = 1e-12;

/**
 * The kernel in JavaScript: the same sums in the same order as assembly/rank-kernel.ts, so the same bits.
 *
 * @example
 * twinKernel(new ArrayBuffer(1 << 20)).linear(n, m, leaves, weights, scratch, ranks, 0, 8);
 */
export function twinKernel(buffer: ArrayBuffer): RankKernel {
  return {
    linear: (...places) => {
      linear(buffer, places);
    },
    tree: (...places) => {
      tree(buffer, places);
    },
    summarise: (...places) => {
      summarise(buffer, places);
    },
  };
}

function linear(buffer: ArrayBuffer, [n, m, at, weightsAt, , ranksAt, from, to]: LinearPlaces): void {
  const leaves = new Float64Array(buffer, at, n * m);
  const scores = new Float64Array(n);
  for (let draw = from; draw < to; draw++) {
    const weights = new Float64Array(buffer, weightsAt + draw * m * 8, m);
    for (let unit = 0; unit < n; unit++) {
      let total = 0;
      for (let i = 0; i < m; i++) total += leaves[unit * m + i]! * weights[i]!;
      scores[unit] = total;
    }
    rankAll(scores, new Uint16Array(buffer, ranksAt + draw * n * 2, n));
  }
}

function tree(buffer: ArrayBuffer, [planAt, weightsAt, , ranksAt, from, to]: TreePlaces): void {
  const [n, m, groupCount, stride, stepCount, leavesAt, tablesAt] = new Uint32Array(
    buffer,
    planAt,
    7,
  ) as never as [number, number, number, number, number, number, number];
  const steps = new Int32Array(buffer, planAt + 32, stepCount * 5);
  const leaves = new Float64Array(buffer, leavesAt, n * m);
  const groups = Array.from({ length: groupCount }, () => new Float64Array(n));
  for (let draw = from; draw < to; draw++) {
    const weights = new Float64Array(buffer, weightsAt + draw * stride * 8, stride);
    for (let step = 0; step < steps.length; step += 5) {
      const [what, into, source, weight, extra] = steps.subarray(step, step + 5) as never as number[];
      const total = groups[into!]!;
      if (what === 3) total.fill(0);
      else if (what === 0 || what === 4) {
        const own = leaves.subarray(source! * n, (source! + extra!) * n);
        addLeaves(total, {
          leaves: own,
          weights: weights.subarray(weight, weight! + extra!),
          add: what === 4,
        });
      } else if (what === 1) addGroup(total, groups[source!]!, weights[weight!]!);
      else {
        const table = new Float64Array(buffer, tablesAt + extra! * n * 16, 2 * n);
        addRanked(total, groups[source!]!, { weight: weights[weight!]!, table });
      }
    }
    rankAll(groups[0]!, new Uint16Array(buffer, ranksAt + draw * n * 2, n));
  }
}

interface LeavesToAdd {
  /** Of one step, those of a unit side by side. */
  readonly leaves: Float64Array;
  readonly weights: Float64Array;
  readonly add: boolean;
}

function addLeaves(into: Float64Array, { leaves, weights, add }: LeavesToAdd): void {
  for (let unit = 0, leaf = 0; unit < into.length; unit++, leaf += weights.length) {
    let total = 0;
    for (let i = 0; i < weights.length; i++) total += leaves[leaf + i]! * weights[i]!;
    into[unit] = add ? into[unit]! + total : total;
  }
}

function addGroup(into: Float64Array, group: Float64Array, weight: number): void {
  for (let unit = 0; unit < into.length; unit++) into[unit]! += weight * group[unit]!;
}

interface RankedToAdd {
  readonly weight: number;
  /** The transformed ranks 1, 2, 3, ... and then 1.5, 2.5, ...: ties are averaged. */
  readonly table: Float64Array;
}

function addRanked(into: Float64Array, group: Float64Array, { weight, table }: RankedToAdd): void {
  const order = sortedOrder(group);
  const tolerance = toleranceOf(group);
  const n = group.length;
  for (let first = 0; first < n;) {
    let value = group[order[n - 1 - first]!]!;
    let last = first + 1;
    for (; last < n; last++) {
      const next = group[order[n - 1 - last]!]!;
      if (value - next > tolerance) break;
      value = next;
    }
    const twice = first + last - 1;
    const score = weight * table[twice % 2 === 0 ? twice / 2 : n + (twice - 1) / 2]!;
    for (let place = first; place < last; place++) into[order[n - 1 - place]!]! += score;
    first = last;
  }
}

function rankAll(scores: Float64Array, ranks: Uint16Array): void {
  const order = sortedOrder(scores);
  const tolerance = toleranceOf(scores);
  const n = scores.length;
  let [before, rank] = [0, 0];
  for (let place = 0; place < n; place++) {
    const unit = order[n - 1 - place]!;
    const value = scores[unit]!;
    if (place === 0 || before - value > tolerance) rank = place + 1;
    ranks[unit] = rank;
    before = value;
  }
}

function toleranceOf(values: Float64Array): number {
  let highest = 0;
  for (const value of values) highest = Math.max(highest, Math.abs(value));
  return highest * sameScore;
}

function summarise(
  buffer: ArrayBuffer,
  [n, draws, ranksAt, placesAt, worst, outAt, , from, to]: SummaryPlaces,
): void {
  const ranks = new Uint16Array(buffer, ranksAt, n * draws);
  const places = new Uint32Array(buffer, placesAt, 4) as unknown as IntervalPlaces;
  const out = new Uint32Array(buffer, outAt, n * 6);
  const own = new Uint16Array(draws);
  for (let unit = from; unit < to; unit++) {
    let [firsts, worsts, total] = [0, 0, 0];
    for (let draw = 0; draw < draws; draw++) {
      const rank = ranks[draw * n + unit]!;
      own[draw] = rank;
      if (rank === 1) firsts += 1;
      if (rank <= worst) worsts += 1;
      total += rank;
    }
    own.sort();
    out.set(midInterval(own, places), unit * 6);
    out[unit * 6 + 3] = firsts;
    out[unit * 6 + 4] = worsts;
    out[unit * 6 + 5] = Math.min(total, 0xffffffff);
  }
}
