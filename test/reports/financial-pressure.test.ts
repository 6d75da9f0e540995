import { release, strategicPolicy } from "@needscope/disclosure";
import { renderHtml } from "@needscope/report";
import { financialPressure, type FamilyFindings, type RunAbout } from "@needscope/reports";
import { evaluateFlags, overlap, segments } from "@needscope/targeting";
import { describe, expect, it } from "vitest";

// 100 invented families: 40 on benefits, of whom 12 are in arrears too; 3 more are in arrears alone.
const ids = Array.from({ length: 100 }, (_, at) => `FAM${String(at)}`);
const units = {
  ids,
  columns: new Map([
    ["benefit", { kind: "flag" as const, values: ids.map((_, at) => (at < 40 ? 1 : 0)) }],
    ["owed", { values: ids.map((_, at) => (at < 12 || (at >= 40 && at < 43) ? 500 : 0)) }],
  ]),
};
const flags = evaluateFlags(
  [
    { name: "benefits", title: "On a benefit", when: { field: "benefit", is: true } },
    { name: "arrears", title: "In arrears", when: { field: "owed", moreThan: 0 } },
  ],
  units,
);
const findings: FamilyFindings = {
  flags,
  segments: segments(flags, { rest: { name: "neither", title: "Neither" } }),
  overlap: overlap(flags),
  figures: [{ name: "families", title: "Families", value: 100, unit: "families" }],
};
const about: RunAbout = {
  name: "small",
  title: "A small place",
  place: "Anytown",
  asOf: "2026-03-31",
  policy: strategicPolicy,
  version: "0.1.0",
  sources: [{ title: "Rent", file: "rent.csv", lines: 12, accepted: 10, quarantined: 1, linked: 9 }],
};
const released = release(financialPressure.select(findings), strategicPolicy);

describe("the financial-pressure report", () => {
  it("hides the 3 further families, and a second segment, since the total is known", () => {
    const rows = released.tables.get("segments")!.rows.map((cells) => cells.map(({ text }) => text));
    expect(rows).toEqual([
      ["On a benefit", "[c]"],
      ["In arrears", "[c]"],
      ["Neither", "55"],
      ["All families", "100"],
    ]);
  });

  it("says in titles only what was released", () => {
    const { cells } = financialPressure.document(released, about);
    const titles = cells.flatMap((cell) => (cell.kind === "chart" ? [cell.chart.title] : []));
    expect(titles).toEqual([
      "On a benefit: [c] of 100 families; in arrears: [c]",
      "10 of 100 families are in two or more groups",
    ]);
  });

  it("leaves out the cap and the card where a run has none", () => {
    const { cells } = financialPressure.document(released, about);
    const headings = cells.flatMap((cell) => (cell.kind === "heading" ? [cell.text] : []));
    expect(headings).toEqual([
      "Who they are",
      "The same people",
      "Questions for the partnership",
      "How this was worked out",
    ]);
  });

  it("renders without an exact small count, a family's ref or a script", async () => {
    const html = await renderHtml(financialPressure.document(released, about), released);
    expect(html).not.toMatch(/FAM\d|<script/);
    expect(html).toContain("10 of 12 lines accepted, 1 set aside");
  });
});
