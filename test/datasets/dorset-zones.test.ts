import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { dorsetZones } from "../../scripts/datasets/dorset/dorset-zones.ts";
import { dorsetFigures, type ZoneCounts } from "./dorset-figures.ts";

const folder = new URL("../../datasets/dorset-zones/", import.meta.url);
const committed = (path: string): Uint8Array => readFileSync(new URL(path, folder));
const json = <T>(path: string): T => JSON.parse(new TextDecoder().decode(committed(path))) as T;

interface Expected {
  readonly worstZone: { readonly code: string };
  readonly trend: { readonly code: string; readonly rates: Record<string, number> };
  readonly zones: Record<string, { readonly indicators: Record<string, Record<string, Count>> }>;
}
interface Count {
  readonly numerator: number;
  readonly denominator: number;
}
type Points = [number, number][];
interface Outlines {
  readonly features: readonly {
    readonly properties: { readonly code: string; readonly name: string };
    readonly geometry: { readonly type: string; readonly coordinates: Points[][] };
  }[];
}

const expected = json<Expected>("expected.json");
const { counts, zoneNames } = dorsetFigures(committed);
const zones = [...zoneNames.keys()].toSorted();
const indicators = Object.keys(expected.zones[zones[0]!]!.indicators);
const worst = [
  ["54.8", "498.0"],
  ["620.8", "3785.2"],
  ["940.4", "3811.8"],
  ["688.2", "3811.8"],
  ["1168.6", "3309.4"],
  ["262.4", "18932.2"],
  ["934.0", "35212.2"],
  ["176.4", "5029.0"],
  ["137.6", "430.0"],
];
const periods = ["2013/14", "2014/15", "2015/16", "pooled"];
const rate = (zone: string, indicator: string, period: string, from: ZoneCounts = counts): number => {
  const { numerator, denominator } = from.get(`${zone} ${indicator} ${period}`)!;
  return numerator / denominator;
};

describe("the Dorset dataset", () => {
  test("comes to every numerator and denominator that expected.json gives, by zone, indicator and year", () => {
    const said = Object.entries(expected.zones).flatMap(([zone, { indicators }]) =>
      Object.entries(indicators).flatMap(([indicator, byPeriod]) =>
        Object.entries(byPeriod).map(([period, count]) => ({
          name: `${zone} ${indicator} ${period}`,
          ...count,
        })),
      ),
    );
    expect(said).toHaveLength(7 * 9 * 4);
    for (const { name, numerator, denominator } of said) {
      expect(counts.get(name)!.numerator, name).toBeCloseTo(numerator, 6);
      expect(counts.get(name)!.denominator, name).toBeCloseTo(denominator, 6);
    }
  });

  // Worked out from the files with Python (csv, fractions by share).
  test("comes to these counts over the three years in the worst zone", () => {
    expect(zoneNames.get(expected.worstZone.code)).toBe("Corvenmouth");
    const found = indicators.map((indicator) =>
      counts.get(`${expected.worstZone.code} ${indicator} pooled`)!,
    );
    expect(found.map(({ numerator, denominator }) => [numerator.toFixed(1), denominator.toFixed(1)])).toEqual(
      worst,
    );
  });

  test("has one zone that is worst on every indicator in every year, but for the rising absence of another", () => {
    for (const indicator of indicators) {
      for (const period of periods) {
        const order = zones.toSorted((a, b) => rate(b, indicator, period) - rate(a, indicator, period));
        const rising = indicator === "persistent-absence" && period === "2015/16";
        expect(order[0], `${indicator} ${period}`).toBe(
          rising ? expected.trend.code : expected.worstZone.code,
        );
      }
    }
  });

  test("has one rising trend: elsewhere persistent absence stays within half a point", () => {
    for (const zone of zones) {
      const rates = ["2013/14", "2014/15", "2015/16"].map((year) => rate(zone, "persistent-absence", year));
      const change = rates[2]! - rates[0]!;
      if (zone === expected.trend.code) {
        expect(rates.map((value) => value.toFixed(4))).toEqual(["0.0998", "0.1419", "0.1888"]); // by Python
        expect(rates[0]).toBeCloseTo(expected.trend.rates["2013/14"]!, 12);
        expect(rates[2]).toBeCloseTo(expected.trend.rates["2015/16"]!, 12);
      } else expect(Math.abs(change)).toBeLessThan(0.005);
    }
  });

  test("has other zones that lie close together: their intervals overlap on every indicator", () => {
    const others = zones.filter((zone) => zone !== expected.worstZone.code && zone !== expected.trend.code);
    for (const indicator of indicators) {
      const bounds = others.map((zone) => wilson(counts.get(`${zone} ${indicator} pooled`)!));
      const highestLower = Math.max(...bounds.map(([lower]) => lower));
      const lowestUpper = Math.min(...bounds.map(([, upper]) => upper));
      expect(highestLower, indicator).toBeLessThan(lowestUpper);
    }
  });

  test("plants the same worst zone and trend from any seed", () => {
    const files = new Map(dorsetZones(7).map(({ path, bytes }) => [path, bytes]));
    const other = dorsetFigures((path) => files.get(path)!).counts;
    const order = zones.toSorted(
      (a, b) => rate(b, "free-meals", "pooled", other) - rate(a, "free-meals", "pooled", other),
    );
    expect(order[0]).toBe(expected.worstZone.code);
    expect(rate(expected.trend.code, "persistent-absence", "2015/16", other)).toBeCloseTo(0.188, 2);
  });
});

