import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { scoreCsv } from "needscope";
import { describe, expect, test } from "vitest";

// Indices that are not here, on 97 invented areas. The areas' places are permutations, (a i + b) mod 97 + 1; what is
// expected was computed by R 4 from the published rules alone:
//   expo <- function(R, k = 23) -k * log(1 - R * (1 - exp(-100 / k)))
//   s <- sum over domains of w * expo((n - rank(p) + 1) / n); r <- rank(-round(s, 10), ties.method = "min")
//   sum(r * 1:n), sum(ceiling(10 * r / n) * 1:n), sum((floor(10 * (r - 1) / n) + 1) * 1:n)
const n = 97;
const place = (factor: number, shift: number) => (area: number) => ((factor * area + shift) % n) + 1;
const places = {
  income: place(1, 0),
  employment: place(3, 5),
  education: place(10, 2),
  health: place(7, 11),
  crime: place(31, 1),
  barriers: place(45, 8),
  living: place(60, 3),
  housing: place(13, 4),
};
type Domain = keyof typeof places;

interface Expected {
  readonly scores: readonly number[];
  readonly ranks: readonly number[];
  readonly check: number;
  readonly deciles?: number;
}

const england = ["income", "employment", "education", "health", "crime", "barriers", "living"] as const;
const wales = [
  "income",
  "employment",
  "health",
  "education",
  "barriers",
  "housing",
  "crime",
  "living",
] as const;
const scotland = ["income", "employment", "health", "education", "barriers", "crime", "housing"] as const;
const northernIreland = [
  "income",
  "employment",
  "health",
  "education",
  "barriers",
  "living",
  "crime",
] as const;

describe("an official index that is not here", () => {
  const asIn2019: Expected = {
    scores: [73.5813619491, 47.4838028657, 18.8860651763, 30.6540021886],
    ranks: [1, 3, 57, 15],
    check: 278516,
    deciles: 30978,
  };
  test.each<[string, readonly Domain[], Expected]>([
    ["iod2015", england, asIn2019],
    ["iod2025", england, asIn2019],
    [
      "wimd2025",
      wales,
      {
        scores: [72.2166351985, 48.5724653176, 18.5325720009, 28.772018431],
        ranks: [1, 3, 62, 20],
        check: 277955,
        deciles: 30474,
      },
    ],
    [
      "wimd2014",
      wales,
      {
        scores: [72.7618555829, 49.8501876134, 18.6652225107, 30.7534067971],
        ranks: [1, 3, 58, 18],
        check: 279553,
        deciles: 30579,
      },
    ],
    [
      "simd2020",
      scotland,
      {
        scores: [73.942136318, 54.407222497, 18.3407453071, 33.1130441602],
        ranks: [1, 2, 57, 14],
        check: 282316,
        deciles: 30929,
      },
    ],
    [
      "nimdm2017",
      northernIreland,
      {
        scores: [73.1080163927, 50.8648647226, 19.1935246534, 32.5127626599],
        ranks: [1, 3, 54, 14],
        check: 279699,
      },
    ],
  ])("%s is scored from its published rules", (name, domains, expected) => {
    const file = fileURLToPath(new URL(`../../datasets/indices/${name}.yaml`, import.meta.url));
    const description = readFileSync(file, "utf8");
    const headers = [...description.matchAll(/indicator: (\w+)/g)].map((match) => match[1]!);
    expectScores(description, table(headers, domains), expected);
  });
});

