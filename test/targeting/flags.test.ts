import { evaluateFlags, flagSchema, overlap, segments, withFlags, type Flags } from "@needscope/targeting";
import { unitsFromRows } from "@needscope/scoring";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const units = unitsFromRows(
  [
    { family: "F1", owed: 1200, benefit: true },
    { family: "F2", owed: 900, benefit: false },
    { family: "F3", owed: 0, benefit: false },
    { family: "F4", owed: 300, benefit: undefined },
    { family: "F5", owed: undefined, benefit: false },
    { family: "F6", owed: undefined, benefit: true },
  ],
  { id: "family" },
);
const benefits = { name: "benefits", title: "On a benefit", when: { field: "benefit", is: true } };
const arrears = { name: "arrears", title: "In arrears", when: { field: "owed", moreThan: 0 } };
const rest = { name: "neither", title: "Neither" };

describe("evaluateFlags", () => {
  test("answers yes, no or unknown for each unit and counts the three", () => {
    const { ids, flags } = evaluateFlags([benefits, arrears], units);
    expect(ids).toEqual(["F1", "F2", "F3", "F4", "F5", "F6"]);
    expect(flags.map(({ truth }) => [...truth])).toEqual([
      [1, 0, 0, 2, 0, 1],
      [1, 1, 0, 1, 2, 2],
    ]);
    expect(flags.map(({ yes, no, unknown }) => [yes, no, unknown])).toEqual([
      [2, 3, 1],
      [3, 1, 2],
    ]);
  });

  test("a flag may ask for those before it, and later conditions for all of them", () => {
    const further = {
      name: "further",
      title: "A further group in arrears",
      when: { all: [{ field: "arrears", is: true }, { not: { field: "benefits", is: true } }] },
    };
    const flags = evaluateFlags([benefits, arrears, further], units);
    expect([...flags.flags[2]!.truth]).toEqual([0, 1, 0, 2, 2, 0]);
    expect(withFlags(units, flags).columns.get("further")).toEqual({
      kind: "flag",
      values: Uint8Array.of(0, 1, 0, 0, 0, 0),
      state: Uint8Array.of(0, 0, 0, 1, 1, 0),
    });
    expect(units.columns.has("further")).toBe(false);
  });

  test("no units and no flags are no error", () => {
    const nobody = unitsFromRows([], { id: "family" });
    const always = { name: "always", title: "Always", when: { all: [] } };
    expect(evaluateFlags([always], nobody).flags[0]).toMatchObject({ yes: 0, no: 0, unknown: 0 });
    expect(evaluateFlags([], units).flags).toEqual([]);
  });

  test("refuses a name that is taken, a field that is not there and a column of another length", () => {
    expect(() => evaluateFlags([benefits, benefits], units)).toThrow('The name "benefits" is taken');
    expect(() => evaluateFlags([{ ...benefits, name: "owed" }], units)).toThrow('The name "owed" is taken');
    expect(() => evaluateFlags([{ ...arrears, when: { field: "owd", moreThan: 0 } }], units)).toThrow(
      'Unknown field "owd" in a condition. Known: owed, benefit.',
    );
    const short = { ids: ["F1", "F2"], columns: new Map([["owed", { values: [1] }]]) };
    expect(() => evaluateFlags([arrears], short)).toThrow('Column "owed" has 1 values for 2 units.');
  });

  test("its schema checks names and conditions", () => {
    expect(flagSchema.safeParse(arrears).success).toBe(true);
    expect(flagSchema.safeParse({ ...arrears, name: "In arrears" }).success).toBe(false);
    expect(flagSchema.safeParse({ ...arrears, when: { field: "owed" } }).success).toBe(false);
    expect(flagSchema.safeParse({ ...arrears, colour: "red" }).success).toBe(false);
  });
});

describe("segments", () => {
  test("each unit stands in the first flag that it meets, so that the next counts a further number", () => {
    const found = segments(evaluateFlags([benefits, arrears], units), { rest });
    expect(found.segments).toEqual([
      { name: "benefits", title: "On a benefit", count: 2 },
      { name: "arrears", title: "In arrears", count: 1 },
      { name: "neither", title: "Neither", count: 1 },
      { name: "not-known", title: "Not known", count: 2 },
    ]);
    expect([...found.segmentOf]).toEqual([0, 1, 2, 3, 3, 0]);
  });

  test("refuses two segments of one name", () => {
    expect(() =>
      segments(evaluateFlags([benefits], units), { rest: { name: "benefits", title: "Rest" } }),
    ).toThrow('Two segments are called "benefits"');
  });
});

