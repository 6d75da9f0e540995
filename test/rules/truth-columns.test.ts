import {
  and,
  type Condition,
  evaluate,
  hasUnknown,
  not,
  or,
  type RuleColumn,
  type Truth,
} from "@needscope/rules";
import { describe, expect, test } from "vitest";

// Every pair of answers at every place of a group of four, and one row over: and, or and not of test/rules/kleene.test.ts
// say what is right.
const pairs = Array.from({ length: 37 }, (_, row) => [row % 3, Math.floor(row / 3) % 3] as [Truth, Truth]);

function flags(side: 0 | 1): RuleColumn {
  const answers = Uint8Array.from(pairs, (pair) => pair[side]);
  const state = answers.map((answer) => (answer === 2 ? 1 : 0));
  const valueAt = (row: number) => (answers[row] === 2 ? undefined : answers[row] === 1);
  return { kind: "flag", valueAt, cells: { values: answers, state } };
}

const columns = new Map([
  ["one", flags(0)],
  ["other", flags(1)],
]);
const [one, other] = [
  { field: "one", is: true },
  { field: "other", is: true },
];

describe("conditions over many rows", () => {
  test.each<[Condition, (pair: readonly [Truth, Truth]) => Truth]>([
    [one, ([left]) => left],
    [{ field: "one", is: false }, ([left]) => not(left)],
    [{ field: "one", isNot: true }, ([left]) => not(left)],
    [{ not: one }, ([left]) => not(left)],
    [{ all: [one, other] }, ([left, right]) => and(left, right)],
    [{ any: [one, other] }, ([left, right]) => or(left, right)],
  ])("%j is answered as row by row", (condition, answer) => {
    expect([...evaluate(condition, pairs.length, columns)]).toEqual(pairs.map(answer));
  });

  test("say whether any answer is unknown, wherever it stands", () => {
    const places = Array.from({ length: 9 }, (_, place) => place);
    const withOne = places.map((place) => new Uint8Array(9).fill(1).fill(2, place, place + 1));
    expect(withOne.map((truths) => hasUnknown(truths))).toEqual(places.map(() => true));
    expect(withOne.map((truths, place) => hasUnknown(truths.subarray(place + 1)))).toEqual(
      places.map(() => false),
    );
    expect(hasUnknown(new Uint8Array(9).fill(1))).toBe(false);
  });
});
