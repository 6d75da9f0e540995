import { lookupFromRows, rollUp } from "@needscope/areas";
import fc from "fast-check";
import { expect, test } from "vitest";

const lookup = lookupFromRows("zones", [
  { area: "A1", zone: "X" },
  { area: "A2", zone: "X", share: 0.25 },
  { area: "A2", zone: "Y", share: 0.75 },
]);

test("gives each zone its share of every area's count, and says who was not placed", () => {
  expect(rollUp({ ids: ["A1", "A2", "A9"], values: [10, 8, 3] }, lookup)).toEqual({
    perZone: Float64Array.of(12, 6),
    notPlaced: 3,
    areasNotPlaced: ["A9"],
  });
});

test("adds up an area that comes more than once; an area without a count adds nothing", () => {
  expect(rollUp({ ids: ["A1", "A1"], values: [10, 5] }, lookup).perZone).toEqual(Float64Array.of(15, 0));
  expect(rollUp({ ids: [], values: [] }, lookup)).toEqual({
    perZone: Float64Array.of(0, 0),
    notPlaced: 0,
    areasNotPlaced: [],
  });
});

test("refuses counts that are no counts", () => {
  expect(() => rollUp({ ids: ["A1"], values: [Number.NaN] }, lookup)).toThrow(
    "The count of area A1 is not a finite number.",
  );
  expect(() => rollUp({ ids: ["A1"], values: [1, 2] }, lookup)).toThrow(
    "Counts to roll up need one value per area: 1 areas, 2 values.",
  );
});

test("refuses a lookup made by hand whose shares lose people", () => {
  const leaking = { ...lookup, share: Float64Array.of(1, 0.25, 0.5) };
  expect(() => rollUp({ ids: ["A2"], values: [8] }, leaking)).toThrow(
    "Rolling up changed the total from 8 to 6; the shares of the lookup are wrong.",
  );
});

test("keeps the total for any shares, and the order of the areas does not matter", () => {
  const area = fc.record({
    count: fc.integer({ min: 0, max: 1_000_000 }),
    weights: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 5 }),
  });
  fc.assert(
    fc.property(fc.array(area, { maxLength: 20 }), fc.integer({ min: 0, max: 1000 }), (areas, outside) => {
      const rows = areas.flatMap(({ weights }, i) => {
        const whole = weights.reduce((sum, weight) => sum + weight, 0);
        return weights.map((weight, zone) => ({ area: `A${i}`, zone: `Z${zone}`, share: weight / whole }));
      });
      const random = lookupFromRows("random", rows);
      const counts = [
        ...areas.map(({ count }, i) => ({ id: `A${i}`, count })),
        { id: "elsewhere", count: outside },
      ];
      const roll = (list: typeof counts) =>
        rollUp({ ids: list.map(({ id }) => id), values: list.map(({ count }) => count) }, random);
      const rolled = roll(counts);
      const total = counts.reduce((sum, { count }) => sum + count, 0);
      const sum = rolled.perZone.reduce((a, b) => a + b, rolled.notPlaced);
      expect(Math.abs(sum - total)).toBeLessThanOrEqual(1e-9 * Math.max(1, total));
      expect(rolled.notPlaced).toBe(outside);
      const reversed = roll([...counts].reverse()).perZone;
      reversed.forEach((value, zone) => expect(value).toBeCloseTo(rolled.perZone[zone]!, 6));
    }),
    { seed: 2016, numRuns: 200 },
  );
});
