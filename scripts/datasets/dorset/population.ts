import { ukDate } from "../generator/uk-date.ts";
import type { ExtractPlan } from "../generator/write-extract.ts";
import type { Area } from "./places.ts";
import { years, zones } from "./planted.ts";

/** How many households, families, adults and children live in each area, year by year. */
export function areaPopulation(areas: readonly Area[]): ExtractPlan {
  const rows = years.flatMap(({ mid }, year) =>
    areas.map(({ code, population }) => {
      const { households, families, adults, children } = population[year]!;
      return [code, ukDate(mid), ...[households, families, adults, children].map(String)];
    }),
  );
  return {
    source: "area-population",
    path: "area-population.csv",
    header: ["Area", "Census Date", "Households", "Families With Children", "Adults 16+", "Children 0-17"],
    rows,
    blankLines: 2,
    freshReference: (n) => `Z010007${String(n).padStart(2, "0")}`,
    damage: [
      {
        kind: "bad cell",
        why: "an impossible date",
        column: "Census Date",
        values: ["31/06/2014", "30/02/2015", "31/06/2013"],
      },
      {
        kind: "bad cell",
        why: "no whole number",
        column: "Households",
        values: ["8l2", "about 700", "650.5", "-12"],
      },
      {
        kind: "bad cell",
        why: "no whole number",
        column: "Families With Children",
        values: ["n/a", "2OO", "180-190"],
      },
      { kind: "bad cell", why: "no whole number", column: "Adults 16+", values: ["1.2k", "#REF!"] },
      { kind: "bad cell", why: "no whole number", column: "Children 0-17", values: ["-1", "many"] },
      { kind: "bad cell", why: "no area code", column: "Area", values: ["Total", "Z0100001", "Corvenmouth"] },
      { kind: "too few fields", times: 3 },
      { kind: "too many fields", times: 3 },
      { kind: "open quote", column: "Census Date", times: 2 },
    ],
  };
}

/** Which zone each area belongs to, with its share where it belongs to two. */
export function areaZones(areas: readonly Area[]): ExtractPlan {
  const rows = areas.flatMap(({ code, shares }) =>
    shares.map(({ zone, share }) => [code, zones[zone]!.code, zones[zone]!.name, String(share)]),
  );
  return {
    source: "area-zones",
    path: "area-zones.csv",
    header: ["Area", "Zone", "Zone Name", "Share"],
    rows,
  };
}
