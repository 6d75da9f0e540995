import { defineRun, readRunDefinition, type RunInput } from "needscope";
import { describe, expect, it } from "vitest";

const smallest: RunInput = {
  name: "monthly",
  title: "Families on benefits",
  place: "Anytown",
  asOf: "2016-03-31",
  sources: { "gateway-people": "people.csv", "person-key": "keys.csv", "benefit-awards": "awards.csv" },
  families: {
    members: "gateway-people",
    keys: "person-key",
    refs: { "gateway-people": "person_ref", "benefit-awards": "claim_ref" },
  },
  indicators: [
    {
      name: "benefit",
      title: "On a benefit",
      direction: "higher-is-need",
      shows: "flag",
      measure: {
        kind: "any",
        source: "benefit-awards",
        where: {
          all: [
            { field: "benefit", in: "incomeRelatedBenefits" },
            { field: "start", atMost: "asOf" },
          ],
        },
      },
    },
  ],
};

const whereOf = (run: ReturnType<typeof defineRun>) => run.indicators[0]!.measure.where;

describe("defineRun", () => {
  it("takes how far weights are drawn for the ranges of ranks, and refuses what is no part of a weight", () => {
    const spread = (part: number) =>
      defineRun({ ...smallest, rankIntervals: { weights: { spread: part } } }).rankIntervals;
    expect(spread(0.25)).toEqual({
      draws: 2000,
      confidence: 0.95,
      about: "posterior",
      weights: { spread: 0.25 },
    });
    expect(() => spread(25)).toThrow("Say a part of a weight from 0 to 1, such as 0.25.");
  });

  it("refuses a confidence that is too high for its draws before anything is read", () => {
    expect(() => defineRun({ ...smallest, rankIntervals: { draws: 100, confidence: 0.999 } })).toThrow(
      /rankIntervals: To be sure at 0.999 takes 2000 draws or more, not 100.$/,
    );
  });

  it("puts the run's date, and the benefits open on it, where conditions name them", () => {
    expect(whereOf(defineRun(smallest))).toEqual({
      all: [
        { field: "benefit", in: ["IS", "JSAI", "ESAI", "PC", "HB", "CTC", "WTC", "UC"] },
        { field: "start", atMost: "2016-03-31" },
      ],
    });
    // Income support, income-based JSA and income-related ESA are closed by 1 April 2026; tax credits in April 2025.
    expect(whereOf(defineRun(smallest, { asOf: "2026-04-30" }))).toEqual({
      all: [
        { field: "benefit", in: ["PC", "HB", "UC"] },
        { field: "start", atMost: "2026-04-30" },
      ],
    });
  });

  const [indicator] = smallest.indicators;
  const figure = { name: "f", title: "F", count: "famlies" };
  const card = {
    name: "card",
    title: "Card",
    version: "1",
    items: [{ name: "i", title: "I", points: 1, reason: "r", when: { field: "benfit", is: true } }],
    bands: [],
  };
  it.each<[string, object | null, RegExp]>([
    ["a date that no calendar has", { asOf: "2016-02-31" }, /asOf: write a real date as yyyy-mm-dd\.$/],
    ["neither families nor zones", { families: undefined }, /either families .* or zones/],
    [
      "a source without a file",
      { sources: { "gateway-people": "p.csv" } },
      /names the source "person-key" but gives it no file/,
    ],
    ["an unknown word", { colour: "red" }, /colour/],
    [
      "a policy that is not there",
      { policy: "strategc" },
      /policy: say "practitioner", "strategic" or "public"/,
    ],
    ["a list with nothing to rank it by", { list: { capacity: 10 } }, /asks for a list and has no card/],
    ["no capacity", { list: { capacity: 0 } }, /list capacity: say 1 family or more/],
    [
      "a field that no source has",
      {
        indicators: [
          {
            ...indicator,
            measure: { kind: "any", source: "benefit-awards", where: { field: "benfit", is: "HB" } },
          },
        ],
      },
      /Indicator "benefit" asks for the field "benfit" of "benefit-awards"\. Known: claim_ref,/,
    ],
    [
      "a figure that counts nothing",
      { figures: [figure] },
      /Figure "f" counts "famlies", which is no count\. Known: families, households, benefit\./,
    ],
    [
      "an item that asks for nothing measured",
      { card },
      /Item "i" of the card asks for "benfit", which is not measured\. Known: benefit\./,
    ],
    [
      "a report that is not there",
      { reports: ["financial-presure"] },
      /Unknown report "financial-presure"\. Known: financial-pressure, zone-need/,
    ],
    [
      "a date outside the last period",
      { periods: [{ name: "2014/15", from: "2014-04-01", to: "2015-03-31" }] },
      /is as of 2016-03-31, which is not in its last period/,
    ],
  ])("says in one sentence what is wrong with %s, before anything is read", (_, change, words) => {
    expect(() => defineRun({ ...smallest, ...change } as RunInput)).toThrow(words);
  });

  it("takes nothing for a description", () => {
    expect(() => defineRun(null as unknown as RunInput)).toThrow(/A run description is a list of words/);
  });
});

describe("a script and a needscope.yaml", () => {
  it.each([
    ["scripts/target-families.ts", "datasets/croydon-gateway/needscope.yaml"],
    ["scripts/score-areas.ts", "datasets/dorset-zones/needscope.yaml"],
  ])("%s says the same as %s", async (script, yaml) => {
    const [fromScript, fromYaml] = await Promise.all([readRunDefinition(script), readRunDefinition(yaml)]);
    expect({ ...fromScript.definition, data: "" }).toEqual({ ...fromYaml.definition, data: "" });
    expect(fromScript.folder).toBe(fromYaml.folder);
  });
});
