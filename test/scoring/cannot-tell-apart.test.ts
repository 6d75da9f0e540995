import { cannotTellApart, type RankIntervals, rankIntervals, unitsFromRows } from "@needscope/scoring";
import { describe, expect, test } from "vitest";

/** Ranks as they were drawn: for each unit one number a draw. */
function drawnAs(ranks: Readonly<Record<string, readonly number[]>>): RankIntervals {
  const [ids, columns] = [Object.keys(ranks), Object.values(ranks)];
  const draws = columns[0]!.length;
  const none = new Int32Array(ids.length);
  return {
    ids,
    ...{ lower: none, median: none, upper: none },
    mean: Float64Array.from(columns, (own) => own.reduce((sum, rank) => sum + rank, 0) / draws),
    ...{
      probabilityFirst: new Float64Array(ids.length),
      probabilityWorstTenth: new Float64Array(ids.length),
    },
    drawn: Uint16Array.from({ length: ids.length * draws }, (_, at) => {
      return columns[at % ids.length]![Math.floor(at / ids.length)]!;
    }),
    drawnUnits: Int32Array.from(ids.keys()),
  };
}

/** 40 draws of A and B, in so many of which B stands first. */
const twoUnits = (swapped: number): RankIntervals =>
  drawnAs({
    A: Array.from({ length: 40 }, (_, draw) => (draw < swapped ? 2 : 1)),
    B: Array.from({ length: 40 }, (_, draw) => (draw < swapped ? 1 : 2)),
  });

describe("two units", () => {
  test("are told apart when one stands first in 39 of 40 draws, which are 97.5%, but not in 38", () => {
    expect(cannotTellApart(twoUnits(1))).toEqual({ runs: [], words: "Units can all be told apart." });
    expect(cannotTellApart(twoUnits(2)).runs).toEqual([
      { ids: ["A", "B"], from: 1, to: 2, words: "Units ranked 1 and 2 cannot be told apart." },
    ]);
    // At 90%, 95% of the draws are enough.
    expect(cannotTellApart(twoUnits(2), { confidence: 0.9 }).runs).toEqual([]);
  });

  test("that always tie are not, and share their rank", () => {
    const tied = drawnAs({ A: Array<number>(40).fill(1), B: Array<number>(40).fill(1) });
    expect(cannotTellApart(tied, { what: "zones" }).runs.map(({ words }) => words)).toEqual([
      "The 2 zones that share rank 1 cannot be told apart.",
    ]);
  });
});

describe("runs", () => {
  const every = (of: (draw: number) => number): number[] =>
    Array.from({ length: 200 }, (_, draw) => of(draw));
  // A is always first and F last. B and C swap in one draw of two, C and D in one of ten, B and D in one of a hundred;
  // E ties with D in every draw in which D is not before C.
  const five = drawnAs({
    F: every(() => 6),
    B: every((draw) => (draw < 2 ? 4 : draw % 2 === 0 ? 3 : 2)),
    C: every((draw) => (draw < 2 ? 3 : draw % 10 === 1 ? 4 : draw % 2 === 0 ? 2 : 3)),
    D: every((draw) => (draw < 2 ? 2 : draw % 10 === 1 ? 3 : 4)),
    E: every((draw) => (draw < 2 || draw % 10 === 1 ? 5 : 4)),
    A: every(() => 1),
  });

  test("are as long as can be, and may overlap: no two of one can be told apart", () => {
    const { runs, words } = cannotTellApart(five, { what: "zones" });
    expect(words).toBe("Zones ranked 2 and 3 cannot be told apart, nor 3 and 4, nor 4 and 5.");
    expect(runs.map(({ ids, words }) => [ids.join(), words])).toEqual([
      ["B,C", "Zones ranked 2 and 3 cannot be told apart."],
      ["C,D", "Zones ranked 3 and 4 cannot be told apart."],
      ["D,E", "Zones ranked 4 and 5 cannot be told apart."],
    ]);
    // At 99% the 198 of 200 draws in which B is before D are too few.
    expect(cannotTellApart(five, { confidence: 0.99, what: "zones" }).words).toBe(
      "Zones ranked 2 to 4 cannot be told apart, nor 4 and 5.",
    );
  });

  test("count places among the units asked for, in the order of the ranks that people are told", () => {
    expect(cannotTellApart(five, { among: ["F", "C", "B"] }).runs.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
    ]);
    const told = cannotTellApart(five, { rank: [6, 3, 2, 4, 5, 1] });
    expect(told.runs[0]!.ids).toEqual(["C", "B"]);
  });
});

