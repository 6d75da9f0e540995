import { scoreCsv } from "needscope";
import { describe, expect, test } from "vitest";

const bytes = (text: string) => new TextEncoder().encode(text);
const a = "{ indicator: a, direction: higher-is-need }";
const b = "{ indicator: b, direction: higher-is-need }";

function score(rules: string, rows: string, options: Parameters<typeof scoreCsv>[2] = {}) {
  return scoreCsv(`name: need\ntitle: Need\n${rules}`, bytes(`z,a,b,p,d\n${rows}`), options);
}

const three = "N,1,2,10,X\nS,2,3,20,X\nE,3,5,-5,Y\n";

describe("what cannot be scored is told in a sentence", () => {
  test.each<[string, string, string, Parameters<typeof scoreCsv>[2]]>([
    [
      "people below 0",
      `normalise: minMax\nlarger: { area: d, population: p }\nparts: [${a}]`,
      'Population "p" lies below 0 in 1 of 3 units: people count from 0.',
      { larger: true },
    ],
    [
      "weights of units below 0",
      `normalise: { method: zScore, weights: p }\nparts: [${a}]`,
      'Indicator "a": its weights, "p", are missing or below 0 in 1 units that have a value.',
      {},
    ],
    [
      "weights whose sum no number holds",
      `normalise: minMax\nparts: [{ indicator: a, direction: higher-is-need, weight: 1e308 }, ${b}]`,
      'Composite "need", parts > "a" > weight: A weight is 1e15 at most.',
      {},
    ],
    [
      "a logarithm of nothing",
      `normalise: minMax\nparts: [{ indicator: p, direction: higher-is-need, transform: log }]`,
      'Indicator "p": 1 of its 3 values have no log: add to them first, with "plus".',
      {},
    ],
    [
      "a proportion above 1",
      `normalise: minMax\nparts: [{ indicator: b, direction: higher-is-need, transform: arcsineSquareRoot }]`,
      'Indicator "b": 3 of its 3 values have no arcsineSquareRoot: they are no part of a whole, which is 1 unless it is said as "of".',
      {},
    ],
    [
      "groups by people without people",
      `normalise: minMax\nquantiles: { fifth: { groups: 5, rule: population } }\nparts: [${a}]`,
      'Composite "need", quantiles > fifth: Name the column of people as "population" with the rules "population" and "populationMiddle", and only there.',
      {},
    ],
    [
      "groups whose column is there already",
      `normalise: minMax\nquantiles: { rank: { groups: 5 } }\nparts: [${a}]`,
      'Composite "need", quantiles: "rank" is no name of quantiles: take one that no other column has.',
      {},
    ],
    [
      "outliers by two rules",
      `normalise: minMax\ntreat: { percentiles: [0.05, 0.95], skewness: 2 }\nparts: [${a}]`,
      'Composite "need", treat: Outliers are drawn in by "percentiles", or by skewness and kurtosis.',
      {},
    ],
  ])("%s", (_, rules, words, options) => {
    expect(() => score(rules, three, options)).toThrow(words);
  });
});

test.each(["hello", "7"])("a description that is %j is told what it lacks", (description) => {
  expect(() => scoreCsv(description, bytes("z,a\nN,1\n"))).toThrow(
    "Composite: Describe it by name, title, normalise and parts.",
  );
});

describe("what tells nothing is marked", () => {
  const both = `normalise: zScore\nparts: [${a}, ${b}]`;
  const noNaN = (csv: string) => {
    expect(csv).not.toMatch(/NaN|Infinity/);
  };

  test("an indicator that no unit has", () => {
    const { csv, summary, scored } = score(both, "N,,2,1,X\nS,,3,1,X\n");
    expect(summary).toContain('No unit has "a": leave it out, or look at its column.');
    expect(scored).toBe(0);
    noNaN(csv);
  });

  test.each([
    ["the same everywhere", "N,1,2,1,X\nS,1,3,1,X\n"],
    ["too far apart", "N,1e308,2,1,X\nS,-1e308,3,1,X\n"],
    ["too close", "N,1e-320,2,1,X\nS,2e-320,3,1,X\n"],
    ["of one unit", "N,1,2,1,X\n"],
  ])("an indicator %s", (_, rows) => {
    const { csv, summary } = score(both, rows);
    expect(summary).toContain('Nothing is told apart by "a"');
    noNaN(csv);
  });

  test("a unit that lacks one, by the indicator; and a mark of another publisher", () => {
    const { csv, summary } = score(both, "N,-999,2,1,X\nS,2,3,1,X\nE,4,1,1,X\n", { missing: ["-999"] });
    expect(summary).toContain('Lacking: "a" in 1 unit.');
    expect(csv).toContain("N,[x],[x]");
  });
});
