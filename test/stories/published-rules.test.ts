import { scoreCsv } from "needscope";
import { describe, expect, test } from "vitest";

// Indices of other countries and traditions, from their published rules, on 97 invented areas. Expected figures are of R 4:
//   n <- 97; i <- 0:96; p <- function(f, s) (f * i + s) %% n
//   people <- 100 + 10 * p(10, 2); pov <- p(3, 5); unemp <- p(7, 11) %/% 4; crowd <- p(31, 1) %/% 5
//   life <- 50 + p(45, 8) / 3; income <- 300 + 900 * p(60, 3); state <- i %% 3
//   z <- function(x) (x - mean(x)) / sd(x); zp the same with sd of the population; as <- function(x) asin(sqrt(x / 100))
//   r <- rank(-round(score, 10), ties.method = "min"); check <- sum(r * 1:n)
const n = 97;
const p = (factor: number, shift: number) => (area: number) => (factor * area + shift) % n;
const columns: Record<string, (area: number) => number | string> = {
  area: (area) => `A${String(area)}`,
  people: (area) => 100 + 10 * p(10, 2)(area),
  pov: p(3, 5),
  unemp: (area) => Math.floor(p(7, 11)(area) / 4),
  crowd: (area) => Math.floor(p(31, 1)(area) / 5),
  life: (area) => 50 + p(45, 8)(area) / 3,
  income: (area) => 300 + 900 * p(60, 3)(area),
  state: (area) => `S${String(area % 3)}`,
};
const table = [
  Object.keys(columns).join(","),
  ...Array.from({ length: n }, (_, area) =>
    Object.values(columns)
      .map((of) => of(area))
      .join(","),
  ),
].join("\n");

const up = "direction: higher-is-need";

function scoredBy(rules: string) {
  const scored = scoreCsv(`name: other\ntitle: Other\n${rules}`, new TextEncoder().encode(table), {
    id: "area",
    ...(rules.includes("larger:") && { larger: true as const }),
  });
  const [head = [], ...rows] = cells(scored.csv);
  rows.sort((a, b) => Number(a[0]!.slice(1)) - Number(b[0]!.slice(1)));
  const numbers = (name: string) => rows.map((row) => Number(row[head.indexOf(name)]));
  const check = (name: string) => numbers(name).reduce((sum, one, area) => sum + one * (area + 1), 0);
  return { numbers, check, largerAreas: cells(scored.largerAreas ?? "") };
}

function cells(csv: string): string[][] {
  return csv
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
}