describe("a rule of another index, described and not programmed", () => {
  const weights = [0.225, 0.225, 0.135, 0.135, 0.093, 0.093, 0.093];
  const seven = (options: string) =>
    `name: other\ntitle: Other\nweights: asGiven\n${options}\nparts:\n` +
    england
      .map((part, at) => `  - { indicator: ${part}, given: rank, weight: ${String(weights[at])} }`)
      .join("\n");

  test("another constant, and the other scaled rank", () => {
    const normalise =
      "normalise: { method: exponential, constant: 22.755980665670933, scaledRank: exclusive }";
    expectScores(seven(normalise), table(england, england), {
      scores: [66.8692547299, 44.2125306225, 18.0045075134, 28.3252676732],
      ranks: [1, 3, 56, 17],
      check: 278781,
    });
  });

  test.each<[string, Expected]>([
    [
      "average",
      {
        scores: [70.2179783288, 37.4622303837, 19.763089655, 26.2847854848],
        ranks: [1, 6, 53, 26],
        check: 265158,
      },
    ],
    [
      "min",
      {
        scores: [82.2691630094, 41.456785482, 21.1378739868, 29.9945018256],
        ranks: [1, 6, 52, 24],
        check: 264672,
      },
    ],
  ])("ranks that are published equal, with ties: %s", (ties, expected) => {
    // R: y <- (x - 1) %/% 4; rank(y, ties.method = "min"), equal weights
    const tied = (rank: number): number => 4 * Math.floor((rank - 1) / 4) + 1;
    const description = seven(`normalise: { method: exponential, ties: ${ties} }`).replaceAll(
      /weight: [\d.]+/g,
      "weight: 1",
    );
    expectScores(description.replace("asGiven", "rescaled"), table(england, england, tied), expected);
  });

  test("sub-domains ranked and transformed again", () => {
    const description = `
name: other
title: Other
normalise: exponential
parts:
  - { indicator: income, given: rank, weight: 4 }
  - name: domain
    normalise: exponential
    weight: 6
    parts: [{ indicator: education, given: rank }, { indicator: health, given: rank }]
`;
    expectScores(description, table(["income", "education", "health"], ["income", "education", "health"]), {
      scores: [83.2747639118, 64.5442817231, 27.9505052296, 24.9111632992],
      ranks: [1, 2, 28, 35],
      check: 277234,
    });
  });

  test("ranks that count from the least need", () => {
    const description = `
name: other
title: Other
normalise: exponential
parts:
  - { indicator: income, given: rank, direction: higher-is-need, weight: 4 }
  - { indicator: crime, given: rank, weight: 6 }
`;
    expectScores(description, table(["income", "crime"], ["income", "crime"]), {
      scores: [52.0849623599, 15.1351246578, 11.977117338, 45.0265578147],
      ranks: [5, 60, 70, 10],
      check: 192407,
    });
  });

  test("normal scores under weights of a factor analysis, and a rate", () => {
    // R: dom <- .35 * qnorm(rank(education) / (n + 1)) + .65 * qnorm(rank(-health) / (n + 1)); income / crime
    const description = `
name: other
title: Other
normalise: exponential
parts:
  - name: domain
    normalise: exponential
    parts:
      - { indicator: education, direction: higher-is-need, normalise: normalScore, weight: 0.35 }
      - { indicator: health, direction: lower-is-need, normalise: normalScore, weight: 0.65 }
  - { indicator: income, denominator: crime, multiplier: 100, direction: higher-is-need }
`;
    const four = ["education", "health", "income", "crime"] as const;
    expectScores(description, table(four, four), {
      scores: [12.2363586917, 10.6156380464, 7.2002936903, 62.8059092268],
      ranks: [64, 70, 86, 1],
      check: 200147,
    });
  });

  test("a geometric mean of goalposts and min-max", () => {
    const description = `
name: other
title: Other
normalise: minMax
aggregate: geometric
parts:
  - { indicator: income, direction: higher-is-need, weight: 2, normalise: { method: goalposts, posts: [10, 90] } }
  - { indicator: crime, direction: higher-is-need }
`;
    expectScores(description, table(["income", "crime"], ["income", "crime"]), {
      scores: [0, 0, 0.5531726643, 0.8870222693],
      ranks: [87, 87, 36, 7],
      check: 166168,
    });
  });
});

function table(
  headers: readonly string[],
  domains: readonly Domain[],
  published = (rank: number) => rank,
): string {
  const rows = Array.from({ length: n }, (_, area) => {
    return [`A${String(area)}`, ...domains.map((domain) => published(places[domain](area)))].join(",");
  });
  return [["area", ...headers].join(","), ...rows].join("\n");
}

// The scores and ranks of areas 1, 2, 50 and 97, and a sum that any other rank or decile would change.
function expectScores(description: string, input: string, expected: Expected): void {
  const { csv } = scoreCsv(description, new TextEncoder().encode(input));
  const [header = [], ...lines] = csv
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  const rows = new Map(lines.map((cells) => [cells[0]!, cells.map(Number)]));
  const areas = Array.from({ length: n }, (_, area) => rows.get(`A${String(area)}`)!);
  const some = [0, 1, 49, 96].map((area) => areas[area]!);
  expect(some.map((cells) => cells[2])).toEqual(expected.ranks);
  some.forEach((cells, at) => {
    expect(cells[1]).toBeCloseTo(expected.scores[at]!, 9);
  });
  const check = (column: number): number =>
    areas.reduce((total, cells, at) => total + cells[column]! * (at + 1), 0);
  expect(check(2)).toBe(expected.check);
  if (expected.deciles === undefined) expect(header).not.toContain("decile");
  else expect(check(header.indexOf("decile"))).toBe(expected.deciles);
}
