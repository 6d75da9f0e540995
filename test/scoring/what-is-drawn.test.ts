import {
  type Composite,
  rankAmong,
  type RankIntervalOptions,
  rankIntervals,
  type SamplingError,
  unitsFromRows,
  type WeightDraw,
} from "@needscope/scoring";
import { rankIntervalsOnCores } from "@needscope/scoring/cores";
import { describe, expect, test } from "vitest";

const partOf = (indicator: string, weight?: number) =>
  ({ indicator, direction: "higher-is-need", ...(weight && { weight }) }) as const;

/** Four standard errors of a share of 8,000 draws. */
const near = (share: number, expected: number): void => {
  expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 8000));
};

describe("the weights that are drawn", () => {
  /** How often A, high on x alone, stands before B, which has `other` on y and z. */
  const firstOfA = (weights: WeightDraw, other: number, shares: readonly number[]): number => {
    const composite: Composite = {
      name: "c",
      title: "C",
      normalise: { method: "goalposts", posts: [0, 1], cap: false },
      parts: ["x", "y", "z"].map((name, place) => partOf(name, shares[place])),
    };
    const rows = [
      { id: "A", x: 1, y: 0, z: 0 },
      { id: "B", x: 0, y: other, z: other },
    ];
    return rankIntervals(composite, unitsFromRows(rows, { id: "id" }), { seed: 4, draws: 8000, weights })
      .probabilityFirst[0]!;
  };

  test("are any mixture, each as likely as another", () => {
    // Dirichlet(1, 1, 1): the first share is above 1/3 with chance (2/3) ** 2. Four standard errors are 0.022.
    expect(Math.abs(firstOfA("any", 0.5, [1, 1, 1]) - 4 / 9)).toBeLessThan(0.022);
  });

  test("spread by no more than said: the share of a half stays between 0.375 and 0.625", () => {
    expect(firstOfA({ spread: 0.25 }, 0.375 / 0.625 - 0.001, [2, 1, 1])).toBe(1);
    expect(firstOfA({ spread: 0.25 }, 0.625 / 0.375 + 0.001, [2, 1, 1])).toBe(0);
    const even = firstOfA({ spread: 0.25 }, 1, [2, 1, 1]);
    // As often above a half as below, nearly: the two others together spread less than the first.
    expect(even).toBeGreaterThan(0.45);
    expect(even).toBeLessThan(0.55);
  });

  test("are those of a panel, in turn", () => {
    // Two of three sets put a half or more on x.
    const sets: Record<string, number>[] = [{ x: 1 }, { x: 4, y: 1, z: 1 }, { x: 1, y: 3, z: 1 }];
    expect(firstOfA({ sets }, 0.999, [1, 0.5, 0.5])).toBeCloseTo(2 / 3, 3);
    expect(() => firstOfA({ sets: [{ w: 1 }] }, 1, [1, 1, 1])).toThrow(
      new RangeError('A set has a weight for "w", which composite "c" lacks. It has: x, y, z.'),
    );
    expect(() => firstOfA({ sets: [{ x: -1 }] }, 1, [1, 1, 1])).toThrow(
      new RangeError('A weight is a number from 0, and a set has -1 for "x".'),
    );
  });

  test("stay as they are where nothing is said, and refuse a spread that is none", () => {
    expect(firstOfA({ spread: 0 }, 1.001, [2, 1, 1])).toBe(0);
    expect(() => firstOfA({ spread: 2 }, 1, [1, 1, 1])).toThrow(
      new RangeError("Weights spread by a part of themselves from 0 to 1, not 2."),
    );
  });
});