describe("an index of another tradition, from its published rules", () => {
  test.each<[string, string, number[], number]>([
    [
      "ranks by percentile what is summed by theme (the Social Vulnerability Index of the United States)",
      // pr <- function(x) (rank(x, ties.method = "min") - 1) / (n - 1); pr(pr(pov) + pr(unemp) + pr(crowd))
      `weights: asGiven
normalise: percentileRank
parts:
  - name: overall
    normalise: percentileRank
    parts:
      - name: theme
        parts: [{ indicator: pov, ${up} }, { indicator: unemp, ${up} }]
      - { indicator: crowd, ${up} }`,
      [0, 0.03125, 0.1770833333, 0.4375],
      219400,
    ],
    [
      "sums z-scores, of a logarithm where there are zeros (Townsend)",
      // zp(log(unemp + 1)) + zp(log(crowd + 1)) + zp(pov)
      `weights: asGiven
normalise: { method: zScore, of: population }
parts:
  - { indicator: unemp, ${up}, transform: { method: log, plus: 1 } }
  - { indicator: crowd, ${up}, transform: { method: log, plus: 1 } }
  - { indicator: pov, ${up} }`,
      [-5.650672019, -2.449373679, -1.144267681, -0.2474175254],
      218420,
    ],
    [
      "sums z-scores about means of people, not of areas (Carstairs)",
      // m <- weighted.mean(x, w); (x - m) / sqrt(sum(w * (x - m)^2) / sum(w))
      `weights: asGiven
normalise: { method: zScore, weights: people }
parts: [{ indicator: unemp, ${up} }, { indicator: crowd, ${up} }, { indicator: pov, ${up} }]`,
      [-4.634997226, -3.169780005, -1.704562785, -0.2393455652],
      219567,
    ],
    [
      "weighs z-scores of arcsines of square roots (Jarman)",
      // 3.34 * z(as(unemp)) + 2.88 * z(as(crowd)) + 6.62 * z(as(pov))
      `weights: asGiven
normalise: zScore
parts:
  - { indicator: unemp, ${up}, weight: 3.34, transform: { method: arcsineSquareRoot, of: 100 } }
  - { indicator: crowd, ${up}, weight: 2.88, transform: { method: arcsineSquareRoot, of: 100 } }
  - { indicator: pov, ${up}, weight: 6.62, transform: { method: arcsineSquareRoot, of: 100 } }`,
      [-22.33716035, -13.57571811, -8.787755376, -4.823113796],
      216380,
    ],
    [
      "takes the geometric mean of goalposts, one of them on logarithms (the Human Development Index)",
      // cap((life - 20) / 65), (cap(pov / 97) + cap(unemp / 20)) / 2, (log(income) - log(100)) / (log(75000) - log(100))
      `normalise: { method: goalposts, posts: [20, 85] }
aggregate: geometric
parts:
  - { indicator: life, ${up} }
  - name: education
    parts:
      - { indicator: pov, ${up}, normalise: { method: goalposts, posts: [0, 97] } }
      - { indicator: unemp, ${up}, normalise: { method: goalposts, posts: [0, 20] } }
  - { indicator: income, ${up}, transform: log, normalise: { method: goalposts, posts: [100, 75000] } }`,
      [0.269458593, 0.4630425303, 0.4303019406, 0.5747056894],
      218802,
    ],
    [
      "multiplies two groups of percentiles, each over its highest (CalEnviroScreen)",
      // px <- function(x) rank(x, ties.method = "max") / n; (px(pov) + .5 px(unemp)) / max * (px(crowd) + px(income)) / max
      `weights: asGiven
normalise: { method: percentileRank, form: share, ties: max }
aggregate: geometric
parts:
  - name: burden
    normalise: fractionOfMax
    parts: [{ indicator: pov, ${up} }, { indicator: unemp, ${up}, weight: 0.5 }]
  - name: sensitivity
    normalise: fractionOfMax
    parts: [{ indicator: crowd, ${up} }, { indicator: income, ${up} }]`,
      [0.00389962087, 0.06791839682, 0.08636938075, 0.2168622495],
      221767,
    ],
    [
      "lays a sum of factor scores on a mean of 100 and a deviation of 20 (the Area Deprivation Index)",
      // 100 + 20 * z(.4 * z(pov) + .3 * z(unemp) - .3 * z(income))
      `weights: asGiven
normalise: zScore
parts:
  - name: whole
    normalise: { method: zScore, mean: 100, deviation: 20 }
    parts:
      - { indicator: pov, ${up}, weight: 0.4 }
      - { indicator: unemp, ${up}, weight: 0.3 }
      - { indicator: income, direction: lower-is-need, weight: 0.3 }`,
      [81.12329591, 63.30131758, 81.49355237, 63.67157404],
      219690,
    ],
    [
      "draws in what lies beyond two percentiles, and lays minima and maxima on 1 and 100",
      // q <- quantile(income, c(.05, .95)); t <- pmin(pmax(income, q[1]), q[2]); m <- 1 + 99 * (t - min(t)) / diff(range(t))
      // sqrt(m * the same of (unemp + crowd) / people)
      `normalise: { method: minMax, ends: [1, 100] }
aggregate: geometric
parts:
  - { indicator: income, ${up}, treat: { percentiles: [0.05, 0.95] } }
  - { indicator: unemp, plus: [crowd], denominator: people, ${up} }`,
      [2.308217679, 35.30036514, 24.28352775, 49.33854139],
      234202,
    ],
    [
      "takes the middle of a rank's share, equal values at the mean of their places (Hazen)",
      // (rank(unemp) - .5) / n + (rank(crowd) - .5) / n
      `weights: asGiven
normalise: { method: percentileRank, form: midpoint, ties: average }
parts: [{ indicator: unemp, ${up} }, { indicator: crowd, ${up} }]`,
      [0.1288659794, 0.5206185567, 0.912371134, 1.304123711],
      229943,
    ],
    [
      "takes a rank over one more than there are (Weibull)",
      // rank(unemp) / (n + 1) + rank(crowd) / (n + 1)
      `weights: asGiven
normalise: { method: percentileRank, form: exclusive, ties: average }
parts: [{ indicator: unemp, ${up} }, { indicator: crowd, ${up} }]`,
      [0.137755102, 0.5255102041, 0.9132653061, 1.301020408],
      229943,
    ],
    [
      "transforms by Box and Cox's power, and by a logit",
      // z(((pov + 1)^.5 - 1) / .5) + z(log(life / (100 - life)))
      `weights: asGiven
normalise: zScore
parts:
  - { indicator: pov, ${up}, transform: { method: boxCox, lambda: 0.5, plus: 1 } }
  - { indicator: life, ${up}, transform: { method: logit, of: 100 } }`,
      [-3.158994517, -1.466618662, -2.933309146, -1.328521145],
      218660,
    ],
  ])("%s", (_, rules, scores, check) => {
    const scored = scoredBy(rules);
    scored
      .numbers("score")
      .slice(0, 4)
      .forEach((score, area) => {
        expect(score).toBeCloseTo(scores[area]!, 8);
      });
    expect(scored.check("rank")).toBe(check);
  });
});