describe("the Dorset outlines", () => {
  const areas = json<Outlines>("areas.geojson").features;
  const drawn = json<Outlines>("zones.geojson").features;
  const lookup = new TextDecoder().decode(committed("area-zones.csv")).trim().split("\n").slice(1);
  const shares = lookup.map((line) => line.split(","));
  const mainZone = (area: string): string =>
    shares.filter(([code]) => code === area).toSorted((a, b) => Number(b[3]) - Number(a[3]))[0]![1]!;

  test("are closed clockwise rings on a plain grid from 0 to 100", () => {
    for (const { properties, geometry } of [...areas, ...drawn]) {
      const ring = geometry.coordinates[0]![0]!;
      expect(ring[0]).toEqual(ring.at(-1));
      expect(shoelace(ring), properties.code).toBeLessThan(0); // negative is clockwise where y points upwards
      expect(Math.min(...ring.flat())).toBeGreaterThanOrEqual(0);
      expect(Math.max(...ring.flat())).toBeLessThanOrEqual(100);
    }
  });

  test("cover the areas of the lookup, and a zone is exactly its areas together", () => {
    expect(areas.map(({ properties }) => properties.code)).toEqual([
      ...new Set(shares.map(([area]) => area)),
    ]);
    for (const zone of drawn) {
      const parts = areas.filter(({ properties }) => mainZone(properties.code) === zone.properties.code);
      const together = parts.reduce((sum, { geometry }) => sum + shoelace(geometry.coordinates[0]![0]!), 0);
      expect(shoelace(zone.geometry.coordinates[0]![0]!)).toBeCloseTo(together, 6);
    }
  });

  test("share borders point for point: every step between two areas is walked once each way", () => {
    const steps = new Map<string, number>();
    for (const { geometry } of areas) {
      const ring = geometry.coordinates[0]![0]!;
      for (let i = 1; i < ring.length; i++) {
        const step = `${ring[i - 1]!.join()} ${ring[i]!.join()}`;
        steps.set(step, (steps.get(step) ?? 0) + 1);
      }
    }
    expect(Math.max(...steps.values())).toBe(1);
    const outer = [...steps.keys()].filter((step) => !steps.has(step.split(" ").toReversed().join(" ")));
    expect(outer.length).toBeLessThan(steps.size / 4);
  });
});

function shoelace(ring: Points): number {
  return ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]![0] * y - x * ring[i]![1]) / 2, 0);
}

// Wilson (1927), 95%.
function wilson({ numerator, denominator }: Count): [number, number] {
  const z = 1.959964;
  const p = numerator / denominator;
  const middle = p + z ** 2 / (2 * denominator);
  const half = z * Math.sqrt((p * (1 - p)) / denominator + z ** 2 / (4 * denominator ** 2));
  return [(middle - half) / (1 + z ** 2 / denominator), (middle + half) / (1 + z ** 2 / denominator)];
}
