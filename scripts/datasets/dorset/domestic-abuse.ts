import { randomStream } from "../generator/random-stream.ts";
import { ukDate } from "../generator/uk-date.ts";
import { type DorsetExtract, eachYear } from "./counted.ts";
import { eventRows, eventsOf } from "./event-rows.ts";
import type { Area } from "./places.ts";
import { plannedCounts } from "./planned-counts.ts";
import { years } from "./planted.ts";

const header = [
  "Incident Ref",
  "Incident Date",
  "Recorded Date",
  "Kind",
  "Risk Grade",
  "Victim Pseudonym",
  "Children Present",
  "Area",
];

/** Incidents before the first year that were recorded in it: they belong to no year here. */
const longAgo = 6;

/** Domestic-abuse incidents and, as a series of its own, flagged crimes. An incident counts by its own date. */
export function domesticAbuse(areas: readonly Area[], seed: number): DorsetExtract {
  const random = randomStream(seed, "dorset/domestic-abuse");
  const adults = eachYear((year) => areas.map(({ population }) => population[year]!.adults));
  const incidents = eachYear((year) =>
    plannedCounts({ areas, base: adults[year]! }, { indicator: "domestic-abuse-incidents", year }, random),
  );
  const crimes = incidents.map((row) => row.map((count) => Math.floor(count * (0.3 + random.next() * 0.3))));
  const events = eventsOf(areas, { incidents, crimes }, { random, outside: { incidents: 4, crimes: 2 } });
  const earlier = Array.from({ length: longAgo }, (_, i) => {
    return { kind: "incidents" as const, area: random.pick(areas).code, date: years[0].from - 1 - i };
  });
  const victims = new Map<string, string[]>();
  let victim = 0;
  const victimIn = (area: string): string => {
    const known = victims.get(area) ?? [];
    // A third happen again to somebody already known.
    if (known.length > 0 && random.chance(0.33)) return random.pick(known);
    const next = `V${String((++victim * 48_271) % 9_999_991).padStart(7, "0")}`;
    victims.set(area, [...known, next]);
    return next;
  };
  const rows = eventRows(
    [...earlier.toReversed(), ...events],
    (n) => `DA${String(1_000_001 + n)}`,
    ({ kind, area, date }, printed) => {
      const late = random.chance(0.04) ? random.integer(30, 120) : random.integer(0, 6);
      const recorded = Math.max(date + late, years[0].from);
      const grade = random.pick(["S", "S", "S", "S", "S", "M", "M", "M", "H"]);
      const kindCode = kind === "incidents" ? "I" : "C";
      return [
        printed,
        ukDate(recorded),
        kindCode,
        grade,
        victimIn(area),
        random.chance(0.38) ? "Y" : "N",
        area,
      ];
    },
  );
  return {
    plan: {
      source: "domestic-abuse",
      path: "domestic-abuse.csv",
      header,
      rows,
      blankLines: 4,
      freshReference: (n) => `DA${String(9_000_001 + n)}`,
      damage: [
        {
          kind: "bad cell",
          why: "an impossible date",
          column: "Incident Date",
          values: ["31/06/2015", "30/02/2014", "29/02/2014", "13/13/2013"],
        },
        {
          kind: "bad cell",
          why: "an impossible date",
          column: "Recorded Date",
          values: ["31/04/2015", "00/00/0000"],
        },
        { kind: "bad cell", why: "an unknown code", column: "Kind", values: ["X", "INCIDENT", "", "IC"] },
        { kind: "bad cell", why: "an unknown code", column: "Risk Grade", values: ["L", "HIGH", "2"] },
        { kind: "bad cell", why: "an unknown code", column: "Children Present", values: ["?", "2"] },
        { kind: "bad cell", why: "no area code", column: "Area", values: ["Z01-00012", "unknown"] },
        {
          kind: "bad cells",
          why: "recorded before it happened",
          cells: { "Incident Date": "14/05/2015", "Recorded Date": "02/05/2015" },
        },
        { kind: "too few fields", times: 4 },
        { kind: "too many fields", times: 3 },
        { kind: "open quote", column: "Victim Pseudonym", times: 3 },
        { kind: "duplicate reference", times: 3 },
        { kind: "stray line", why: "a report's own line", text: "OFFICIAL-SENSITIVE,,," },
      ],
    },
    counted: { "domestic-abuse-incidents": { numerator: incidents, denominator: adults } },
    notPlaced: 18,
  };
}
