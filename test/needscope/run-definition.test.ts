import { defineRun, readRunDefinition, type RunInput } from "needscope";
import { describe, expect, it } from "vitest";

const smallest: RunInput = {
  name: "monthly",
  title: "Families in arrears",
  place: "Anytown",
  asOf: "2026-03-31",
  sources: { people: "people.csv", keys: "keys.csv", rent: "rent.csv" },
  families: { members: "people", keys: "keys", refs: { people: "person_ref", rent: "tenancy_ref" } },
  indicators: [
    {
      name: "rent-arrears",
      title: "Rent arrears",
      direction: "higher-is-need",
      shows: "pounds",
      measure: { kind: "sum", source: "rent", field: "balance", where: { field: "since", atMost: "asOf" } },
    },
  ],
};

describe("defineRun", () => {
  it("puts the run's date wherever a condition says asOf", () => {
    expect(defineRun(smallest).indicators[0]!.measure.where).toEqual({
      field: "since",
      atMost: "2026-03-31",
    });
    expect(defineRun(smallest, { asOf: "2026-04-30" })).toMatchObject({
      asOf: "2026-04-30",
      indicators: [{ measure: { where: { atMost: "2026-04-30" } } }],
    });
  });

  it("says in one sentence where a description is wrong", () => {
    expect(() => defineRun({ ...smallest, asOf: "31/03/2026" })).toThrow(/asOf: write dates as yyyy-mm-dd/);
    expect(() => defineRun({ ...smallest, families: undefined })).toThrow(/either families .* or zones/);
    expect(() => defineRun({ ...smallest, sources: { people: "people.csv", keys: "keys.csv" } })).toThrow(
      'Run "monthly" names the source "rent" but gives it no file. Known: people, keys.',
    );
    expect(() => defineRun({ ...smallest, colour: "red" } as RunInput)).toThrow(/colour/);
  });

  it("refuses a list with nothing to rank it by", () => {
    expect(() => defineRun({ ...smallest, list: { capacity: 10 } })).toThrow(
      'Run "monthly" asks for a list and has no card to rank it by: add a card.',
    );
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
