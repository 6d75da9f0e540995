import { randomStream } from "../generator/random-stream.ts";
import { type DorsetExtract, eachYear } from "./counted.ts";
import { eventRows, eventsOf } from "./event-rows.ts";
import type { Area } from "./places.ts";
import { plannedCounts } from "./planned-counts.ts";

const header = ["Review No", "Review Date", "At Expected Level", "Area"];

/** Health visitors' reviews of children aged 2 to 2.5 years: at the expected level of development or not. */
export function healthReviews(areas: readonly Area[], seed: number): DorsetExtract {
  const random = randomStream(seed, "dorset/health-reviews");
  const all = eachYear(() => areas.map(({ size }) => Math.round(18 * size * (0.8 + random.next() * 0.35))));
  const below = eachYear((year) =>
    plannedCounts({ areas, base: all[year]! }, { indicator: "not-at-expected-level", year }, random),
  );
  const at = all.map((row, year) => row.map((count, a) => count - below[year]![a]!));
  const events = eventsOf(areas, { below, at }, { random, outside: { below: 1, at: 3 } });
  const rows = eventRows(
    events,
    (n) => `RV${String(100_001 + n)}`,
    ({ kind, area }, printed) => [printed, kind === "below" ? "N" : "Y", area],
  );
  return {
    plan: {
      source: "health-reviews",
      path: "health-reviews.csv",
      header,
      rows,
      blankLines: 3,
      freshReference: (n) => `RV${String(900_001 + n)}`,
      damage: [
        {
          kind: "bad cell",
          why: "an impossible date",
          column: "Review Date",
          values: ["31/04/2015", "30/02/2014", "29/02/2014", "31/06/2013", "00/10/2015"],
        },
        {
          kind: "bad cell",
          why: "a date in another form",
          column: "Review Date",
          values: ["2014-09-30", "Sept 2014"],
        },
        {
          kind: "bad cell",
          why: "an unknown code",
          column: "At Expected Level",
          values: ["?", "Below", "1", "Y/N", "PASS"],
        },
        { kind: "bad cell", why: "no area code", column: "Area", values: ["Z0100003", "n/k", "Z01 00031"] },
        { kind: "too few fields", times: 4 },
        { kind: "too many fields", times: 3 },
        { kind: "open quote", column: "At Expected Level", times: 2 },
        { kind: "duplicate reference", times: 3 },
      ],
    },
    counted: { "not-at-expected-level": { numerator: below, denominator: all } },
    notPlaced: 12,
  };
}
