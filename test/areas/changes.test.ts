import {
  bestFit,
  lookupFromChanges,
  lookupFromRows,
  lookupOfSuccessors,
  reverseLookup,
  rollUp,
  type AreaChange,
  type AuthorityChange,
} from "@needscope/areas";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const register: readonly AreaChange[] = [
  { from: "A1", to: "A1", change: "U" },
  { from: "A2", to: "B1", change: "S" },
  { from: "A2", to: "B2", change: "S" },
  { from: "A3", to: "B3", change: "M" },
  { from: "A4", to: "B3", change: "M" },
  { from: "A5", to: "B4", change: "X" },
  { from: "A5", to: "B5", change: "X" },
  { from: "A6", to: "B4", change: "X" },
];
const people = new Map([["B1", 1500], ["B2", 500], ["B4", 300], ["B5", 100]]); // prettier-ignore
const counts = { ids: ["A1", "A2", "A3", "A4", "A5", "A6"], values: [10, 8, 3, 4, 7, 2] };

describe("lookupFromChanges", () => {
  test("moves counts by change code, and reports the people of irregular areas as not placed", () => {
    const { lookup, irregular } = lookupFromChanges("2011 to 2021", register, {
      weights: people,
      irregular: "leave-out",
    });
    expect(lookup.zones).toEqual(["A1", "B1", "B2", "B3"]);
    expect(rollUp(counts, lookup)).toEqual({
      perZone: Float64Array.of(10, 6, 2, 7),
      notPlaced: 9,
      areasNotPlaced: ["A5", "A6"],
    });
    expect(irregular.map(({ from, to }) => `${from} ${to}`)).toEqual(["A5 B4", "A5 B5", "A6 B4"]);
  });

  test("takes irregular areas as splits, or by declared shares, only where that is said", () => {
    const asSplit = lookupFromChanges("rough", register, { weights: people, irregular: "as-split" }).lookup;
    expect([...rollUp(counts, asSplit).perZone]).toEqual([10, 6, 2, 7, 7 * 0.75 + 2, 7 * 0.25]);
    const declared = lookupFromChanges("declared", register, {
      weights: people,
      irregular: [
        { area: "A5", zone: "B4", share: 0.1 },
        { area: "A5", zone: "B5", share: 0.9 },
      ],
    }).lookup;
    const rolled = rollUp(counts, declared);
    expect(rolled.areasNotPlaced).toEqual(["A6"]);
    expect(rolled.perZone[declared.zones.indexOf("B5")]).toBeCloseTo(6.3, 12);
  });

  test("shares equally only where that is said", () => {
    const { lookup } = lookupFromChanges("equal", register, { weights: "equal", irregular: "leave-out" });
    expect([...rollUp(counts, lookup).perZone]).toEqual([10, 4, 4, 7]);
  });

  test.each([
    [[{ from: "A1", to: "B1", change: "S" }], 'Changes of lookup "x" contradict each other: A1 to B1 (S).'],
    [[{ from: "A1", to: "B1", change: "M" }], 'Changes of lookup "x" contradict each other: A1 to B1 (M).'],
    [
      [
        { from: "A1", to: "B1", change: "U" },
        { from: "A1", to: "B2", change: "U" },
      ],
      'Changes of lookup "x" contradict each other: A1 to B1 (U), A1 to B2 (U).',
    ],
    [
      [
        { from: "A1", to: "B1", change: "S" },
        { from: "A1", to: "B9", change: "S" },
      ],
      'Lookup "x" shares by weights from 0, and area B9 has no weight.',
    ],
  ] as const)("refuses a register that loses or invents people: %#", (changes, message) => {
    expect(() => lookupFromChanges("x", changes, { weights: people, irregular: "leave-out" })).toThrow(
      message,
    );
  });

  test("refuses negative weights and parts that weigh nothing", () => {
    const split = register.slice(1, 3);
    const of = (b1: number) =>
      lookupFromChanges("x", split, { weights: new Map([["B1", b1], ["B2", 0]]), irregular: "leave-out" }); // prettier-ignore
    expect(() => of(-1)).toThrow('Lookup "x" shares by weights from 0, and area B1 has the weight -1.');
    expect(() => of(0)).toThrow('The parts of area A2 weigh nothing together in lookup "x".');
    expect(() => of(Number.NaN)).toThrow("has the weight NaN.");
  });
});

describe("reverseLookup", () => {
  const { lookup } = lookupFromChanges("2011 to 2021", register, {
    weights: people,
    irregular: "leave-out",
  });

  test("refuses to split what was merged without weights, and shares it with them", () => {
    expect(() => reverseLookup("back", lookup)).toThrow(
      'Lookup "back" would split B3; give the weights of the areas to share by.',
    );
    const weights = new Map([["A3", 300], ["A4", 100]]); // prettier-ignore
    const back = reverseLookup("back", lookup, { weights });
    const ids = ["A1", "B1", "B2", "B3"];
    expect([...rollUp({ ids, values: [10, 6, 2, 8] }, back).perZone]).toEqual([10, 8, 6, 2]);
  });

  test("needs no weights where nothing was merged", () => {
    const splits = lookupFromChanges("x", register.slice(0, 3), { weights: "equal", irregular: "leave-out" });
    expect(reverseLookup("back", splits.lookup).share).toEqual(Float64Array.of(1, 1, 1));
  });
});

