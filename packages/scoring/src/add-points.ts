import { hasUnknown, Truth } from "@needscope/rules";
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
  if (!addsExactly(answered)) return addRounded(answered, unitCount);
  const batches = batchesOf(answered.items);
  const score = new Float64Array(unitCount);
  for (const batch of batches) addBatch(score, batch, { answers: answered.answers, truth: Truth.yes });
  const maximum = score.slice();
  for (const batch of batches) addBatch(maximum, batch, { answers: answered.answers, truth: Truth.unknown });
  return { score, maximum };
}

/**
 * Checks that the points of every unit sum to its score, without keeping the contributions of a million units.
 *
 * @throws Error as `assertContributions` does
 */
export function assertPoints(answered: AnsweredItems, score: Float64Array): void {
  const buffer = new Float64Array(Math.min(checkedTogether, score.length));
  const isProven = addsExactly(answered) ? nothingIsLeft : () => false;
  for (let from = 0; from < score.length; from += checkedTogether) {
    const to = from + checkedTogether;
    const answers = new Map([...answered.answers].map(([name, truths]) => [name, truths.subarray(from, to)]));
    const some = { items: answered.items, answers };
    const own = score.subarray(from, to);
    const left = buffer.subarray(0, own.length);
    left.set(own);
    if (!isProven(some, left)) assertLaidOut(some, own);
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

/** Adds the points of a batch's items that have this answer. */
function addBatch(
  totals: Float64Array,
  { step, items }: Batch,
  { answers, truth }: { readonly answers: AnsweredItems["answers"]; readonly truth: Counted },
): void {
  const some = truth === Truth.yes ? items : items.filter(({ name }) => hasUnknown(answers.get(name)!));
  if (some.length === 0) return;
  const sums = new Uint8Array(totals.length);
  for (const { name, steps } of some) addSteps(sums, answers.get(name)!, { steps, truth });
  for (let unit = 0; unit < totals.length; unit++) totals[unit]! += sums[unit]! * step;
}

type Counted = typeof Truth.yes | typeof Truth.unknown;

// A truth says yes in the lowest bit of its byte and unknown in the next, so that a whole number of 32 bits holds four
// truths, and their steps are added at once. No byte runs over into its neighbour: a batch adds up in one.
const ones = 0x01010101;

function addSteps(
  sums: Uint8Array,
  truths: Uint8Array,
  { steps, truth }: { readonly steps: number; readonly truth: Counted },
): void {
  const words = fours(truths);
  const fourSums = fours(sums);
  const shift = truth === Truth.yes ? 0 : 1;
  for (let i = 0; i < words.length; i++) fourSums[i]! += Math.imul((words[i]! >>> shift) & ones, steps);
  for (let unit = words.length * 4; unit < truths.length; unit++)
    if (truths[unit] === truth) sums[unit]! += steps;
}

function fours(bytes: Uint8Array): Int32Array {
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
}

function addRounded({ items, answers }: AnsweredItems, unitCount: number): Totals {
  const total = (unit: number, counts: (truth: number) => boolean): number =>
    sum(items.map(({ name, points }) => (counts(answers.get(name)![unit]!) ? points : 0)));
  const totals = { score: new Float64Array(unitCount), maximum: new Float64Array(unitCount) };
  for (let unit = 0; unit < unitCount; unit++) {
    totals.score[unit] = total(unit, (truth) => truth === Truth.yes);
    totals.maximum[unit] = total(unit, (truth) => truth !== Truth.no);
  }
  return totals;
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
  const words = fours(truths);
  for (let i = 0; i < words.length; i++) {
    for (let yes = words[i]! & ones; yes !== 0; yes &= yes - 1) {
      // The lowest bit that is set says which of the four.
      left[4 * i + ((31 - Math.clz32(yes & -yes)) >> 3)]! -= points;
    }
  }
  for (let unit = words.length * 4; unit < truths.length; unit++)
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
