import { scoreCsv } from "needscope";
import { describe, expect, it } from "vitest";

const bytes = (text: string) => new TextEncoder().encode(text);
const lines = (csv: string) => csv.trim().split("\r\n");

const card = `name: early-help
title: Early help
version: "1"
items:
  - { name: arrears, title: Arrears, points: 2, reason: owes rent, when: { field: owed, atLeast: 200 } }
  - { name: benefit, title: Benefit, points: 1, reason: on a benefit, when: { field: benefit, is: true } }
bands:
  - { name: low, title: Low, from: 0 }
  - { name: high, title: High, from: 2 }
`;

describe("a points card", () => {
  it("reads yes and no, and never takes what is not known for no", () => {
    const { csv, summary } = scoreCsv(card, bytes("Family,owed,benefit\nF1,250,true\nF2,,Y\nF3,0,false\n"));
    expect(lines(csv)).toEqual([
      "Family,score,rank,highest possible score,band,contribution: arrears,contribution: benefit",
      "F1,3,1,3,High,2,1",
      "F2,1,2,3,Low,[x],1",
      "F3,0,3,0,Low,0,0",
    ]);
    expect(summary).toContain("For 1 of them something is not known: see the highest possible score.");
  });
});

const composite = `name: need
title: Need
normalise: minMax
scale: [0, 100]
parts:
  - { indicator: absence, direction: higher-is-need }
`;

describe("the marks of published tables", () => {
  it("are missing or suppressed, and the unit stays in the output", () => {
    const { csv, extract } = scoreCsv(
      composite,
      bytes("Zone,absence\nNorth,12\nSouth,8\nEast,[c]\nWest,..\n"),
    );
    expect(lines(csv).slice(3)).toEqual(["East,[c],[c],[c]", "West,[x],[x],[x]"]);
    expect(extract.issues).toEqual([]);
  });

  it("a word that is none of them sets the row aside and says so", () => {
    const { summary, extract } = scoreCsv(composite, bytes("Zone,absence\nNorth,12\nSouth,8\nEast,lots\n"));
    expect(extract.account.quarantined).toBe(1);
    expect(summary).toContain("1 lines were set aside and are not in the output.");
  });
});

it("says when the first column is an indicator", () => {
  expect(() => scoreCsv(composite, bytes("absence,Zone\n12,North\n"))).toThrow(
    'The column "absence" is an indicator: name the column that holds the units with --id.',
  );
});

it("says in one sentence that a description is not valid YAML", () => {
  expect(() => scoreCsv("name: [", bytes("Zone\nA\n"))).toThrow(
    /^The description is not valid YAML: [^\n]+\.$/,
  );
});
