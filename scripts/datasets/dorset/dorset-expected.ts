import { expectedExtracts } from "../generator/expected-extracts.ts";
import type { Json } from "../generator/pretty-json.ts";
import { isoDate } from "../generator/uk-date.ts";
import type { WrittenExtract } from "../generator/write-extract.ts";
import type { ByYearAndArea, Counted, DorsetExtract } from "./counted.ts";
import type { Area } from "./places.ts";
import { indicators, risingAbsence, trendZone, worstZone, years, zones } from "./planted.ts";

/** Everything that the Dorset dataset is known to hold, for expected.json and the README. */
export type DorsetExpected = ReturnType<typeof dorsetExpected>;

/** What a right reading of the Dorset dataset must come to. */
export function dorsetExpected(made: {
  areas: readonly Area[];
  recorded: readonly DorsetExtract[];
  extracts: readonly WrittenExtract[];
  seed: number;
}) {
  const { areas, recorded, extracts, seed } = made;
  const counted = new Map<string, Counted>(recorded.flatMap((one) => Object.entries(one.counted)));
  const absence = zoneCounts(areas, counted.get("persistent-absence")!, trendIndex);
  return {
    dataset: "dorset-zones",
    synthetic: true,
    seed,
    years: years.map(({ name, from, to }) => ({ name, from: isoDate(from), to: isoDate(to) })),
    worstZone: { code: worstZone, name: zones.find(({ code }) => code === worstZone)!.name },
    trend: {
      code: trendZone,
      name: zones[trendIndex]!.name,
      indicator: "persistent-absence",
      direction: "rising",
      rates: Object.fromEntries(
        years.map(({ name }) => [name, absence[name]!.numerator / absence[name]!.denominator] as const),
      ),
      planted: Object.fromEntries(years.map(({ name }, year) => [name, risingAbsence[year]!] as const)),
    },
    sharedAreas: areas
      .filter(({ shares }) => shares.length > 1)
      .map(({ code, shares }) => ({
        area: code,
        shares: Object.fromEntries(shares.map(({ zone, share }) => [zones[zone]!.code, share])),
      })),
    zones: Object.fromEntries(
      zones.map(({ code, name }, zone) => [
        code,
        {
          name,
          indicators: Object.fromEntries(
            Object.keys(indicators).map((indicator) => [
              indicator,
              zoneCounts(areas, counted.get(indicator)!, zone),
            ]),
          ),
        },
      ]),
    ),
    areaYearsWithOneToFour: Object.fromEntries(
      Object.keys(indicators).map((indicator) => [indicator, smallCounts(counted.get(indicator)!.numerator)]),
    ),
    rowsInNoZone: Object.fromEntries(recorded.map(({ plan, notPlaced }) => [plan.source, notPlaced])),
    extracts: expectedExtracts(extracts),
  } satisfies Json;
}

const trendIndex = zones.findIndex(({ code }) => code === trendZone);

interface ZoneCount {
  readonly numerator: number;
  readonly denominator: number;
  readonly [key: string]: number;
}

/** Numerator and denominator of a zone, by year and over the three years, areas counted by their share. */
function zoneCounts(
  areas: readonly Area[],
  { numerator, denominator }: Counted,
  zone: number,
): Record<string, ZoneCount> {
  const byYear = years.map((_, year) => ({
    numerator: inZone(areas, numerator[year]!, zone),
    denominator: inZone(areas, denominator[year]!, zone),
  }));
  const pooled = {
    numerator: tenths(byYear.reduce((sum, one) => sum + one.numerator, 0)),
    denominator: tenths(byYear.reduce((sum, one) => sum + one.denominator, 0)),
  };
  return { ...Object.fromEntries(years.map(({ name }, year) => [name, byYear[year]!])), pooled };
}

function inZone(areas: readonly Area[], counts: readonly number[], zone: number): number {
  const parts = areas.map(
    ({ shares }, a) => (shares.find((one) => one.zone === zone)?.share ?? 0) * counts[a]!,
  );
  return tenths(parts.reduce((sum, part) => sum + part, 0));
}

// Shares are whole tenths and counts whole numbers, so a zone's count is a whole number of tenths.
function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function smallCounts(counts: ByYearAndArea): number {
  return counts.flat().filter((count) => count >= 1 && count <= 4).length;
}
