import { bitsIn, foursOf, Truth } from "@needscope/rules";
import { sum } from "@needscope/stats";
import type { CardItem } from "./points-card.ts";
import { assertContributions } from "./scored.ts";

/** Items, and by item the answer for every unit: 0 it does not hold, 1 it holds, 2 nobody can tell. */
export interface AnsweredItems {
  readonly items: readonly CardItem[];
  readonly answers: ReadonlyMap<string, Uint8Array>;
  /** The items of which nobody can tell for some unit. */
  readonly uncertain: ReadonlySet<string>;
}

/** The points of every unit, and what they would be if every item held of which nobody can tell. */
export interface Totals {
  readonly score: Float64Array;
  /** The very scores, where nothing is unknown. */
  readonly maximum: Float64Array;
  /** The scores as numbers of steps of one size, where no number is over 255. */
  readonly steps?: { readonly counts: Uint8Array; readonly size: number };
}

/** Adds the points of every unit, correctly rounded, so that they sum to the score in every order. */
export function addPoints(answered: AnsweredItems, unitCount: number): Totals {
  if (!addsExactly(answered)) return addRounded(answered, unitCount);
  const { items, answers } = answered;
  const batches = batchesOf(items);
  const score = new Float64Array(unitCount);
  const counts = batches.map((batch) => addBatch(score, batch, { answers, truth: Truth.yes }));
  const uncertain = items.filter(({ name }) => answered.uncertain.has(name));
  const maximum = uncertain.length === 0 ? score : score.slice();
  for (const batch of batchesOf(uncertain)) addBatch(maximum, batch, { answers, truth: Truth.unknown });
  const isOne = batches.length === 1;
  return { score, maximum, ...(isOne && { steps: { counts: counts[0]!, size: batches[0]!.step } }) };
}

/**
 * Checks that the points of every unit sum to its score, without keeping the contributions of a million units.
 *
 * @throws Error as `assertContributions` does
 */
export function assertPoints(answered: AnsweredItems, score: Float64Array): void {
  const most = Math.min(checkedTogether, score.length);
  const isProven = addsExactly(answered) ? takingAway(answered.items, most) : () => false;
  for (let from = 0; from < score.length; from += checkedTogether) {
    const to = from + checkedTogether;
    const answers = new Map([...answered.answers].map(([name, truths]) => [name, truths.subarray(from, to)]));
    const some = { ...answered, answers };
    const own = score.subarray(from, to);
    if (!isProven(some, own)) assertLaidOut(some, own);
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

/** Adds the points of a batch's items that have this answer, and gives the steps of every unit. */
function addBatch(
  totals: Float64Array,
  { step, items }: Batch,
  { answers, truth }: { readonly answers: AnsweredItems["answers"]; readonly truth: Counted },
): Uint8Array {
  const sums = new Uint8Array(totals.length);
  for (const { name, steps } of items) addSteps(sums, answers.get(name)!, { steps, truth });
  for (let unit = 0; unit < totals.length; unit++) totals[unit]! += sums[unit]! * step;
  return sums;
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
  const words = foursOf(truths);
  const fourSums = foursOf(sums);
  const shift = truth === Truth.yes ? 0 : 1;
  for (let i = 0; i < words.length; i++) fourSums[i]! += Math.imul((words[i]! >>> shift) & ones, steps);
  for (let unit = words.length * 4; unit < truths.length; unit++)
    if (truths[unit] === truth) sums[unit]! += steps;
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

type Proof = (answered: AnsweredItems, score: Float64Array) => boolean;

/** Takes the points away from the scores again, unit by unit: another way to the same sum, where it rounds nothing. */
function takingAway(items: readonly CardItem[], most: number): Proof {
  const [batch, ...others] = batchesOf(items);
  if (batch !== undefined && others.length === 0) return takingSteps(batch, most);
  const buffer = new Float64Array(most);
  return ({ answers }, score) => {
    const left = buffer.subarray(0, score.length);
    left.set(score);
    for (const { name, points } of items) takeAway(left, answers.get(name)!, points);
    for (let unit = 0; unit < left.length; unit++) if (left[unit] !== 0) return false;
    return true;
  };
}

/** The same in steps, four scores at a time: that four bytes have nothing left together, each has nothing left. */
function takingSteps({ step, items }: Batch, most: number): Proof {
  const buffer = new Uint8Array(most);
  return ({ answers }, score) => {
    const left = buffer.subarray(0, score.length);
    for (let unit = 0; unit < left.length; unit++) {
      left[unit] = score[unit]! / step;
      if (left[unit]! * step !== score[unit]) return false;
    }
    const words = foursOf(left);
    for (const { name, steps } of items) {
      const truths = answers.get(name)!;
      const fourTruths = foursOf(truths);
      for (let i = 0; i < words.length; i++) words[i]! -= Math.imul(fourTruths[i]! & ones, steps);
      for (let unit = words.length * 4; unit < left.length; unit++)
        left[unit]! -= (truths[unit]! & Truth.yes) * steps;
    }
    return bitsIn(left) === 0;
  };
}

function takeAway(left: Float64Array, truths: Uint8Array, points: number): void {
  const words = foursOf(truths);
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
