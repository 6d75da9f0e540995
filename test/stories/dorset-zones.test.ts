import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  analyse,
  explainUnit,
  readRunDefinition,
  readRunExtracts,
  runNeedscope,
  type ZoneAnalysis,
} from "needscope";
import { rowsNotPlaced } from "@needscope/indicators";
import { afterAll, beforeAll, expect, it } from "vitest";

// Dorset's seven zones: which has the most need, how sure is that, and what has changed?
// The truth is planted by the generator and stands in expected.json, which test/datasets recomputes from the files.
const expected = JSON.parse(
  readFileSync(new URL("../../datasets/dorset-zones/expected.json", import.meta.url), "utf8"),
) as {
  trend: { rates: Record<string, number> };
  zones: Record<
    string,
    { indicators: Record<string, Record<string, { numerator: number; denominator: number }>> }
  >;
  rowsInNoZone: Record<string, number>;
};

let folder: string;
let analysis: ZoneAnalysis;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "needscope-dorset-"));
  const located = await readRunDefinition("datasets/dorset-zones/needscope.yaml");
  await runNeedscope(located, { to: join(folder, "run"), now: () => new Date(0) });
  const extracts = await readRunExtracts(located.definition, located.folder);
  analysis = analyse(located.definition, extracts) as ZoneAnalysis;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const worst = "Z99000003";
const rising = "Z99000005";

it("ranks the planted worst zone first, with its interval", () => {
  const { scored, ranks } = analysis;
  const unit = scored!.ids.indexOf(worst);
  expect(scored!.rank[unit]).toBe(1);
  expect([ranks!.lower[unit], ranks!.upper[unit]]).toEqual([1, 1]);
  expect(ranks!.probabilityFirst[unit]).toBeGreaterThan(0.99);
});

it("says that the zones planted alike cannot be told apart", () => {
  const { scored, ranks } = analysis;
  const alike = scored!.ids.flatMap((id, unit) => (id === worst || id === rising ? [] : [unit]));
  for (const unit of alike) {
    expect(ranks!.lower[unit]).toBeLessThanOrEqual(3);
    expect(ranks!.upper[unit]).toBeGreaterThanOrEqual(6);
  }
});

it("draws weights too where the run says so, and the first zone stays the first by any of them", async () => {
  const located = await readRunDefinition("datasets/dorset-zones/needscope.yaml");
  const extracts = await readRunExtracts(located.definition, located.folder);
  const rankIntervals = { ...located.definition.rankIntervals, draws: 400, weights: "any" } as const;
  const { ranks, scored } = analyse({ ...located.definition, rankIntervals }, extracts) as ZoneAnalysis;
  expect(ranks!.upper[scored!.ids.indexOf(worst)]).toBe(1);
  expect([...ranks!.mean]).not.toEqual([...analysis.ranks!.mean]);
});

it("finds the planted trend and no other", () => {
  const clear = analysis.trends.filter(({ direction }) => direction !== "no clear change");
  expect(clear.map(({ indicator, zone, direction }) => [indicator.name, zone, direction])).toEqual([
    ["persistent-absence", rising, "rising"],
  ]);
  expect(clear[0]!.first).toBeCloseTo(expected.trend.rates["2013/14"]!, 12);
  expect(clear[0]!.last).toBeCloseTo(expected.trend.rates["2015/16"]!, 12);
});

it("puts the planted trend alone on the red-red list: worse than the place as a whole, and getting worse", () => {
  expect(
    analysis.redRed.map(({ indicator, zone, comparison }) => [indicator.name, zone, comparison.judgement]),
  ).toEqual([["persistent-absence", rising, "worse"]]);
});

it("sums contributions to every score", () => {
  const { score, contributions } = analysis.scored!;
  score.forEach((expectedScore, unit) => {
    const sum = [...contributions.values()].reduce((total, share) => total + share[unit]!, 0);
    expect(sum).toBeCloseTo(expectedScore, 10);
  });
});

