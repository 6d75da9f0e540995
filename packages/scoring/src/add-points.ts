import { Truth } from "@needscope/rules";
import { sum } from "@needscope/stats";
import type { CardItem } from "./points-card.ts";
import { assertContributions } from "./scored.ts";

/** Items, and by item the answer for every unit: 0 it does not hold, 1 it holds, 2 nobody can tell. */
export interface AnsweredItems {
  readonly items: readonly CardItem[];
  readonly answers: ReadonlyMap<string, Uint8Array>;
}

/** The points of every unit, and what they would be if every item held of which nobody can tell. */
export interface Totals {
  readonly score: Float64Array;
  readonly maximum: Float64Array;
}

/** Adds the points of every unit, correctly rounded, so that they sum to the score in every order. */
export function addPoints(answered: AnsweredItems, unitCount: number): Totals {
  const totals = { score: new Float64Array(unitCount), maximum: new Float64Array(unitCount) };
  if (addsExactly(answered)) {
    for (const batch of batchesOf(answered.items)) addBatch(batch, answered.answers, totals);
  } else addRounded(answered, totals);
  return totals;
}

/**
 * Checks that the points of every unit sum to its score, without keeping the contributions of a million units.
 *
 * @throws Error as `assertContributions` does
 */
export function assertPoints(answered: AnsweredItems, score: Float64Array): void {
  const isProven = addsExactly(answered) ? nothingIsLeft : () => false;
  for (let from = 0; from < score.length; from += checkedTogether) {
    const to = from + checkedTogether;
    const answers = new Map([...answered.answers].map(([name, truths]) => [name, truths.subarray(from, to)]));
    const some = { items: answered.items, answers };
    if (!isProven(some, score.slice(from, to))) assertLaidOut(some, score.subarray(from, to));
  }
}

/** Whether plain addition rounds nothing: points in steps of 1/1024, whose sum keeps those steps. */
function addsExactly({ items }: AnsweredItems): boolean {
  return (
    items.every(({ points }) => Number.isInteger(points * 1024)) &&
    sum(items.map(({ points }) => points)) < 2 ** 40
  );
}

/** Items whose points add up in a byte, counted in steps of one size. */
interface Batch {
  readonly step: number;
  readonly items: { readonly name: string; readonly steps: number }[];
}

const mostSteps = 255;

function batchesOf(items: readonly CardItem[]): Batch[] {
  const step = items.reduce((common, { points }) => commonStep(common, points), 0);
  const batches: Batch[] = [];
  let room = 0;
  for (const { name, points } of items) {
    const steps = points / step;
    if (steps > mostSteps) {
      batches.unshift({ step: points, items: [{ name, steps: 1 }] });
      continue;
    }
    if (steps > room) {
      batches.push({ step, items: [] });
      room = mostSteps;
    }
    batches.at(-1)!.items.push({ name, steps });
    room -= steps;
  }
  return batches;
}

/** The largest number of which both are multiples (Euclid). */
function commonStep(one: number, other: number): number {
  return other === 0 ? one : commonStep(other, one % other);
}

function addBatch({ step, items }: Batch, answers: AnsweredItems["answers"], totals: Totals): void {
  const sure = new Uint8Array(totals.score.length);
  const open = new Uint8Array(totals.score.length);
  for (const { name, steps } of items) {
    const truths = answers.get(name)!;
    addSteps(sure, truths, { steps, of: Truth.yes });
    if (truths.includes(Truth.unknown)) addSteps(open, truths, { steps, of: Truth.unknown });
  }
  for (let unit = 0; unit < sure.length; unit++) {
    totals.score[unit]! += sure[unit]! * step;
    totals.maximum[unit]! += (sure[unit]! + open[unit]!) * step;
  }
}

// A truth says yes in the lowest bit of its byte and unknown in the next, so that a whole number of 32 bits holds four
// truths, and their steps are added at once. No byte runs over into its neighbour: a batch adds up in one.
const ones = 0x01010101;

function addSteps(
  sums: Uint8Array,
  truths: Uint8Array,
  { steps, of }: { readonly steps: number; readonly of: typeof Truth.yes | typeof Truth.unknown },
): void {
  const [answers, fourSums] = [fours(truths), fours(sums)];
  const shift = of === Truth.yes ? 0 : 1;
  for (let i = 0; i < answers.length; i++) {
    fourSums[i]! += Math.imul((answers[i]! >>> shift) & ones, steps);
  }
  for (let unit = answers.length * 4; unit < truths.length; unit++)
    if (truths[unit] === of) sums[unit]! += steps;
}

function fours(bytes: Uint8Array): Int32Array {
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
}

function addRounded({ items, answers }: AnsweredItems, { score, maximum }: Totals): void {
  const total = (unit: number, counts: (truth: number) => boolean): number =>
    sum(items.map(({ name, points }) => (counts(answers.get(name)![unit]!) ? points : 0)));
  for (let unit = 0; unit < score.length; unit++) {
    score[unit] = total(unit, (truth) => truth === Truth.yes);
    maximum[unit] = total(unit, (truth) => truth !== Truth.no);
  }
}

/** Units that are checked at a time. */
const checkedTogether = 1 << 14;

/** Takes the points away from the scores again, unit by unit: another way to the same sum, where it rounds nothing. */
function nothingIsLeft({ items, answers }: AnsweredItems, left: Float64Array): boolean {
  for (const { name, points } of items) takeAway(left, answers.get(name)!, points);
  for (let unit = 0; unit < left.length; unit++) if (left[unit] !== 0) return false;
  return true;
}

function takeAway(left: Float64Array, truths: Uint8Array, points: number): void {
  const answers = fours(truths);
  for (let i = 0; i < answers.length; i++) {
    if (answers[i] === 0) continue;
    for (let unit = 4 * i; unit < 4 * i + 4; unit++) if (truths[unit] === Truth.yes) left[unit]! -= points;
  }
  for (let unit = answers.length * 4; unit < truths.length; unit++)
    if (truths[unit] === Truth.yes) left[unit]! -= points;
}

function assertLaidOut({ items, answers }: AnsweredItems, score: Float64Array): void {
  const contributions = items.map(
    ({ name, points }) => [name, pointsEach(answers.get(name)!, points)] as const,
  );
  assertContributions({ score, contributions: new Map(contributions) });
}

/** An item's points by unit: its contributions. */
export function pointsEach(answers: Uint8Array, points: number): Float64Array {
  const shares = Float64Array.of(0, points, 0);
  const column = new Float64Array(answers.length);
  for (let unit = 0; unit < answers.length; unit++) column[unit] = shares[answers[unit]!]!;
  return column;
}
