import { randomStream } from "../generator/random-stream.ts";
import { type DorsetExtract, eachYear } from "./counted.ts";
import { eventRows, eventsOf } from "./event-rows.ts";
import type { Area } from "./places.ts";
import { plannedCounts } from "./planned-counts.ts";

const header = ["Entry No", "Date Registered", "Registration Type", "Mother Age", "Area"];

/** Live births by type of registration; type 4 is registered by the mother alone. */
export function births(areas: readonly Area[], seed: number): DorsetExtract {
  const random = randomStream(seed, "dorset/births");
  const all = eachYear(() => areas.map(({ size }) => Math.round(20 * size * (0.85 + random.next() * 0.3))));
  const sole = eachYear((year) =>
    plannedCounts({ areas, base: all[year]! }, { indicator: "sole-registrations", year }, random),
  );
  const joint = all.map((row, year) => row.map((count, a) => count - sole[year]![a]!));
  const events = eventsOf(areas, { sole, joint }, { random, outside: { joint: 5 } });
  const rows = eventRows(
    events,
    (n) => `E${String(130_001 + n)}`,
    ({ kind, area }, printed) => {
      const type = kind === "sole" ? "4" : random.pick(["1", "1", "1", "1", "1", "2", "2", "2", "3"]);
      const age = kind === "sole" ? random.integer(16, 38) : random.integer(18, 44);
      return [printed, type, String(age), area];
    },
  );
  return {
    plan: {
      source: "sole-registrations",
      path: "births.csv",
      header,
      rows,
      blankLines: 3,
      freshReference: (n) => `E${String(900_001 + n)}`,
      damage: [
        {
          kind: "bad cell",
          why: "an impossible date",
          column: "Date Registered",
          values: ["31/04/2014", "30/02/2015", "29/02/2014", "00/01/2016", "31/09/2013"],
        },
        {
          kind: "bad cell",
          why: "a date in another form",
          column: "Date Registered",
          values: ["2014-05-02", "2/5/14"],
        },
        {
          kind: "bad cell",
          why: "an unknown code",
          column: "Registration Type",
          values: ["5", "SOLE", "", "0"],
        },
        {
          kind: "bad cell",
          why: "no whole number",
          column: "Mother Age",
          values: ["24.5", "nineteen", "2O"],
        },
        { kind: "bad cell", why: "no area code", column: "Area", values: ["Z0100001", "ZONE 3", "Z1"] },
        { kind: "too few fields", times: 3 },
        { kind: "too many fields", times: 3 },
        { kind: "open quote", column: "Registration Type", times: 3 },
        { kind: "duplicate reference", times: 3 },
      ],
    },
    counted: { "sole-registrations": { numerator: sole, denominator: all } },
    notPlaced: 15,
  };
}
