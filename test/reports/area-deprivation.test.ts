import { publishedPolicy, release, type FeatureCollection } from "@needscope/disclosure";
import { renderHtml } from "@needscope/report";
import {
  areaDeprivation,
  type AreaDeprivationAbout,
  profileDeprivation,
  type AreaDeprivationInput,
  type RankLikelihood,
} from "@needscope/reports";
import {
  rankIntervals,
  scoreComposite,
  unitsFromRows,
  type Composite,
  type RankIntervals,
} from "@needscope/scoring";
import { describe, expect, test } from "vitest";

// Twenty invented areas; every other one lies in Wick. Rank 1 is the most deprived in both domains.
const codes = Array.from({ length: 20 }, (_, at) => `E010999${String(at + 10)}`);
const composite: Composite = {
  name: "index",
  title: "Index",
  normalise: "exponential",
  weights: "asGiven",
  deciles: "england",
  parts: [
    { indicator: "income", title: "Income", direction: "lower-is-need", given: "rank", weight: 0.6 },
    { indicator: "crime", title: "Crime", direction: "lower-is-need", given: "rank", weight: 0.4 },
  ],
};
const rows = codes.map((code, at) => ({ code, income: at + 1, crime: at + 1 }));
const scored = scoreComposite(composite, unitsFromRows(rows, { id: "code" }));
const areas = codes.map((code, at) => ({
  code,
  name: `${at % 2 === 0 ? "Wick" : "Torne"} 00${String(1 + Math.floor(at / 10))}${"ABCDEFGHIJ"[at % 10]!}`,
  authority: at % 2 === 0 ? "E06000991" : "E06000992",
  people: 1000 + at,
  publishedRank: at + 1,
}));

const at = (lower: number, upper: number): RankLikelihood => ({
  inPlace: { lower, upper },
  inCountry: { lower: 2 * lower - 1, upper: 2 * upper - 1 },
  worstTenth: lower === 1 ? 0.5 : 0,
});
/** Ranges of the ten areas of Wick. */
const likely = (ranges: readonly (readonly [number, number])[]) =>
  new Map(ranges.map(([lower, upper], place) => [codes[2 * place]!, at(lower, upper)]));
const certain = Array.from({ length: 10 }, (_, place) => [place + 1, place + 1] as const);

/** Draws in which the areas at these places of Wick change them from draw to draw; all others keep theirs. */
const drawnOf = (swaps: readonly (readonly [number, number])[]): RankIntervals => {
  const drawn = Array.from({ length: 100 }, (_, draw) => {
    const ranks = codes.map((_, unit) => unit + 1);
    const [one, other] = swaps[draw % Math.max(swaps.length, 1)] ?? [1, 1];
    [ranks[2 * one - 2], ranks[2 * other - 2]] = [ranks[2 * other - 2]!, ranks[2 * one - 2]!];
    return ranks;
  });
  const plain = rankIntervals(composite, unitsFromRows(rows, { id: "code" }), { seed: 1, draws: 100 });
  return { ...plain, drawn: Uint16Array.from(drawn.flat()) };
};

const input = (
  ranges: readonly (readonly [number, number])[] = certain,
  swaps: readonly (readonly [number, number])[] = [],
): AreaDeprivationInput => ({
  place: { code: "E06000991", name: "Wick" },
  country: "England",
  scored,
  areas,
  draws: {
    draws: 100,
    confidence: 0.95,
    drawn: ["Nothing real."],
    intervals: drawnOf(swaps),
    likely: likely(ranges),
  },
  asOf: "2019-09-26",
  period: "2019",
});

const about: AreaDeprivationAbout = {
  name: "area-deprivation",
  title: "Deprivation in Wick",
  place: "Wick",
  asOf: "2019-09-26",
  policy: publishedPolicy,
  version: "0.1.0",
  sources: [],
  credits: [{ title: "Licence", text: "Invented" }],
  synthetic: "Synthetic data",
};

const outlines: { areas: FeatureCollection } = {
  areas: {
    type: "FeatureCollection",
    features: areas
      .filter(({ authority }) => authority === "E06000991")
      .map(({ code, name }, place) => ({
        type: "Feature",
        properties: { code, name },
        geometry: {
          type: "Polygon",
          coordinates: [
            [
              [place, 0],
              [place, 1],
              [place + 1, 1],
              [place + 1, 0],
              [place, 0],
            ],
          ],
        },
      })),
  },
};

async function page(...given: Parameters<typeof input>): Promise<string> {
  const released = release(
    areaDeprivation.select(profileDeprivation(input(...given)), outlines),
    publishedPolicy,
  );
  const html = await renderHtml(areaDeprivation.document(released, about), released);
  const body = html.replace(/<style>[^]*?<\/style>/g, "");
  return body
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&#39;", "'")
    .replace(/\s+/g, " ");
}