describe("overlap", () => {
  test("counts every combination that occurs, every pair and those in all, unknown apart from no", () => {
    expect(overlap(evaluateFlags([benefits, arrears], units))).toEqual({
      total: 6,
      combinations: [
        { yes: [], unknown: [], count: 1 },
        { yes: ["arrears"], unknown: [], count: 1 },
        { yes: [], unknown: ["arrears"], count: 1 },
        { yes: ["benefits", "arrears"], unknown: [], count: 1 },
        { yes: ["benefits"], unknown: ["arrears"], count: 1 },
        { yes: ["arrears"], unknown: ["benefits"], count: 1 },
      ],
      pairs: [
        { first: "benefits", other: "arrears", inFirst: 2, inBoth: 1, notInOther: 0, unknown: 1 },
        { first: "arrears", other: "benefits", inFirst: 3, inBoth: 1, notInOther: 1, unknown: 1 },
      ],
      all: { yes: 1, unknown: 2 },
    });
  });

  test("no units overlap in nothing", () => {
    expect(overlap({ ids: [], flags: [] })).toEqual({
      total: 0,
      combinations: [],
      pairs: [],
      all: { yes: 0, unknown: 0 },
    });
  });
});

/** Flags with any answers: the counts are those of the answers. */
const anyFlags: fc.Arbitrary<Flags> = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 4 }))
  .chain(([count, flagCount]) =>
    fc
      .array(fc.uint8Array({ min: 0, max: 2, minLength: count, maxLength: count }), {
        minLength: flagCount,
        maxLength: flagCount,
      })
      .map((truths) => ({
        ids: Array.from({ length: count }, (_, unit) => `F${unit}`),
        flags: truths.map((truth, index) => {
          const counted = (answer: number) => truth.filter((found) => found === answer).length;
          return {
            name: `f${index}`,
            title: `f${index}`,
            truth,
            yes: counted(1),
            no: counted(0),
            unknown: counted(2),
          };
        }),
      })),
  );

describe("segments and overlap, whatever the flags", () => {
  test("add up to all units, and never count an unknown as a no", () => {
    const property = fc.property(anyFlags, (given) => {
      const placed = segments(given, { rest });
      const counts = placed.segments.map(({ count }) => count);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(given.ids.length);
      given.ids.forEach((_, unit) => {
        const answers = given.flags.map(({ truth }) => truth[unit]);
        // Written another way than the code: the first answer that is not no decides.
        const first = answers.findIndex((answer) => answer !== 0);
        const expected = first === -1 ? answers.length : answers[first] === 1 ? first : answers.length + 1;
        expect(placed.segmentOf[unit]).toBe(expected);
      });

      const { combinations, pairs, all, total } = overlap(given);
      expect(combinations.reduce((sum, { count }) => sum + count, 0)).toBe(total);
      for (const flag of given.flags) {
        const among = (list: "yes" | "unknown") =>
          combinations
            .filter((found) => found[list].includes(flag.name))
            .reduce((sum, { count }) => sum + count, 0);
        expect([among("yes"), among("unknown")]).toEqual([flag.yes, flag.unknown]);
      }
      for (const { first, other, inFirst, inBoth, notInOther, unknown } of pairs) {
        expect(inBoth + notInOther + unknown).toBe(inFirst);
        expect(pairs.find((pair) => pair.first === other && pair.other === first)?.inBoth).toBe(inBoth);
      }
      const answersOf = (unit: number) => given.flags.map(({ truth }) => truth[unit]);
      const everyYes = given.ids.filter((_, unit) => answersOf(unit).every((answer) => answer === 1)).length;
      const noNo = given.ids.filter((_, unit) => answersOf(unit).every((answer) => answer !== 0)).length;
      expect(all).toEqual({ yes: everyYes, unknown: noNo - everyYes });
    });
    fc.assert(property, { seed: 2016, numRuns: 200 });
  });
});