test("draws that are all alike leave only ties; units without a rank are in no run", () => {
  const units = unitsFromRows(
    [3, 9, undefined, 3].map((rate, place) => ({ id: "ABCD"[place]!, rate })),
    { id: "id" },
  );
  const need = {
    name: "need",
    title: "Need",
    normalise: "minMax",
    parts: [{ indicator: "rate", direction: "higher-is-need" }],
  } as const;
  const intervals = rankIntervals(need, units, { seed: 1, draws: 40 });
  expect(cannotTellApart(intervals).runs.map(({ ids }) => ids)).toEqual([["A", "D"]]);
  const nobody = rankIntervals(
    need,
    unitsFromRows(
      [
        { id: "A", rate: undefined },
        { id: "B", rate: undefined },
      ],
      { id: "id" },
    ),
    { seed: 1, draws: 40 },
  );
  expect(cannotTellApart(nobody).runs).toEqual([]);
});

test("agrees with the normal distribution: differences below 1.96 standard errors are not told apart", () => {
  // sqrt(2) is the standard error of the difference, so 2.772 is where 97.5% lie (scipy 1.17, norm.ppf(0.975) * 2**0.5).
  const units = unitsFromRows(
    [100, 100 - 2.4, 100 - 2.4 - 3.2].map((rate, place) => ({ id: "ABC"[place]!, rate })),
    { id: "id" },
  );
  const intervals = rankIntervals(
    {
      name: "need",
      title: "Need",
      normalise: { method: "goalposts", posts: [0, 200], cap: false },
      parts: [{ indicator: "rate", direction: "higher-is-need" }],
    },
    units,
    { seed: 5, draws: 10_000, about: "measured", standardErrors: new Map([["rate", [1, 1, 1]]]) },
  );
  expect(cannotTellApart(intervals).runs.map(({ ids }) => ids)).toEqual([["A", "B"]]);
});

test("draws of rows with an error are told in one sentence, whatever the error", () => {
  // Totals 18, 10, 9.9, 9.8, 1: with an error of 1 each, 0.2 is far less than 1.96 * 1.41 and 8 is far more.
  const totals = { A: 18, B: 10, C: 9.9, D: 9.8, E: 1 };
  const units = unitsFromRows(
    Object.entries(totals).map(([id, rate]) => ({ id, rate })),
    { id: "id" },
  );
  const words = (error: number): string => {
    const standardErrors = new Map([["rate", Array<number>(5).fill(error)]]);
    const intervals = rankIntervals(
      {
        name: "need",
        title: "Need",
        normalise: { method: "goalposts", posts: [0, 20], cap: false },
        parts: [{ indicator: "rate", direction: "higher-is-need" }],
      },
      units,
      { seed: 5, draws: 2000, standardErrors },
    );
    return cannotTellApart(intervals, { what: "zones" }).words;
  };
  expect(words(0)).toBe("Zones can all be told apart.");
  expect(words(1)).toBe("Zones ranked 2 to 4 cannot be told apart.");
  expect(words(1e6)).toBe("The 5 zones cannot be told apart at all.");
});

describe("refuses", () => {
  test("fewer draws than the confidence takes", () => {
    expect(() => cannotTellApart(twoUnits(2), { confidence: 0.99 })).toThrow(
      new RangeError("To be sure at 0.99 takes 200 draws or more, not 40."),
    );
  });

  test("a confidence that is none, units that are not there, ranks of others", () => {
    expect(() => cannotTellApart(twoUnits(2), { confidence: 95 })).toThrow(
      new RangeError("A confidence lies between 0 and 1, such as 0.95, not 95."),
    );
    expect(() => cannotTellApart(twoUnits(2), { among: ["A", "Z"] })).toThrow(
      new RangeError("1 of the units to tell apart are not there."),
    );
    expect(() => cannotTellApart(twoUnits(2), { rank: [1] })).toThrow(
      new RangeError("Ranks are one for each of 2 units, not 1."),
    );
  });
});