describe("areaDeprivation", () => {
  test("names areas that change places from draw to draw, whatever their ranges", async () => {
    const ranges = [[1, 3], [1, 3], [1, 3], [4, 5], [4, 5], [5, 7], ...certain.slice(6)] as const;
    // Each pair stands the other way round in a quarter of the draws.
    const text = await page(ranges, [
      [1, 2],
      [2, 3],
      [1, 3],
      [4, 5],
    ]);
    expect(text).toContain("Wick 001A, Wick 001C and Wick 001E cannot be told apart");
    expect(text).toContain("Nor can ranks 4 to 5.");
    expect(text).toContain("the first 3 cannot be told apart");
    expect(text).toContain("neither stands before the other in 97.5% of the draws");
    expect(text).toContain("Wick 001A, Wick 001C and Wick 001E have the most need and cannot be told apart");
  });

  test("says so where one area is first for certain", async () => {
    const text = await page();
    expect(text).toContain("Wick 001A is the most deprived, and can be told apart from the next.");
    expect(text).not.toContain("Nor can");
  });

  test("says that synthetic figures are", async () => {
    expect(await page()).toContain("Synthetic data");
  });
});

describe("what the order hangs on", () => {
  // Borda: 0.6 (19 - at) + 0.4 at. Without crime nothing moves; without income the ten of Wick stand the other way round
  // and move (9 + 7 + 5 + 3 + 1) 2 / 10 = 5 places. At weights of a half all are equal, below it the order turns.
  const turned = scoreComposite(
    { ...composite, normalise: "borda" },
    unitsFromRows(
      codes.map((code, at) => ({ code, income: at + 1, crime: 20 - at })),
      { id: "code" },
    ),
  );

  test("says which domain moves the places most, and for which weights the first stays first", () => {
    const { tables } = areaDeprivation.select(profileDeprivation({ ...input(), scored: turned }), outlines);
    const [without, weights] = ["without", "weights"].map((name) => tables.find((one) => one.name === name)!);
    expect(without!.rows).toEqual([
      ["Income", 5],
      ["Crime", 0],
    ]);
    const first = weights!.rows
      .filter(([, name]) => name === "Wick 001A")
      .map(([weight, , place]) => [weight, place]);
    expect(first).toEqual([
      ...[0, 10, 20, 30, 40].map((weight) => [weight, 10]),
      ...[50, 60, 70, 80, 90, 100].map((weight) => [weight, 1]),
    ]);
  });

  test("says it on the page, with how many areas differ by more than chance", async () => {
    const counted = areas.map((area, at) => ({ ...area, incomeDeprived: at === 0 ? 500 : 120 }));
    const findings = profileDeprivation({ ...input(), scored: turned, areas: counted });
    const released = release(areaDeprivation.select(findings, outlines), publishedPolicy);
    const { cells } = areaDeprivation.document(released, about);
    const titles = cells.flatMap((cell) => (cell.kind === "chart" ? [cell.chart.title] : []));
    expect(titles).toContain("Income matters most: 5.0 places");
    expect(titles).toContain("Wick 001A keeps rank 1 while income weighs 50.0% or more");
    // Of all of Wick 1,580 in 10,090 are deprived; its limits at 99.8% about 1,000 people are 12.1% and 19.2%.
    expect(titles).toContain("Wick 001A, at 50.0%, is above what chance explains, alone of 10 small areas");
    await expect(renderHtml(areaDeprivation.document(released, about), released)).resolves.toContain(
      "What the order hangs on",
    );
  });
});

describe("profileDeprivation", () => {
  test("counts areas of the place, and weighs the country's average by people", () => {
    const { areas: own, of, authorities, tenths, average, summaries } = profileDeprivation(input());
    expect([own.length, of, authorities]).toEqual([10, 20, 2]);
    expect(own.map(({ rank }) => rank)).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
    // ceil(10 rank / 20): each tenth has two areas, the odd one of which is Wick's.
    expect(tenths.map((tenth) => tenth.areas)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    const people = areas.reduce((sum, area) => sum + area.people, 0);
    const mean = areas.reduce((sum, area, unit) => sum + area.people * scored.score[unit]!, 0) / people;
    expect(average.score).toBeCloseTo(mean, 10);
    expect(average.contributions.reduce((sum, one) => sum + one, 0)).toBeCloseTo(mean, 10);
    expect(summaries.find(({ measure }) => measure === "proportion")).toMatchObject({
      own: 0.1,
      country: 0.1,
    });
  });

  test("refuses a place without areas, an area without draws, and a composite without deciles", () => {
    const nowhere = { code: "E06000993", name: "Nowhere" };
    expect(() => profileDeprivation({ ...input(), place: nowhere })).toThrow(
      "No small area lies in Nowhere (E06000993).",
    );
    const draws = { ...input().draws, likely: new Map<string, RankLikelihood>() };
    expect(() => profileDeprivation({ ...input(), draws })).toThrow("No draws for Wick 001A (E01099910).");
    const { intervals } = input().draws;
    const turned = { ...intervals, ids: [...intervals.ids].reverse() };
    expect(() => profileDeprivation({ ...input(), draws: { ...input().draws, intervals: turned } })).toThrow(
      "The draws are of other areas, or in another order, than those that are scored.",
    );
    const { deciles, ...without } = composite;
    const plain = scoreComposite(without, unitsFromRows(rows, { id: "code" }));
    expect(deciles).toBe("england");
    expect(() => profileDeprivation({ ...input(), scored: plain })).toThrow(
      'Composite "index" gives no deciles: say by which rule.',
    );
  });
});