test("whole counts stay whole, keep their total to the last unit, and come back the same, whatever the register", () => {
  const area = fc.record({
    kind: fc.constantFrom("U", "S", "M"),
    count: fc.nat({ max: 100_000 }),
    weights: fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(area, { minLength: 1, maxLength: 12 }), (areas) => {
      const weights = new Map<string, number>();
      const before: { id: string; count: number }[] = [];
      const changes = areas.flatMap(({ kind, count, weights: parts }, i): AreaChange[] => {
        if (kind !== "M") before.push({ id: `A${i}`, count });
        if (kind === "U") return [{ from: `A${i}`, to: `A${i}`, change: "U" }];
        return parts.map((weight, part) => {
          if (kind === "M") before.push({ id: `A${i}-${part}`, count: weight });
          else weights.set(`B${i}-${part}`, weight);
          return kind === "M"
            ? { from: `A${i}-${part}`, to: `B${i}`, change: "M" }
            : { from: `A${i}`, to: `B${i}-${part}`, change: "S" };
        });
      });
      const forward = lookupFromChanges("there", changes, { weights, irregular: "leave-out" }).lookup;
      const own = new Map(before.map(({ id, count }) => [id, count + (count === 0 ? 1 : 0)]));
      const back = reverseLookup("back", forward, { weights: own });
      const values = before.map(({ count }) => count);
      const there = rollUp({ ids: before.map(({ id }) => id), values }, forward, { whole: true });
      expect(there.perZone.every(Number.isInteger)).toBe(true);
      const total = values.reduce((sum, count) => sum + count, 0);
      expect(there.perZone.reduce((sum, count) => sum + count, 0)).toBe(total);
      const again = rollUp({ ids: forward.zones, values: there.perZone }, back, { whole: true });
      // Merged areas are weighed by the very counts, so that they come back as well.
      const byCode = new Map(back.zones.map((zone, at) => [zone, again.perZone[at]!]));
      expect(before.map(({ id }) => byCode.get(id))).toEqual(values);
    }),
    { seed: 2016, numRuns: 300 },
  );
});

test("whole counts are refused where they are not whole", () => {
  const lookup = lookupFromRows("x", [{ area: "A", zone: "Z" }]);
  expect(() => rollUp({ ids: ["A"], values: [1.5] }, lookup, { whole: true })).toThrow(
    "The count of area A is 1.5, and whole counts are whole numbers from 0.",
  );
});

describe("lookupOfSuccessors", () => {
  const changes: readonly AuthorityChange[] = [
    { from: "E07000190", to: "E07000246", type: "merger", year: 2019 },
    { from: "E07000191", to: "E07000246", type: "merger", year: 2019 },
    { from: "E07000246", to: "E06000066", type: "merger", year: 2023 },
    { from: "E07000187", to: "E06000066", type: "merger", year: 2023 },
    { from: "E10000027", type: "termination", year: 2023 },
    { from: "E06000027", to: "E47000015", type: "new_geo", year: 2025 },
    { from: "S12000044", to: "S12000050", type: "new_geo", year: 2019 },
  ];
  const codes = ["E07000190", "E07000191", "E07000187", "E10000027", "E06000027"];

  test("follows mergers through the years, and reports what ended as not placed", () => {
    const of = (to: number) => lookupOfSuccessors("x", codes, changes, { to });
    expect(of(2018).lookup.zones).toEqual([...codes].sort());
    expect(of(2020).lookup.zones).toEqual(["E06000027", "E07000187", "E07000246", "E10000027"]);
    const { lookup, ended } = of(2025);
    expect(lookup.zones).toEqual(["E06000027", "E06000066"]);
    expect(ended).toEqual(["E10000027"]);
    const rolled = rollUp({ ids: codes, values: [1, 2, 4, 8, 16] }, lookup);
    expect([...rolled.perZone, rolled.notPlaced]).toEqual([16, 7, 8]);
  });

  test("begins after a year that is told", () => {
    const { lookup } = lookupOfSuccessors("x", ["E07000190"], changes, { from: 2019, to: 2025 });
    expect(lookup.zones).toEqual(["E07000190"]);
  });

  test("refuses moved boundaries and splits unless shares are given", () => {
    expect(() => lookupOfSuccessors("x", ["S12000044"], changes, { to: 2025 })).toThrow(
      'Lookup "x" needs shares for areas that moved or were split: S12000044.',
    );
    const shares = [
      { area: "S12000044", zone: "S12000050", share: 0.99 },
      { area: "S12000044", zone: "S12000049", share: 0.01 },
    ];
    const { lookup } = lookupOfSuccessors("x", ["S12000044"], changes, { to: 2025, shares });
    expect([...rollUp({ ids: ["S12000044"], values: [200] }, lookup).perZone]).toEqual([2, 198]);
    expect(() =>
      lookupOfSuccessors("x", ["S12000044"], changes, { to: 2025, shares: shares.slice(1) }),
    ).toThrow('Shares of an area must sum to 1 in lookup "x"; they do not for S12000044 (0.01).');
  });
});

test("bestFit gives each area to the zone that holds most of it, and refuses a tie", () => {
  const shared = lookupFromRows("zones", [
    { area: "A1", zone: "X", zoneName: "Harbour", share: 0.4 },
    { area: "A1", zone: "Y", zoneName: "Downs", share: 0.6 },
    { area: "A2", zone: "X", zoneName: "Harbour" },
  ]);
  expect(bestFit(shared)).toMatchObject({
    zones: ["X", "Y"],
    zoneNames: ["Harbour", "Downs"],
    zoneIndex: Uint32Array.of(1, 0),
    share: Float64Array.of(1, 1),
  });
  const tied = lookupFromRows("zones", [
    { area: "A1", zone: "X", share: 0.5 },
    { area: "A1", zone: "Y", share: 0.5 },
  ]);
  expect(() => bestFit(tied)).toThrow('Two zones of lookup "zones" hold as much of: A1.');
});