describe("the values that are drawn", () => {
  const composite: Composite = { name: "c", title: "C", normalise: "minMax", parts: [partOf("rate")] };
  const first = (values: readonly number[], error: SamplingError): Float64Array => {
    const units = unitsFromRows(
      values.map((rate, place) => ({ id: String(place), rate })),
      { id: "id" },
    );
    return rankIntervals(composite, units, {
      seed: 4,
      draws: 8000,
      about: "measured",
      standardErrors: new Map([["rate", error]]),
    }).probabilityFirst;
  };

  test("come from the counts behind a proportion", () => {
    const counts = {
      of: "proportion",
      numerators: [10, 5],
      denominators: [20, 20],
      multiplier: 100,
    } as const;
    // Beta(10.5, 10.5) above Beta(5.5, 15.5): 0.949458 (scipy 1.17, integrate.quad(b1.pdf(x) * b2.cdf(x), 0, 1)).
    near(first([50, 25], counts)[0]!, 0.949458);
  });

  test("come from the counts behind a rate", () => {
    // Gamma(6.5) above Gamma(3.5): scipy 1.17, integrate.quad(g1.pdf(x) * g2.cdf(x), 0, 60).
    near(first([6, 3], { of: "rate", numerators: [6, 3], denominators: [1, 1] })[0]!, 0.841);
    // Gamma(0.5), of no event at all, below Gamma(3.5).
    near(first([0, 3], { of: "rate", numerators: [0, 3], denominators: [1, 1] })[1]!, 0.966854);
  });

  test("are above 0 for a count of 0, and stay as they are where there are no people", () => {
    const counts = { of: "proportion", numerators: [0, 0], denominators: [20, 0] } as const;
    expect([...first([0, 0], counts)]).toEqual([1, 0]);
  });

  test("refuse counts that are none", () => {
    const counts = { of: "rate", numerators: [1, -1], denominators: [1, 1] } as const;
    expect(() => first([1, 1], counts)).toThrow(
      new RangeError('The counts of "rate" must be a number from 0 for each of 2 units.'),
    );
  });
});