it("shares two areas between zones without losing anyone", () => {
  for (const { zones, whole } of analysis.periods) {
    for (const [name, { numerator, denominator }] of zones.indicators) {
      const all = whole.indicators.get(name)!;
      const total = (parts: Float64Array | undefined) => parts!.reduce((sum, part) => sum + part, 0);
      expect(total(numerator)).toBeCloseTo(all.numerator![0]!, 6);
      expect(total(denominator)).toBeCloseTo(all.denominator![0]!, 6);
    }
  }
});

it("takes a zone's figure back to the lines of the extracts, by name or code", async () => {
  const explained = await explainUnit("corvenmouth", join(folder, "run"));
  expect(explained.unit).toBe(worst);
  const sole = explained.indicators.find(({ name }) => name === "sole-registrations")!;
  const births = readFileSync("datasets/dorset-zones/births.csv", "utf8").split("\n");
  const [numerator] = sole.behind;
  for (const line of numerator!.lines) expect(births[line - 1]!.split(",")[2]).toBe("4");
});

it("says synthetic on the page and on every figure, and holds no script", () => {
  const html = readFileSync(join(folder, "run/zone-need.html"), "utf8");
  const figures = html.match(/<figure/g)!.length;
  expect(
    html.split("The zones, areas, people and figures in this report are invented.").length - 1,
  ).toBeGreaterThan(figures);
  expect(html).not.toContain("<script");
});

it("writes rates no finer than counts rounded to 5 bear, and names the periods of a pooled one", () => {
  const html = readFileSync(join(folder, "run/zone-need.html"), "utf8");
  expect(html).toContain("Pupils persistently absent in Ellisharrow rose from 10% to 19%");
  expect(html).toContain("Sole registrations: 3 periods together, 2013/14 to 2015/16.");
});

// The run's short names for what the data set spells out.
const plantedNames: Record<string, string> = {
  homelessness: "households-owed-a-duty",
  "domestic-abuse": "domestic-abuse-incidents",
};

it("gives back every planted numerator and denominator, zone by zone and year by year", () => {
  let checked = 0;
  for (const { name: year, zones } of analysis.periods) {
    for (const [name, { indicator, numerator, denominator }] of zones.indicators) {
      const pooled = (indicator.pool ?? 1) > 1;
      if (pooled && year !== "2015/16") continue;
      zones.ids.forEach((zone, unit) => {
        const planted =
          expected.zones[zone]!.indicators[plantedNames[name] ?? name]![pooled ? "pooled" : year]!;
        expect(numerator![unit], `${name} ${zone} ${year}`).toBeCloseTo(planted.numerator, 6);
        expect(denominator![unit], `${name} ${zone} ${year}`).toBeCloseTo(planted.denominator, 6);
        checked += 1;
      });
    }
  }
  // Eight indicators in three years and one pooled, in seven zones.
  expect(checked).toBe((8 * 3 + 1) * 7);
});

it("reports the rows that lie in no zone and counts none of them", () => {
  const outside = rowsNotPlaced(analysis.grouping);
  for (const [source, rows] of Object.entries(expected.rowsInNoZone))
    expect(outside.get(source), source).toBe(rows);
});

it("says what the order hangs on, as Python finds from the same rates", () => {
  // z scores of the sample, without each indicator in turn, numpy: mean of |rank - rank with all|; of 7 zones
  const html = readFileSync(join(folder, "run/zone-need.html"), "utf8");
  expect(html).toContain("SEN support matters most: 0.9 places");
  expect(html).toContain("Corvenmouth keeps rank 1 whatever weight children and school has");
  const rows = [...html.matchAll(/<th scope="row">([^<]*)<\/th>\s*<td[^>]*>([\d.]+) places<\/td>/g)];
  expect(rows.map(([, part, places]) => [part, places])).toEqual([
    ["SEN support", "0.9"],
    ["Sole registrations", "0.6"],
    ["Below progress", "0.6"],
    ["Separations", "0.3"],
    ["Persistent absence", "0.3"],
    ["Free meals", "0.3"],
    ["Two-year review", "0.3"],
    ["Domestic abuse", "0.0"],
    ["Homelessness", "0.0"],
  ]);
});
