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
    'The column "absence" is named in the description: name the column that holds the units with --id.',
  );
});

it("says in one sentence that a description is not valid YAML", () => {
  expect(() => scoreCsv("name: [", bytes("Zone\nA\n"))).toThrow(
    /^The description is not valid YAML: [^\n]+\.$/,
  );
});

describe("what a composite may be rebuilt from", () => {
  const rowsOf = (csv: string): string[][] =>
    csv
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(","));

  it("is numerators and denominators, drawn to the rate of the district", () => {
    // The toy of the technical report of 2019, in which the proportions are taken as they are.
    const { csv, steps } = scoreCsv(
      `
name: income
title: Income
normalise: minMax
parts:
  - { indicator: claimants, denominator: adults, shrink: district, given: score }
`,
      bytes("Area,district,claimants,adults\nA,D,5,100\nB,D,20,200\nC,D,60,400\nE,D,0,50\nF,,3,10\n"),
      { steps: true },
    );
    const rows = rowsOf(csv);
    const expected = { C: 0.15054647035, B: 0.10223172819, A: 0.05734168717, E: 0.0208336402 };
    expect(rows.slice(1).map(([id]) => id)).toEqual([...Object.keys(expected), "F"]);
    Object.values(expected).forEach((rate, place) => {
      expect(Number(rows[place + 1]![1])).toBeCloseTo(rate, 11);
    });
    // An area without a district has no rate to be drawn to, and is marked.
    expect(rows.at(-1)!.slice(0, 3)).toEqual(["F", "[x]", "[x]"]);
    expect(rowsOf(steps!).filter(([step]) => step === "denominate")).toHaveLength(5);
  });

  it("says how many units lie in no larger area, and what a summary cannot do without", () => {
    const description = `
name: index
title: Index
normalise: minMax
parts:
  - { indicator: x, direction: higher-is-need }
`;
    const larger = { area: "district", population: "people" };
    const { largerAreas, summary } = scoreCsv(
      description,
      bytes("Area,x,district,people\nA,1,D,10\nB,2,,20\nC,,D,30\n"),
      { larger },
    );
    expect(rowsOf(largerAreas!)[1]!.slice(0, 4)).toEqual(["D", "1", "1", "10"]);
    expect(summary).toContain("1 of 3 units lie in no larger area and are in no summary.");
    expect(() => scoreCsv(description, bytes("Area,x,district,people\nA,1,D,-10\n"), { larger })).toThrow(
      "A population is a number from 0, not -10.",
    );
    expect(() => scoreCsv(description, bytes("Area,x\nA,1\n"), { larger })).toThrow(/it lacks "district"/);
    expect(() => scoreCsv(card, bytes("Area,owed,benefit\nA,1,1\n"), { larger })).toThrow(
      "A points card has no summaries of larger areas, steps, explanation or draws here: they are of composites.",
    );
  });

  it("is published ranks and scores, summarised for larger areas: the worked example", () => {
    const { largerAreas } = scoreCsv(
      `
name: index
title: Index
normalise: minMax
of: 32844
larger: { area: district, population: people, rank: rank, score: score, counts: [people] }
parts:
  - { indicator: score, given: score }
`,
      bytes(
        "Area,district,people,rank,score\nA,D,1200,3000,45.90\nB,D,1800,10000,26.51\nC,D,1400,500,65.67\n" +
          "E,D,1500,1000,59.14\nF,D,1700,20000,13.64\n",
      ),
      { larger: true },
    );
    const [header = [], values = []] = rowsOf(largerAreas!);
    const one = Object.fromEntries(header.map((name, at) => [name, values[at]]));
    expect(one).toMatchObject({ district: "D", areas: "5", population: "7600", people: "7600" });
    // The technical report of 2019; proportion, extent and local concentration by hand.
    expect(Number(one["average rank"]).toFixed(2)).toBe("25239.74");
    expect(Number(one["average score"]).toFixed(5)).toBe("40.34658");
    expect([one["areas in the most deprived tenth"], one["population in the most deprived tenth"]]).toEqual([
      "3",
      "4100",
    ]);
    expect(Number(one["proportion"])).toBe(0.6);
    expect(Number(one["extent"])).toBeCloseTo(4100 / 7600, 12);
    expect(Number(one["local concentration"])).toBeCloseTo(32345, 9);
    expect(one["rank of extent"]).toBe("1");
  });
});

it("says why one unit has its score, and what would move it out of the worst tenth", () => {
  const rows = [
    "A,12,4",
    "B,6,6",
    ...Array.from({ length: 8 }, (_, place) => `Z${String(place)},0,0`),
    "C,,1",
  ];
  const { explanation } = scoreCsv(
    `
name: need
title: Need
normalise: minMax
parts:
  - { indicator: x, given: score, title: Arrears }
  - { name: home, parts: [{ indicator: y, given: score, title: Crime }] }
`,
    bytes(["Area,x,y", ...rows].join("\n")),
    { explain: "A" },
  );
  // By hand: halves; the means of ten are 1.8 and 1; B has 6, so that A's two must come to less than 12, from 16,
  // which without crime they just do not. Weights: numpy's cov(c, s) / var(s).
  expect(explanation!.split("\n")).toEqual([
    "A: 8, rank 1 of 10",
    "  Arrears: 6",
    "  Home: 2",
    "    Crime: 2",
    "More need than all units together (the benchmark):",
    "  Arrears: adds 6, 5.1 more than the benchmark's 0.9",
    "  Crime: adds 2, 1.5 more than the benchmark's 0.5",
    "What would move it out of the most deprived tenth, to rank 2 (one change alone, found by scoring again):",
    "  Arrears from 12 to 8: rank 2 of 10",
    "  Not by itself, even at the best value of any unit: y",
    "  All 2 indicators 25% of the way to the best: rank 2 of 10",
    "Weights as meant and as they work (share of the scores' variance):",
    "  x: 50.0%, 66.4%",
    "  y: 50.0%, 33.6%",
  ]);
  const missing = scoreCsv(
    "name: n\ntitle: N\nnormalise: minMax\nparts: [{ indicator: x, direction: higher-is-need }]",
    bytes("Area,x\nA,1\nB,\n"),
    { explain: "B" },
  );
  expect(missing.explanation).toBe("B: no score, because of what is not known\n  X: missing");
});

describe("draws of weights", () => {
  it("say where ranks can lie, and which units they cannot tell apart", () => {
    const need = `name: need
title: Need
normalise: { method: goalposts, posts: [0, 10] }
parts:
  - { indicator: x, direction: higher-is-need }
  - { indicator: y, direction: higher-is-need }
`;
    // A leads on both; B and C mirror each other, so that any weights may put either first; D is last on both.
    const input = bytes("zone,x,y\nA,9,9\nB,6,4\nC,4,6\nD,1,1\n");
    const found = scoreCsv(need, input, { uncertainty: { draws: 400, seed: 1 } });
    const cells = lines(found.csv).map((line) => line.split(","));
    expect(cells[0]!.slice(0, 6)).toEqual([
      ...["zone", "score", "rank", "rank_lower", "rank_upper", "probability_worst_tenth"],
    ]);
    expect(cells.slice(1).map((row) => [row[0], ...row.slice(3, 6)])).toEqual([
      ["A", "1", "1", "1"],
      ["B", "2", "3", "0"],
      ["C", "2", "3", "0"],
      ["D", "4", "4", "0"],
    ]);
    expect(found.summary).toContain("less or more: Units ranked 2 and 3 cannot be told apart.");
  });
});