describe("the values that are drawn about their posterior", () => {
  const composite: Composite = {
    name: "c",
    title: "C",
    normalise: { method: "goalposts", posts: [0, 100], cap: false },
    parts: [partOf("rate")],
  };
  const firsts = (
    rows: readonly { readonly id: string; readonly rate: number | undefined }[],
    error: SamplingError,
    options: Partial<RankIntervalOptions> & { readonly composite?: Composite } = {},
  ) =>
    rankIntervals(options.composite ?? composite, unitsFromRows(rows, { id: "id" }), {
      seed: 4,
      draws: 8000,
      standardErrors: new Map([["rate", error]]),
      ...options,
    });
  const rows = [10, 12, 30, 11, 9].map((rate, place) => ({ id: "ABCDE"[place]!, rate }));

  test("let units change places more than about their values, which count the error twice", () => {
    const error = [4, 4, 4, 4, 4];
    const [posterior, measured] = (["posterior", "measured"] as const).map((about) =>
      firsts(rows, error, { about }),
    );
    expect(posterior!.probabilityFirst[2]!).toBeLessThan(measured!.probabilityFirst[2]!);
    expect(firsts(rows, error)).toEqual(posterior);
  });

  test("come first as often as quadrature says", () => {
    // scipy 1.17: two values y = (10, 12) of errors (1, 1); s0 = 1. By u = 1/(1+t), uniform a priori, and
    // w = 1/(1+t^2): likelihood L(u) = w^(1/2) exp(-w (2)^2/4); the difference is N(2 b, 2 b) with b = t^2 w;
    // quad(L cdf(sqrt(2 b)), 0, 1) / quad(L, 0, 1).
    const pair = firsts(rows.slice(0, 2), [1, 1]);
    near(pair.probabilityFirst[1]!, 0.763098);
  });

  test("of counts stay above 0 and, of proportions, below 1; those of no people stay as they are", () => {
    const counts = { of: "proportion", numerators: [0, 20, 0], denominators: [20, 20, 0] } as const;
    const { lower, upper } = firsts(
      [0, 1, 0.5].map((rate, place) => ({ id: "ABC"[place]!, rate })),
      counts,
      { composite: { ...composite, normalise: { method: "goalposts", posts: [0, 1], cap: false } } },
    );
    expect([...lower]).toEqual([3, 1, 2]);
    expect([...upper]).toEqual([3, 1, 2]);
    const events = firsts(rows, {
      of: "rate",
      numerators: [10, 12, 30, 11, 9],
      denominators: [1, 1, 1, 1, 1],
    });
    expect(events.probabilityFirst[2]).toBeGreaterThan(0.95);
  });

  test("take no word from values that were filled in, nor from the rows' order", () => {
    const filled = { ...composite, impute: "mean" } as const;
    const some = [...rows, { id: "F", rate: undefined }];
    const error = [4, 4, 4, 4, 4, 0];
    const together = firsts(some, error, { composite: filled });
    const turned = firsts([...some].reverse(), [...error].reverse(), { composite: filled });
    expect([...turned.mean].reverse()).toEqual([...together.mean]);
    // The filled value, 14.4, has no error and stays between C and the others, which are drawn as without it.
    const without = firsts(rows, error.slice(0, 5));
    const names = ["A", "B", "C", "D", "E"];
    expect(rankAmong(together, names).before(2, 0)).toBeCloseTo(rankAmong(without, names).before(2, 0), 2);
  });

  test("are the same bits on two cores, with the kernel and without", async () => {
    const units = unitsFromRows(rows, { id: "id" });
    const options = { seed: 7, draws: 300, standardErrors: new Map([["rate", [4, 3, 2, 1, 0]]]) };
    const one = rankIntervals(composite, units, options);
    expect(await rankIntervalsOnCores(composite, units, { ...options, cores: 2 })).toEqual(one);
    expect(rankIntervals(composite, units, { ...options, engine: "javascript" })).toEqual(one);
    expect(rankIntervals(composite, units, { ...options, engine: "rules" })).toEqual(one);
  });

  test("are about the values where the composite has shrunk them itself", () => {
    const shrunk: Composite = {
      ...composite,
      parts: [{ indicator: "rate", denominator: "people", shrink: "district", direction: "higher-is-need" }],
    };
    const people = rows.map((row) => ({ ...row, people: 100, district: "one" }));
    const of = (about: "posterior" | "measured") =>
      rankIntervals(shrunk, unitsFromRows(people, { id: "id" }), {
        seed: 1,
        draws: 200,
        about,
        standardErrors: new Map([["rate", [0.03, 0.03, 0.03, 0.03, 0.03]]]),
      });
    expect(of("posterior")).toEqual(of("measured"));
  });
});

describe("the ways of scoring that are drawn", () => {
  const rows = [
    { id: "A", x: 10, y: 0 },
    { id: "B", x: 4, y: 4 },
    { id: "C", x: 0, y: 3 },
    { id: "D", x: 1, y: 1 },
  ];
  const composite: Composite = {
    name: "c",
    title: "C",
    normalise: "minMax",
    parts: [partOf("x"), partOf("y")],
  };

  test("share the draws evenly: A is never first by a geometric mean, which its 0 makes 0", () => {
    const units = unitsFromRows(rows, { id: "id" });
    const options = { seed: 4, draws: 4000 };
    const both = rankIntervals(composite, units, { ...options, aggregate: ["arithmetic", "geometric"] });
    expect([...rankIntervals(composite, units, options).lower]).toEqual([2, 1, 3, 4]);
    expect([both.lower[0], both.upper[0]]).toEqual([2, 3]);
    // Rank 2 of an arithmetic mean (half the draws), rank 3 of a geometric one.
    expect(Math.abs(both.mean[0]! - 2.5)).toBeLessThan(4 * (0.5 / Math.sqrt(4000)));
  });

  test("refuse two that do not go together", () => {
    const units = unitsFromRows(rows, { id: "id" });
    const run = () =>
      rankIntervals(composite, units, { seed: 1, normalise: ["zScore"], aggregate: ["geometric"] });
    expect(run).toThrow(/a geometric mean needs scores from 0/);
  });
});
