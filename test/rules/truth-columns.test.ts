import {
  and,
  bitsIn,
  type Condition,
  countYes,
  evaluate,
  evaluateToRead,
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

  test("are given as the flags themselves where only whether they are yes is asked, and all are known", () => {
    const values = Uint8Array.of(1, 0, 1, 1, 0);
    const state = new Uint8Array(5);
    const valueAt = (row: number) => values[row] === 1;
    const known: RuleColumn = { kind: "flag", valueAt, cells: { values, state, isWhole: true } };
    const [whole, unsaid] = [
      new Map([["one", known]]),
      new Map([["one", { ...known, cells: { values, state } }]]),
    ];
    expect(evaluateToRead({ field: "one", is: true }, 5, whole)).toBe(values);
    for (const columnsGiven of [whole, unsaid]) {
      const answers = evaluate({ field: "one", is: true }, 5, columnsGiven);
      expect(answers).not.toBe(values);
      expect(answers).toEqual(values);
      expect([...evaluateToRead({ field: "one", is: false }, 5, columnsGiven)]).toEqual([0, 1, 0, 0, 1]);
    }
    expect(evaluateToRead({ field: "one", is: true }, 5, unsaid)).toEqual(values);
    expect(() => evaluateToRead({ field: "two", is: true }, 5, whole)).toThrow('Unknown field "two"');
  });

  test("are counted where they are yes, and say which bits they set, in groups of four and beside them", () => {
    for (const length of [0, 1, 4, 9, 1020, 1021, 4099]) {
      const truths = Uint8Array.from({ length }, (_, row) => (row * 7) % 3);
      const yes = [...truths].filter((truth) => truth === 1).length;
      expect([countYes(truths), countYes(truths.subarray(1))]).toEqual([yes, yes]);
      expect(countYes(new Uint8Array(length).fill(1))).toBe(length);
      expect(bitsIn(truths)).toBe(length < 2 ? 0 : length < 3 ? 1 : 3);
    }
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
