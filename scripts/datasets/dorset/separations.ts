import { randomStream } from "../generator/random-stream.ts";
import { type DorsetExtract, eachYear } from "./counted.ts";
import { eventRows, eventsOf } from "./event-rows.ts";
import type { Area } from "./places.ts";
import { plannedCounts } from "./planned-counts.ts";

const header = ["Record No", "Reported", "Evidence", "Children", "Area"];

/** Separations of parents by what they are known from; a single-person discount alone is never counted. */
export function separations(areas: readonly Area[], seed: number): DorsetExtract {
  const random = randomStream(seed, "dorset/separations");
  const families = eachYear((year) => areas.map(({ population }) => population[year]!.families));
  const known = eachYear((year) =>
    plannedCounts({ areas, base: families[year]! }, { indicator: "separations", year }, random),
  );
  // As many single-person discounts in every zone: who counts them as separations sees another picture.
  const discounts = eachYear(() => areas.map(({ size }) => random.integer(1, Math.round(6 * size))));
  const events = eventsOf(areas, { known, discounts }, { random, outside: { known: 2, discounts: 2 } });
  const rows = eventRows(
    events,
    (n) => `SR${String(100_001 + n)}`,
    ({ kind, area }, printed) => [
      printed,
      kind === "discounts" ? "D" : random.pick(["S", "S", "C"]),
      String(random.integer(1, 4)),
      area,
    ],
  );
  return {
    plan: {
      source: "separations",
      path: "separations.csv",
      header,
      rows,
      blankLines: 2,
      lineEnd: "\r\n",
      freshReference: (n) => `SR${String(900_001 + n)}`,
      damage: [
        {
          kind: "bad cell",
          why: "an impossible date",
          column: "Reported",
          values: ["31/11/2014", "30/02/2016", "29/02/2015", "31/09/2013"],
        },
        {
          kind: "bad cell",
          why: "a date in another form",
          column: "Reported",
          values: ["2015-01-31", "31.01.2015"],
        },
        { kind: "bad cell", why: "an unknown code", column: "Evidence", values: ["X", "court", "", "SC"] },
        { kind: "bad cell", why: "no whole number", column: "Children", values: ["two", "1.5", "-"] },
        { kind: "bad cell", why: "no area code", column: "Area", values: ["Z0100OO12", "A12"] },
        { kind: "too few fields", times: 3 },
        { kind: "too many fields", times: 3 },
        { kind: "open quote", column: "Evidence", times: 2 },
        { kind: "duplicate reference", times: 2 },
      ],
    },
    counted: { separations: { numerator: known, denominator: families } },
    notPlaced: 12,
  };
}
