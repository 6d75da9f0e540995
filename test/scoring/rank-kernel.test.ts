import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Composite, type CompositePart, rankIntervals, unitsFromRows } from "@needscope/scoring";
import { rankIntervalsOnCores } from "@needscope/scoring/cores";
import { seededRandom } from "@needscope/stats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { root } from "../conformance/workspace.ts";
import { proveCount } from "../prove-count.ts";

const indicators = ["a", "b", "c", "d", "e", "f"];

/** Six indicators with ties, negative numbers and, where `gaps`, missing values. */
const unitsOf = (values: readonly (readonly (number | undefined)[])[]) =>
  unitsFromRows(
    values.map((row, place) => ({
      id: `U${String(place).padStart(3, "0")}`,
      ...Object.fromEntries(indicators.map((name, i) => [name, row[i]])),
    })),
    { id: "id" },
  );

const leaf = (indicator: string, down: boolean, weight: number): CompositePart => ({
  indicator,
  direction: down ? "lower-is-need" : "higher-is-need",
  weight,
});
const cell = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -50, max: 50, noNaN: true }));
const tableOf = (gaps: boolean) =>
  fc.array(
    fc.array(gaps ? fc.option(cell, { nil: undefined, freq: 12 }) : cell, { minLength: 6, maxLength: 6 }),
    {
      minLength: 1,
      maxLength: 40,
    },
  );
const weight = fc.integer({ min: 1, max: 9 });
const again = fc.constantFrom(undefined, "exponential" as const, {
  method: "exponential" as const,
  constant: 50 / Math.log(9),
  scaledRank: "exclusive" as const,
});
const composites = fc
  .record({
    normalise: fc.constantFrom("zScore" as const, "percentileRank" as const, "exponential" as const),
    weights: fc.constantFrom("rescaled" as const, "asGiven" as const),
    ways: fc.tuple(again, again, again),
    sizes: fc.array(weight, { minLength: 12, maxLength: 12 }),
    downs: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  })
  .map(({ normalise, weights, ways, sizes, downs }): Composite => {
    const part = (i: number): CompositePart => leaf(indicators[i]!, downs[i]!, sizes[i]!);
    const group = (name: string, way: (typeof ways)[0], parts: readonly CompositePart[]): CompositePart => ({
      name,
      weight: sizes[6 + ["x", "y", "z"].indexOf(name)]!,
      ...(way && { normalise: way }),
      parts,
    });
    const inner = group("z", ways[2], [part(2), part(3)]);
    const parts = [group("x", ways[0], [part(0), inner, part(1)]), part(4), group("y", ways[1], [part(5)])];
    return { name: "any", title: "Any", normalise, weights, parts };
  });

describe("the kernel of rankIntervals", () => {
  const runs = proveCount("rank-kernel", { sample: 60, full: 5000 });

  test("gives the ranks that the general rules give, with WebAssembly and without", () => {
    fc.assert(
      fc.property(composites, tableOf(false), fc.boolean(), (composite, values, any) => {
        const units = unitsOf(values);
        const weights = any ? ("any" as const) : { spread: 0.5 };
        const options = { seed: 11, draws: 9, weights };
        const general = rankIntervals(composite, units, { ...options, engine: "rules" });
        expect(general.drawnUnits).toHaveLength(values.length);
        expect(rankIntervals(composite, units, options)).toEqual(general);
        expect(rankIntervals(composite, units, { ...options, engine: "javascript" })).toEqual(general);
      }),
      { seed: 2016, numRuns: runs },
    );
  });

  test("sums up the same intervals with WebAssembly, without, and on two cores", async () => {
    const property = fc.asyncProperty(composites, tableOf(true), async (composite, values) => {
      const units = unitsOf(values);
      const options = {
        seed: 5,
        draws: 37,
        weights: { spread: 0.25 },
        normalise: ["minMax", "zScore"],
      } as const;
      const one = rankIntervals(composite, units, options);
      expect(rankIntervals(composite, units, { ...options, engine: "javascript" })).toEqual(one);
      expect(await rankIntervalsOnCores(composite, units, { ...options, cores: 2 })).toEqual(one);
    });
    await fc.assert(property, { seed: 2017, numRuns: Math.ceil(runs / 6) });
  });

  test("orders numbers that differ in their last bits alone", () => {
    const close = Array.from({ length: 60 }, (_, i) => [1 + ((i * 37) % 60) * 2 ** -40, 0, 0, 0, 0, 0]);
    const composite: Composite = { name: "c", title: "C", normalise: "minMax", parts: [leaf("a", false, 1)] };
    const ranks = [...rankIntervals(composite, unitsOf(close), { seed: 1, draws: 1 }).lower];
    expect(ranks).toEqual(close.map((_, i) => 60 - ((i * 37) % 60)));
  });

  test("orders many units, whatever their values", () => {
    const kinds = fc.constantFrom<(one: number) => number>(
      (one) => one,
      (one) => Math.round(4 * one), // few values, many ties
      (one) => Math.exp(12 * one), // nearly all close together
      (one) => 1e6 + one * 1e-7, // close together and far from 0
      (one) => 5 + Math.round(one * 50) * 2 ** -50, // apart by their last bits
      (one) => (one > 0.99 ? 1e9 : one), // and some far away
    );
    const count = fc.integer({ min: 195, max: 700 });
    const property = fc.property(kinds, kinds, count, fc.nat(), (one, other, n, seed) => {
      const random = seededRandom(seed);
      const rows = Array.from({ length: n }, () => [
        one(random.uniform()),
        other(random.uniform()),
        0,
        0,
        0,
        0,
      ]);
      const parts: CompositePart[] = [
        { name: "x", normalise: "exponential", parts: [leaf("a", false, 1), leaf("c", true, 2)] },
        leaf("b", false, 1),
      ];
      const units = unitsOf(rows);
      for (const tree of [parts, parts.slice(1)]) {
        const composite: Composite = { name: "c", title: "C", normalise: "minMax", parts: tree };
        const options = { seed: 3, draws: 11, weights: "any" } as const;
        const wasm = rankIntervals(composite, units, options);
        expect(wasm.drawn).toEqual(
          rankIntervals(composite, units, { ...options, engine: "javascript" }).drawn,
        );
        expect(wasm).toEqual(rankIntervals(composite, units, { ...options, engine: "rules" }));
      }
    });
    fc.assert(property, { seed: 2019, numRuns: Math.ceil(runs / 3) });
  });

  test("is compiled from the source that stands beside it", () => {
    const build = join(root, "packages/scoring/assembly/build.mjs");
    const program = `import(${JSON.stringify(build)}).then((m) => process.stdout.write(m.compiledModule()))`;
    const compiled = execFileSync(process.execPath, ["--eval", program], { encoding: "utf8" });
    const kept = readFileSync(join(root, "packages/scoring/src/draws/rank-kernel-bytes.ts"), "utf8");
    expect(compiled).toBe(kept);
  });
});
