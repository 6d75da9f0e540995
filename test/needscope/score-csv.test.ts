import { scoreCsv, scoreCsvOnCores } from "needscope";
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
    expect(summary).toContain("1 line was set aside and is not in the output.");
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
      'Population "people" lies below 0 in 1 of 1 units: people count from 0.',
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

describe("draws", () => {
  const need = `name: need
title: Need
normalise: { method: goalposts, posts: [0, 10], cap: false }
parts:
  - { indicator: x, direction: higher-is-need }
  - { indicator: y, direction: higher-is-need }
`;
  // A leads on both; B and C mirror each other, so that any weights may put either first; D is last on both.
  const input = bytes("zone,x,y\nA,9,9\nB,6,4\nC,4,6\nD,1,1\nE,,1\n");

  it("of weights say where ranks can lie, and which units they cannot tell apart", () => {
    const found = scoreCsv(need, input, { uncertainty: { draws: 400, seed: 1 } });
    const cells = lines(found.csv).map((line) => line.split(","));
    expect(cells[0]!.slice(0, 7)).toEqual([
      ...["zone", "score", "rank", "rank_lower", "rank_median", "rank_upper", "probability_worst_tenth"],
    ]);
    const ranges = cells.slice(1).map((row) => [row[0], row[3], row[5], row[6]]);
    expect(ranges).toEqual([
      ["A", "1", "1", "1"],
      ["B", "2", "3", "0"],
      ["C", "2", "3", "0"],
      ["D", "4", "4", "0"],
      ["E", "[x]", "[x]", "[x]"],
    ]);
    expect(found.summary.split("\n").slice(-3)).toEqual([
      "Drawn 400 times from seed 1: weights up to 25% less or more.",
      "In the worst tenth in 95% of draws or more: 1 units; in fewer, but more than 5%: 0.",
      "The 2 units that share rank 2 cannot be told apart.",
    ]);
  });

  it("are the same on two cores", async () => {
    const options = { uncertainty: { draws: 300, weights: "any" } } as const;
    const { csv, summary } = await scoreCsvOnCores(need, input, options);
    expect({ csv, summary }).toEqual({
      csv: scoreCsv(need, input, options).csv,
      summary: scoreCsv(need, input, options).summary,
    });
  });

  it("stand in the description, of normalisations and aggregations too, and the caller has the last word", () => {
    const described = `${need}uncertainty:
  draws: 200
  normalise: [minMax, percentileRank]
  aggregate: [arithmetic, geometric]
  confidence: 0.9
`;
    expect(scoreCsv(described, input).summary).toContain(
      "Drawn 200 times from seed 2016: normalised by minMax or percentileRank; aggregated by arithmetic or geometric mean.\n" +
        "In the worst tenth in 90% of draws or more:",
    );
    expect(scoreCsv(described, input, { uncertainty: { draws: 300, seed: 4 } }).summary).toContain(
      "Drawn 300 times from seed 4: normalised by minMax",
    );
  });

  const rates = `name: need
title: Need
normalise: { method: goalposts, posts: [0, 100], cap: false }
parts:
  - { indicator: x, denominator: people, multiplier: 100, direction: higher-is-need }
uncertainty: { draws: 4000, about: measured, confidence: CONFIDENCE, errors: { x: { counts: proportion } } }
`;
  it.each([
    ["0.95", "The 2 units cannot be told apart at all."],
    ["0.85", "Units can all be told apart."],
  ])("of counts tell 10 of 20 from 5 of 20 in 94.9% of draws: at %s", (confidence, words) => {
    // Beta(10.5, 10.5) above Beta(5.5, 15.5): 0.949458 (scipy 1.17, integrate.quad(b1.pdf(x) * b2.cdf(x), 0, 1)).
    const counts = bytes("zone,x,people\nA,10,20\nB,5,20\nC,1,0\n");
    const { summary } = scoreCsv(rates.replace("CONFIDENCE", confidence), counts);
    expect(summary).toContain(
      "sampling errors of x, each drawn about what was measured, so that each error counts twice.",
    );
    expect(summary.split("\n").at(-1)).toBe(words);
  });

  const withErrors = `${need}uncertainty: { draws: 2000, about: measured, errors: { x: { column: x_se } } }\n`;
  it("of standard errors take them from a column, which every value needs", () => {
    // Of scores x + y, 12 and 9 differ by 3 with an error of 1.41: 2.1 of them, above 1.96. 10.5 is nearer.
    const told = scoreCsv(withErrors, bytes("zone,x,y,x_se\nA,6,6,1\nB,3,6,1\nC,0,-9,0\n"));
    expect(told.summary.split("\n").at(-1)).toBe("Units can all be told apart.");
    const near = scoreCsv(withErrors, bytes("zone,x,y,x_se\nA,6,6,1\nB,4.5,6,1\nC,0,-9,0\n"));
    expect(near.summary.split("\n").at(-1)).toBe("Units ranked 1 and 2 cannot be told apart.");
    expect(() => scoreCsv(withErrors, bytes("zone,x,y,x_se\nA,6,6,\nB,3,6,1\n"))).toThrow(
      '1 units have a value of "x" and no standard error in "x_se": give each one, 0 where it is exact.',
    );
  });

  it("are about their posterior by default, where less can be told apart, and say so", () => {
    const input = bytes("zone,x,y,x_se\nA,6,6,1\nB,3,6,1\nC,0,-9,0\n");
    const posterior = scoreCsv(withErrors.replace("about: measured, ", ""), input);
    expect(posterior.summary).toContain(
      "sampling errors of x, each drawn about its posterior, which draws each value to the mean of all, the more the less well it is known.",
    );
    expect(posterior.summary.split("\n").at(-1)).toBe("Units ranked 1 and 2 cannot be told apart.");
  });

  it.each([
    [
      "uncertainty: often\n",
      "The description's uncertainty is a list of words such as draws, seed and weights.",
    ],
    ["uncertainty: { draws: 3 }\n", "The description, uncertainty > draws: Say 100 draws or more."],
    [
      "uncertainty: { about: values }\n",
      "The description, uncertainty > about: Say posterior, or measured for draws about values as they stand.",
    ],
    ["uncertainty: { sedd: 3 }\n", 'The description, uncertainty: unknown word "sedd".'],
    [
      "uncertainty: { weights: { spread: 25 } }\n",
      "The description, uncertainty > weights > spread: Say a part of a weight from 0 to 1, such as 0.25.",
    ],
    [
      "uncertainty: { errors: { z: { counts: rate } } }\n",
      'Errors are given of "z", which is no indicator. There are: x, y.',
    ],
    [
      "uncertainty: { errors: { x: { counts: rate } } }\n",
      '"x" has no denominator: give its standard errors in a column, or none.',
    ],
    ["uncertainty: { normalise: [zscore] }\n", /^Composite "need", normalise: Say "zScore"/],
    [
      "uncertainty: { confidence: 0.999, draws: 100 }\n",
      "The description, uncertainty > confidence: To be sure at 0.999 takes 2000 draws or more, not 100.",
    ],
  ])("refuse what cannot be: %s", (section, words) => {
    expect(() => scoreCsv(`${need}${section}`, input)).toThrow(words);
  });

  it("are not of points cards", () => {
    expect(() => scoreCsv(card, bytes("Family,owed,benefit\n"), { uncertainty: {} })).toThrow(
      "A points card has no summaries of larger areas, steps, explanation or draws here: they are of composites.",
    );
  });
});
