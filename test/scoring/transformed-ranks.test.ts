import { type Composite, scoreComposite } from "@needscope/scoring";
import { exponentialScores, rank, seededRandom } from "@needscope/stats";
import { expect, test } from "vitest";

// Above a thousand units the kernel that ranks draws transforms single indicators too: the same bits as by the plain
// rules of @needscope/stats, which test/stats holds against the published formula.
test.each<[string, (one: number) => number]>([
  ["even", (one) => one],
  ["with many ties", (one) => Math.round(20 * one)],
  ["with a long tail", (one) => Math.exp(20 * one)],
  ["apart by their last bits", (one) => 1 + Math.round(3000 * one) * 2 ** -52],
  ["of both signs, with zeros of both", (one) => (one < 0.5 ? -0 : one < 0.6 ? 0 : one - 0.8)],
])("many values, %s, are transformed by their ranks as few are", (_, shape) => {
  const random = seededRandom(2016);
  const values = Float64Array.from({ length: 1201 }, () => shape(random.uniform()));
  const ids = Array.from(values, (_one, place) => `U${String(10_000 + place)}`);
  for (const constant of [23, 50 / Math.log(9)]) {
    const composite: Composite = {
      name: "c",
      title: "C",
      normalise: { method: "exponential", constant },
      parts: [{ indicator: "a", direction: "higher-is-need" }],
    };
    const {
      steps,
      score,
      rank: ranked,
    } = scoreComposite(composite, { ids, columns: new Map([["a", { values }]]) });
    const normalised = steps.find(({ step }) => step === "normalise")!;
    const ranks = rank(values, { first: "highest", ties: "average" });
    expect([...normalised.columns.values()][0]!.values).toEqual(exponentialScores(ranks, { constant }));
    const tolerance = Math.max(...score) * 1e-12;
    expect(ranked).toEqual(Int32Array.from(rank(score, { first: "highest", ties: "min", tolerance })));
  }
});

test("who writes into a state that was returned spoils no later scoring", () => {
  const values = Float64Array.from({ length: 1201 }, (_, place) => place);
  const ids = Array.from(values, (_one, place) => `U${String(10_000 + place)}`);
  const composite: Composite = {
    name: "c",
    title: "C",
    normalise: "minMax",
    parts: [{ indicator: "a", direction: "higher-is-need" }],
  };
  const units = { ids, columns: new Map([["a", { values }]]) };
  scoreComposite(composite, units).state.fill(1);
  expect(scoreComposite(composite, units).state.includes(1)).toBe(false);
});
