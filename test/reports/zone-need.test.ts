import { release, strategicPolicy } from "@needscope/disclosure";
import { groupBy, measure, type Indicator } from "@needscope/indicators";
import { zoneNeed, type ZoneFindings } from "@needscope/reports";
import { tableFromRows } from "@needscope/table";
import { describe, expect, it } from "vitest";

const indicator: Indicator = {
  name: "persistent-absence",
  title: "Pupils persistently absent",
  short: "Persistent absence",
  direction: "higher-is-need",
  shows: "proportion",
  measure: { kind: "count", source: "school", where: { field: "absent", is: true } },
  of: { kind: "count", source: "school" },
};

// North: 30 of 100 absent; South: 3 of 100.
const pupils = [
  ...Array.from({ length: 100 }, (_, at) => ({ zone: "Z1", absent: at < 30 })),
  ...Array.from({ length: 100 }, (_, at) => ({ zone: "Z2", absent: at < 3 })),
];
const tables = new Map([["school", tableFromRows("school", pupils, { zone: "text", absent: "flag" })]]);
const zones = measure(tables, [indicator], {
  by: groupBy(tables, "zone", { unit: "zone", ids: ["Z1", "Z2"], names: ["North", "South"] }),
});
const whole = measure(tables, [indicator], {
  by: { unit: "place", ids: ["all"], unitOf: new Map([["school", new Int32Array(200)]]) },
});
const findings: ZoneFindings = { periods: [{ name: "2015/16", zones, whole }], trends: [] };
const released = release(zoneNeed.select(findings), strategicPolicy);

describe("the zone-need report", () => {
  it("works rates and intervals out from the released counts, and hides what they would give away", () => {
    const rows = released.tables.get("indicators")!.rows.map((cells) => cells.map(({ text }) => text));
    // South's 3 are hidden, and North's 30 with them: the total is shown.
    expect(rows).toEqual([
      ["North", "[c]", "100", "[c]"],
      ["South", "[c]", "100", "[c]"],
      ["All zones", "35", "200", "17.5%"],
    ]);
  });

  it("names the indicator in short in the narrow columns and in full in its own table", () => {
    expect(released.tables.get("indicators")!.columns.at(-1)!.title).toBe("Persistent absence");
    expect(released.tables.get("by-persistent-absence")!.title).toBe("Pupils persistently absent");
  });

  it("ranks nothing where a run has no composite, and says that nothing changed clearly", () => {
    expect(released.tables.has("zones")).toBe(false);
    expect(released.figures.get("changed")!.text).toBe("no zone's indicator changed clearly");
  });
});
