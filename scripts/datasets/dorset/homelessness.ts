import { randomStream } from "../generator/random-stream.ts";
import { type DorsetExtract, eachYear } from "./counted.ts";
import { eventRows, eventsOf } from "./event-rows.ts";
import type { Area } from "./places.ts";
import { plannedCounts } from "./planned-counts.ts";

const header = ["Case Ref", "Approach Date", "Household Type", "Main Reason", "Duty", "Area"];

/** Approaches as homeless; a prevention or relief duty is owed to those that the indicator counts. */
export function homelessness(areas: readonly Area[], seed: number): DorsetExtract {
  const random = randomStream(seed, "dorset/homelessness");
  const households = eachYear((year) => areas.map(({ population }) => population[year]!.households));
  const owed = eachYear((year) =>
    plannedCounts({ areas, base: households[year]! }, { indicator: "households-owed-a-duty", year }, random),
  );
  const none = eachYear(() =>
    areas.map(({ size }) => (random.chance(0.8 * size) ? random.integer(0, 3) : 0)),
  );
  const events = eventsOf(areas, { owed, none }, { random, outside: { owed: 3, none: 1 } });
  const rows = eventRows(
    events,
    (n) => `HC${String(300_001 + n)}`,
    ({ kind, area }, printed) => [
      printed,
      random.pick(["LP", "LP", "SA", "SA", "SA", "CC", "CO", "OT", "OO"]),
      random.pick(["AST", "AST", "AST", "FAM", "FAM", "REL", "DA", "SOC", "OTH"]),
      kind === "none" ? "N" : random.pick(["P", "P", "R"]),
      area,
    ],
  );
  return {
    plan: {
      source: "homelessness",
      path: "homelessness.csv",
      header,
      rows,
      blankLines: 2,
      freshReference: (n) => `HC${String(900_001 + n)}`,
      damage: [
        {
          kind: "bad cell",
          why: "an impossible date",
          column: "Approach Date",
          values: ["31/11/2013", "30/02/2014", "29/02/2015", "32/01/2016", "31/06/2014"],
        },
        { kind: "bad cell", why: "an unknown code", column: "Household Type", values: ["XX", "lp?", "1"] },
        { kind: "bad cell", why: "an unknown code", column: "Main Reason", values: ["S21", "EVICTED"] },
        { kind: "bad cell", why: "an unknown code", column: "Duty", values: ["M", "PR", "Y"] },
        {
          kind: "bad cell",
          why: "no area code",
          column: "Area",
          values: ["CORVENMOUTH", "Z01", "Z010000012"],
        },
        {
          kind: "bad cell",
          why: "a reference of another form",
          column: "Case Ref",
          values: ["HC3", "300001"],
        },
        { kind: "too few fields", times: 3 },
        { kind: "too many fields", times: 3 },
        { kind: "open quote", column: "Main Reason", times: 3 },
        { kind: "duplicate reference", times: 2 },
      ],
    },
    counted: { "households-owed-a-duty": { numerator: owed, denominator: households } },
    notPlaced: 12,
  };
}