describe("groups of ranked areas and parts of larger ones", () => {
  const townsend = `weights: asGiven
normalise: { method: zScore, of: population }
parts:
  - { indicator: unemp, ${up}, transform: { method: log, plus: 1 } }
  - { indicator: crowd, ${up}, transform: { method: log, plus: 1 } }
  - { indicator: pov, ${up} }
`;

  test("by people, within a state, from the least need, by Scotland's rule", () => {
    // people up to the area, or its middle: ceiling(20 * cumulated / sum(people)); in a state: ceiling(10 * r / areas)
    const scored = scoredBy(`${townsend}quantiles:
  twentieth: { groups: 20, rule: population, population: people }
  middle: { groups: 20, rule: populationMiddle, population: people }
  in_state: { groups: 10, within: state }
  least: { groups: 10, first: leastNeed }
  scot: { groups: 20, rule: scotlandWales }`);
    expect(["twentieth", "middle", "in_state", "least", "scot"].map(scored.check)).toEqual([
      47255, 46783, 24936, 27914, 46472,
    ]);
  });

  test("the most deprived fifth of all areas, by the larger area that they lie in", () => {
    // sapply(0:2, function(k) sum(r[state == k] <= .2 * n)), and the same of people, of all
    const { largerAreas } = scoredBy(`normalise: { method: minMax, ends: [1, 100] }
aggregate: geometric
larger: { area: state, population: people, parts: [0.2] }
parts:
  - { indicator: income, ${up}, treat: { percentiles: [0.05, 0.95] } }
  - { indicator: unemp, plus: [crowd], denominator: people, ${up} }`);
    const [head = [], ...rows] = largerAreas;
    const column = (name: string) => rows.map((row) => Number(row[head.indexOf(name)]));
    expect(column("areas in the most deprived 20%")).toEqual([6, 5, 8]);
    const people = column("population");
    const shares = column("share of people in the most deprived 20%");
    expect(shares.map((share, area) => Math.round(share * people[area]!))).toEqual([2110, 1170, 2530]);
  });
});
