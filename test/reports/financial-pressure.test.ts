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
  sources: [
    {
      title: "Rent",
      file: "rent.csv",
      lines: 13,
      accepted: 10,
      quarantined: 1,
      header: 1,
      blank: 1,
      linked: 9,
    },
  ],
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
      "The same families",
      "Questions for the partnership",
      "How this was worked out",
    ]);
  });

  it("renders without an exact small count, a family's ref or a script", async () => {
    const html = await renderHtml(financialPressure.document(released, about), released);
    expect(html).not.toMatch(/FAM\d|<script/);
    expect(html).toContain("10 of 13 lines accepted, 1 set aside, 1 header, 1 blank");
  });
});

describe("a run that describes little", () => {
  const documentOf = (some: FamilyFindings) => {
    const made = release(financialPressure.select(some), strategicPolicy);
    return { made, document: financialPressure.document(made, about) };
  };
  const headings = ({ cells }: ReturnType<typeof financialPressure.document>) =>
    cells.flatMap((cell) => (cell.kind === "heading" ? [cell.text] : []));
  const rest = { name: "neither", title: "Neither" };

  it("has no part on segments without a segment, and none on the same families with one group", async () => {
    const one = { ...flags, flags: flags.flags.slice(0, 1) };
    const none = { ...flags, flags: [] };
    const some = { ...findings, flags: one, overlap: overlap(one), segments: segments(none, { rest }) };
    const { made, document } = documentOf(some);
    expect(headings(document)).toEqual(["Questions for the partnership", "How this was worked out"]);
    expect(document.headlineSentence).toBe("Families: {{ families }}.");
    expect(await renderHtml(document, made)).toContain("Families: 100 families.");
  });

  it("says plainly that no family is in two or more groups", async () => {
    const apart = evaluateFlags(
      [
        { name: "benefits", title: "On UC", when: { field: "benefit", is: true } },
        { name: "arrears", title: "In arrears", when: { field: "owed", moreThan: 10_000 } },
      ],
      units,
    );
    const { made, document } = documentOf({ ...findings, flags: apart, overlap: overlap(apart) });
    expect(document.headlineSentence).toBe(
      "No family is in two or more of the groups that this report looks at.",
    );
    const html = await renderHtml(document, made);
    expect(html).toContain("The groups are: on UC and in arrears. No family is in two or more of them.");
    expect(made.tables.get("pairs")!.rows[1]![1]!.text).toBe("on UC");
  });
});
