import { type ExpectedExtract, iso, plainRows, type ReadFile } from "./plain-reading.ts";

/** Rate of each indicator by zone and period, with what it is made of. */
export type ZoneCounts = Map<string, { numerator: number; denominator: number }>;

/** The three years by their last day, as text that sorts. */
const years = [
  ["2013/14", "2013-04-01", "2014-03-31"],
  ["2014/15", "2014-04-01", "2015-03-31"],
  ["2015/16", "2015-04-01", "2016-03-31"],
] as const;

/** Numerators and denominators of the Dorset dataset by "zone indicator period", worked out from its files alone. */
export function dorsetFigures(read: ReadFile): { counts: ZoneCounts; zoneNames: Map<string, string> } {
  const { extracts } = JSON.parse(new TextDecoder().decode(read("expected.json"))) as {
    extracts: Record<string, ExpectedExtract>;
  };
  const rows = (source: string): Record<string, string>[] => plainRows(read, extracts[source]!);
  const lookup = rows("area-zones");
  const counts: ZoneCounts = new Map();
  const add = (indicator: string, row: Row, part: { of?: number; counted?: boolean }): void => {
    const period = years.find(([, from, to]) => row.date >= from && row.date <= to)?.[0];
    if (period === undefined) return;
    for (const { Area, Zone, Share } of lookup) {
      if (Area !== row.area) continue;
      for (const name of [`${Zone} ${indicator} ${period}`, `${Zone} ${indicator} pooled`]) {
        const sums = counts.get(name) ?? { numerator: 0, denominator: 0 };
        sums.numerator += part.counted ? Number(Share) : 0;
        sums.denominator += (part.of ?? 0) * Number(Share);
        counts.set(name, sums);
      }
    }
  };
  for (const row of rows("sole-registrations")) {
    const birth = placed(row, "Date Registered");
    add("sole-registrations", birth, { of: 1, counted: row["Registration Type"] === "4" });
  }
  for (const row of rows("school")) {
    const pupil = placed(row, "Census Date", "Home Area");
    const [possible, missed] = [Number(row["Sess Possible"]), Number(row["Sess Missed"])];
    if (possible > 0) add("persistent-absence", pupil, { of: 1, counted: missed * 10 >= possible });
    add("free-meals", pupil, { of: 1, counted: row["FSM"] === "Y" });
    add("sen-support", pupil, { of: 1, counted: row["SEN Provision"] === "K" });
    if (row["Progress"] !== "")
      add("below-expected-progress", pupil, { of: 1, counted: row["Progress"] === "B" });
  }
  for (const row of rows("homelessness")) {
    add("households-owed-a-duty", placed(row, "Approach Date"), { counted: row["Duty"] !== "N" });
  }
  for (const row of rows("domestic-abuse")) {
    add("domestic-abuse-incidents", placed(row, "Incident Date"), { counted: row["Kind"] === "I" });
  }
  for (const row of rows("separations")) {
    add("separations", placed(row, "Reported"), { counted: row["Evidence"] !== "D" });
  }
  for (const row of rows("health-reviews")) {
    add("not-at-expected-level", placed(row, "Review Date"), {
      of: 1,
      counted: row["At Expected Level"] === "N",
    });
  }
  for (const row of rows("area-population")) {
    const area = placed(row, "Census Date");
    add("households-owed-a-duty", area, { of: Number(row["Households"]) });
    add("domestic-abuse-incidents", area, { of: Number(row["Adults 16+"]) });
    add("separations", area, { of: Number(row["Families With Children"]) });
  }
  return { counts, zoneNames: new Map(lookup.map((row) => [row["Zone"]!, row["Zone Name"]!])) };
}

interface Row {
  readonly area: string;
  readonly date: string;
}

function placed(row: Record<string, string>, date: string, area = "Area"): Row {
  return { area: row[area]!, date: iso(row[date]!) };
}
