import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  analyse,
  explainUnit,
  readRunDefinition,
  readRunExtracts,
  runNeedscope,
  type FamilyAnalysis,
  type RunResult,
} from "needscope";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// Croydon's Gateway analysis: who is on benefits, in arrears, capped, near homelessness, and are they the same people?
// Expected figures are those of the data set's own expected.json, which test/datasets recomputes from the files.
const data = new URL("../../datasets/croydon-gateway/", import.meta.url);
const expected = JSON.parse(readFileSync(new URL("expected.json", data), "utf8")) as {
  figures: Record<string, { count: number }>;
  overlap: { families: Record<string, number> };
  lineAccounts?: Record<string, unknown>;
};

let folder: string;
let result: RunResult;
let analysis: FamilyAnalysis;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "needscope-croydon-"));
  const located = await readRunDefinition("datasets/croydon-gateway/needscope.yaml");
  result = await runNeedscope(located, { to: join(folder, "run"), now: () => new Date(0) });
  const extracts = await readRunExtracts(located.definition, located.folder);
  analysis = analyse(located.definition, extracts) as FamilyAnalysis;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the eight figures", () => {
  it("come out exactly", () => {
    expect(result.figures.map(({ name, value }) => [name, value])).toEqual([
      ["families", 10_000],
      ["children", 19_968],
      ["families-on-benefits", 2_676],
      ["families-further-arrears", 900],
      ["households-capped", 847],
      ["children-capped", 1_862],
      ["families-losing-over-200", 300],
      ["households-approaching-homeless", 1_680],
    ]);
    expect(result.figures.map(({ value }) => value)).toEqual(
      Object.values(expected.figures).map(({ count }) => count),
    );
  });

  it("leave the run only as the policy lets them through", () => {
    expect(result.manifest.figures.map(({ value }) => value)).toEqual([
      10_000, 19_970, 2_675, 900, 845, 1_860, 300, 1_680,
    ]);
  });
});

describe("the same people", () => {
  it("are found again in every planted combination", () => {
    const order = analysis.flags.flags.map(({ name }) => name);
    expect(order).toEqual(["benefits", "arrears", "capped", "homeless"]);
    const found = Object.fromEntries(Object.keys(expected.overlap.families).map((code) => [code, 0]));
    for (const { yes, count } of analysis.overlap.combinations) {
      // A family whose cap is not known is not counted as capped; the planted truth says the same.
      const code = order.map((name) => (yes.includes(name) ? "1" : "0")).join("");
      found[code]! += count;
    }
    expect(found).toEqual(expected.overlap.families);
    expect(analysis.overlap.all.yes).toBe(163);
  });

  it("never counts an unknown cap as capped", () => {
    expect(analysis.flags.flags.find(({ name }) => name === "capped")).toMatchObject({
      yes: 847,
      unknown: 41,
    });
  });

  it("keeps the segments exclusive: they add up to all families", () => {
    expect(analysis.segments.segments.map(({ name, count }) => [name, count])).toEqual([
      ["benefits", 2_676],
      ["further-arrears", 900],
      ["neither", 6_424],
      ["not-known", 0],
    ]);
  });
});

describe("the points", () => {
  it("contribute to every score exactly", () => {
    const { score, contributions } = analysis.scored!;
    for (let family = 0; family < score.length; family += 1) {
      let sum = 0;
      for (const points of contributions.values()) sum += points[family]!;
      expect(sum).toBe(score[family]);
    }
  });

  it("take any score back to the lines of the extracts", async () => {
    const list = readFileSync(join(folder, "run/restricted/family-list.csv"), "utf8");
    const pseudonym = list.split("\n")[1]!.split(",")[0]!;
    const explained = await explainUnit(pseudonym, join(folder, "run"));
    expect(explained.explanation!.sum).toBe(explained.explanation!.score);
    const rent = explained.indicators.find(({ name }) => name === "rent-arrears")!;
    const line = readFileSync(new URL("rent-accounts.csv", data), "latin1").split("\n")[
      rent.behind[0]!.lines[0]! - 1
    ]!;
    expect(line.replace(/[",]/g, "")).toContain(rent.shown.replace(/[£,]/g, ""));
  });
});

describe("what the run leaves behind", () => {
  it("is one report that stands alone, and restricted files", () => {
    expect(result.reports).toEqual(["financial-pressure.html"]);
    const html = readFileSync(join(folder, "run/financial-pressure.html"), "utf8");
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    expect(html).toContain("Synthetic data. No person, family or household in this report is real.");
    // Every line of the file, and of whom the cap is not known (41, rounded to 5).
    expect(html).toContain("34,652 of 34,692 lines accepted, 35 set aside, 1 header, 4 blank");
    expect(html).toContain("For 40 families the records do not say whether the cap applies");
    expect(readdirSync(join(folder, "run/restricted")).sort()).toEqual([
      "family-list-conditions.txt",
      "family-list.csv",
      "quarantine",
    ]);
  });

  it("names no person, family or account outside the restricted folder", () => {
    const people = readFileSync(new URL("gateway-people.csv", data), "utf8").split("\n").slice(1, 4_000);
    const open = ["financial-pressure.html", "manifest.json"].map((file) =>
      readFileSync(join(folder, "run", file), "utf8"),
    );
    for (const person of people) {
      const [ref, family] = person.split(",");
      for (const text of open) {
        if (/^GW\d{7}$/.test(ref ?? "")) expect(text).not.toContain(ref);
        if (/^F\d{5}$/.test(family ?? "")) expect(text).not.toContain(family);
      }
    }
  });

  it("is the same, byte for byte, the second time", async () => {
    const located = await readRunDefinition("datasets/croydon-gateway/needscope.yaml");
    await runNeedscope(located, { to: join(folder, "again"), now: () => new Date(1) });
    for (const file of ["financial-pressure.html", "manifest.json", "restricted/family-list.csv"]) {
      const [first, second] = ["run", "again"].map((run) => readFileSync(join(folder, run, file)));
      expect(second!.equals(first!), file).toBe(true);
    }
  });

  it("accounts for every line of every extract", () => {
    for (const { account } of result.extracts.values()) {
      const { lines, header, accepted, quarantined, blank } = account;
      expect(header + accepted + quarantined + blank).toBe(lines);
    }
  });
});
