import { scoreCsv } from "needscope";
import { describe, expect, it } from "vitest";

const bytes = (text: string) => new TextEncoder().encode(text);
const composite = `name: need
title: Need
normalise: minMax
weights: asGiven
parts: [{ indicator: need, given: score }]
`;
const areas = bytes("area,need,people\nA,40,100\nB,30,200\nC,20,300\nD,10,400\n");
const summarise = (zones: string) =>
  scoreCsv(composite, areas, {
    larger: { area: "zone", population: "people" },
    zones: { file: "zones.csv", bytes: bytes(zones) },
  });

describe("areas that lie in zones in parts", () => {
  it("weigh in each with their share of the people, and those in none are told", () => {
    const { largerAreas, summary } = summarise(
      "area,zone,share\nA,Z1,1\nB,Z1,0.25\nB,Z2,0.75\nC,Z2,1\nX,Z2,1\n",
    );
    const [head, ...rows] = largerAreas!
      .trim()
      .split("\r\n")
      .map((line) => line.split(","));
    const column = (name: string) => rows.map((row) => Number(row[head!.indexOf(name)]));
    expect(rows.map(([zone]) => zone)).toEqual(["Z1", "Z2"]);
    // By hand: (40 100 + 30 50) / 150 and (30 150 + 20 300) / 450; ranks from the least need 4, 3, 2 likewise
    expect(column("population")).toEqual([150, 450]);
    expect(column("average score").map((one) => one.toFixed(4))).toEqual(["36.6667", "23.3333"]);
    expect(column("average rank").map((one) => one.toFixed(4))).toEqual(["3.6667", "2.3333"]);
    expect(summary).toContain("1 of 4 units, with 400 people, lie in no zone and are in no summary.");
    expect(summary).toContain("No unit here is named as in zones.csv: X.");
  });

  it("take whole areas where no share is said", () => {
    const { largerAreas } = summarise("area,zone\nA,Z1\nB,Z1\nC,Z2\nD,Z2\n");
    expect(
      largerAreas!
        .split("\r\n")
        .slice(1, 3)
        .map((line) => line.split(",")[3]),
    ).toEqual(["300", "700"]);
  });

  it.each([
    [
      "area,zone,share\nA,Z1,0.5\nA,Z2,0.4\n",
      'Shares of an area must sum to 1 in lookup "zones.csv"; they do not for A (0.9).',
    ],
    ["area,zone,share\nA,Z1,half\n", 'zones.csv, line 2: Column "share"'],
    [
      "area,zone,share\nA,Z1,-1\n",
      'Row 1 of lookup "zones.csv" (area A) has share -1; a share is from 0 to 1.',
    ],
    ["area,zone\nA,Z1\nA,Z1\n", 'Lookup "zones.csv" lists the same area and zone more than once: A in Z1.'],
    ["", "zones.csv cannot be used: it is empty"],
  ])("cannot be %j", (zones, words) => {
    expect(() => summarise(zones)).toThrow(words);
  });
});
