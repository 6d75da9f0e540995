import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { draftSource, linesAccountedFor, sourceFrom, type SourceDraft } from "@needscope/sources";
import { seededRandom } from "@needscope/stats";
import { describe, expect, test } from "vitest";
import { proveCount } from "../prove-count.ts";
import { drawFile, pick, planted, shapes } from "./good-files.ts";
import { readBoth } from "./read-text.ts";

function draftText(text: string, file = "file.csv"): SourceDraft {
  return draftSource({ file, bytes: new TextEncoder().encode(text) });
}

/** A file of one column beside a reference that keeps lines from being blank. */
function columnOf(header: string, values: readonly string[]) {
  const rows = values.map((value, i) => `R${String(i)}x,${value}`);
  const drafted = draftText([`Row,${header}`, ...rows].join("\n"));
  const { description, fieldRemarks, personal } = drafted;
  const field = description.fields[1]!;
  return { field, remarks: fieldRemarks.get(field.name)!, personal: personal.get(field.name), drafted };
}

const asked = (remarks: readonly { kind: string; text: string }[]) =>
  remarks.filter(({ kind }) => kind === "ask").map(({ text }) => text);

describe("a draft of a declaration", () => {
  test("names, kinds, marks and key come from the header and from what every value is", () => {
    const rows = Array.from({ length: 40 }, (_, i) => {
      const [ref, day, month] = [100_000 + i, 10 + (i % 19), 1 + (i % 12)].map((n) =>
        String(n).padStart(2, "0"),
      );
      const amount = i === 7 ? "<5" : `${String(1000 + i)}.50`;
      return `${ref!}/01;${day!}/${month!}/2015;${amount};${pick(["S", "C", "L"], () => (i % 3) / 3)};E01000${String(i + 100)};${i % 2 ? "Y" : ""}`;
    });
    const text = ["Rent Ref;First Seen;Arrears (£);Type;Home LSOA;In TA", ...rows].join("\r\n");
    expect(draftText(text, "extracts/Rent 2015.csv").description).toEqual({
      name: "rent-2015",
      title: "Rent 2015",
      about: "Say here what one row is.",
      version: "1",
      delimiter: ";",
      suppressedMarks: ["<5"],
      key: ["rent_ref"],
      duplicates: "warn",
      fields: [
        { name: "rent_ref", header: "Rent Ref", kind: "id", pattern: "\\d{6}/\\d{2}", required: true },
        { name: "first_seen", header: "First Seen", kind: "date", format: "dd/mm/yyyy", required: true },
        { name: "arrears", header: "Arrears (£)", kind: "pounds" },
        { name: "type", header: "Type", kind: "code", codes: { C: "C", L: "L", S: "S" }, required: true },
        { name: "home_lsoa", header: "Home LSOA", kind: "area", levels: ["lsoa"], required: true },
        { name: "in_ta", header: "In TA", kind: "yesNo", yes: ["Y"], no: ["N"] },
      ],
    });
  });

  test("a day over 12 proves that the day comes first; where none is, the draft asks", () => {
    const proven = columnOf("Seen", ["01/02/2015", "13/02/2015"]);
    expect(proven.field).toMatchObject({ kind: "date", format: "dd/mm/yyyy" });
    expect(asked(proven.remarks)).toEqual([]);
    const open = columnOf("Seen", ["01/02/2015", "12/11/2015"]);
    expect(open.field).toMatchObject({ kind: "date", format: "dd/mm/yyyy" });
    expect(asked(open.remarks)).toEqual([
      "no value has a day over 12, so dd/mm/yyyy and mm/dd/yyyy look alike: ask which it is; the reader takes the day first",
    ]);
  });

  test("dates in a form that the reader does not take stay text, and the draft says what they look like", () => {
    const forms: readonly [string[], RegExp][] = [
      [["02/13/2015", "11/30/2015"], /month first/],
      [["13/02/15", "30/11/15"], /two digits/],
      [["13/02/2015 10:15", "30/11/2015 09:00"], /time of day/],
      [["3-Feb-2015", "30-Nov-2015"], /month in words/],
      [["3/2/2015", "30/11/2015"], /one form/],
    ];
    for (const [values, says] of forms) {
      const { field, remarks } = columnOf("Seen", values);
      expect(field.kind).toBe("text");
      expect(asked(remarks).join()).toMatch(says);
    }
  });

  test("numbers in a form that the reader does not take are no numbers, and the draft says what they look like", () => {
    expect(asked(columnOf("Owed", ["12.50", "(3.20)", "£1"]).remarks).join()).toMatch(/brackets for a minus/);
    expect(asked(columnOf("Absence", ["12.5%", "3%", "n/a"]).remarks).join()).toMatch(
      /percentages with their sign/,
    );
    expect(asked(columnOf("Note", ["(see file)", "called", "(3)"]).remarks)).toEqual([]);
  });

  test("blanks round texts are taken off, rows are counted as rows, and pupil numbers name them", () => {
    const rows = Array.from({ length: 12 }, (_, i) => `R${String(i)}x,"Smith \nof here"`);
    const drafted = draftText(["Row,Note", ...rows].join("\n"));
    expect([drafted.rows, drafted.account.accepted]).toEqual([12, 24]);
    expect(columnOf("Town", ["Dorchester ", "Poole"]).field).toMatchObject({ kind: "text", padded: true });
    const pupils = Array.from({ length: 12 }, (_, i) => `A95000017${String(1000 + i)},N`);
    expect(draftText(["UPN,SEN", ...pupils].join("\n")).description.key).toEqual(["upn"]);
  });

  test("digits that are references stay text, and lost zeros are looked for", () => {
    expect(columnOf("Account Ref", ["12", "13"]).field.kind).toBe("id");
    expect(columnOf("Account", ["007", "118"]).field.kind).toBe("id");
    expect(columnOf("Households Number", ["120", "131"]).field.kind).toBe("integer");
    const { field, remarks } = columnOf("UPRN", ["10001234567", "100012345678", "9912"]);
    expect(field.kind).toBe("uprn");
    expect(remarks).toEqual([{ kind: "why", text: "property references, kept without leading zeros" }]);
    const lost = columnOf("Tenancy Ref", ["10001234567", "100012345678", "9912"]);
    expect(lost.remarks.map(({ text }) => text).join()).toContain("4, 11, 12 digits");
  });

  test("a letter beside numbers is a mark, unless another column has it as a value", () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${String(i % 5 ? i : "c")},${i % 2 ? "c" : "d"}`);
    const clashing = draftText(["Count,Kind", ...rows].join("\n"));
    expect(clashing.description).not.toHaveProperty("suppressedMarks");
    expect(asked(clashing.remarks).join()).toContain('"c" stands beside the numbers of "Count"');
    const alone = draftText(["Count,Kind", ...rows.map((row) => row.replace(",c", ",e"))].join("\n"));
    expect(alone.description.suppressedMarks).toEqual(["c"]);
  });

  test("columns about people are flagged, get no list of their values, and no remark shows one", () => {
    const values = Array.from({ length: 60 }, (_, i) => `ZEBEDEE ${"AB"[i % 2]!}`);
    for (const [header, what] of [
      ["Tenant Name", "names of people"],
      ["Main applicant", "names of people"],
      ["Key Worker", "names of staff"],
      ["Ethnic Origin", "protected characteristics"],
    ] as const) {
      const { field, personal, drafted } = columnOf(header, values);
      expect([field.kind, personal]).toEqual(["text", what]);
      expect(
        JSON.stringify([drafted.description, ...drafted.remarks, ...drafted.fieldRemarks]),
      ).not.toContain("ZEBEDEE");
    }
    expect(
      columnOf(
        "Contact",
        values.map((_, i) => `a${String(i)}@b.org`),
      ).personal,
    ).toBe("ways to reach people");
    expect(columnOf("Ward Name", values).personal).toBeUndefined();
  });

  test("titles above, notes below, periods, national numbers and states of figures are found", () => {
    const rows = Array.from(
      { length: 12 },
      (_, i) => `Area ${String(i)},2014/15,${i ? String(i) : "[x]"},DT1 ${String(i % 9)}XJ`,
    );
    const lines = [
      "Children in need",
      "Published 1 May",
      "",
      "Area,Year,Count,Postcode",
      ...rows,
      "",
      "Source: a return to us",
    ];
    const { description, remarks } = draftText(lines.join("\n"));
    expect(description).toMatchObject({ preamble: 3, footer: 1, marks: { "[x]": "unavailable" } });
    expect(description.fields.map(({ kind }) => kind)).toEqual(["text", "period", "integer", "postcode"]);
    expect(remarks.map(({ text }) => text).join()).toContain("counted as titles and notes");
    const { account } = readBoth(sourceFrom(description), {
      file: "a.csv",
      bytes: Buffer.from(lines.join("\n")),
    });
    expect(account).toEqual({ lines: 18, header: 1, accepted: 12, quarantined: 0, blank: 2, aside: 3 });
    expect(columnOf("NHS Number", ["9434765919", "943 476 5870"]).field.kind).toBe("nhsNumber");
    expect(columnOf("NI No", ["AB123456C", "AB123457D"]).field.kind).toBe("nino");
    expect(columnOf("Rate", ["9.257E-2", "0.5"]).field).toMatchObject({ kind: "number", computed: true });
  });

  test("a file without a header is told by place, and the draft asks for one", () => {
    const text = ["100001,12.50,01/04/2015", "100002,13.50,30/04/2015"].join("\n");
    const { description, remarks } = draftText(text);
    expect(description.headerRows).toBe(0);
    expect(description.fields[2]).toEqual({
      name: "column_3",
      column: 3,
      kind: "date",
      format: "dd/mm/yyyy",
      required: true,
    });
    expect(asked(remarks).join()).toContain("ask for the extract with a header");
    const { account } = readBoth(sourceFrom(description), { file: "a.csv", bytes: Buffer.from(text) });
    expect(account).toEqual({ lines: 2, header: 0, accepted: 2, quarantined: 0, blank: 0 });
  });

  test("an empty column, one row and a header alone are drafted too", () => {
    expect(columnOf("Notes", ["", ""]).field).toEqual({ name: "notes", header: "Notes", kind: "text" });
    expect(draftText("A,B\n1,2").description.fields.map(({ kind }) => kind)).toEqual(["integer", "integer"]);
    expect(draftText("A,B\n").description.fields.map(({ kind }) => kind)).toEqual(["text", "text"]);
    expect(draftText("line,line_2,__proto__\n1,2,3").description.fields.map(({ name }) => name)).toEqual([
      "line_2",
      "line_2_2",
      "proto",
    ]);
  });

  test("a draft of a good file takes every one of its rows", () => {
    const cases = proveCount("drafts", { sample: 60, full: 5000 });
    const random = seededRandom(20261126);
    const draw = () => random.uniform();
    for (let i = 0; i < cases; i += 1) {
      const good = drawFile(pick(shapes, draw), { rows: 1 + random.integer(120), draw });
      const delimiter = pick([",", ";", "\t", "|"], draw);
      // The invented references may be the one number that no property has.
      const records = good.records.filter((record) => !/(^|,)0+(,|$)/.test(record));
      const text = retold([good.header, ...records], delimiter);
      const bytes = Buffer.from(text);
      const drafted = draftSource({ file: "good.csv", bytes });
      const { account, quarantine } = readBoth(sourceFrom(drafted.description), { file: "good.csv", bytes });
      expect(
        [linesAccountedFor(account), quarantine.flatMap(({ issues }) => issues)],
        good.source.name,
      ).toEqual([true, []]);
      const said = JSON.stringify([...drafted.remarks, ...drafted.fieldRemarks]);
      expect(planted.filter((word) => said.includes(word))).toEqual([]);
    }
  });
});

/** Records with another sign between their values. */
function retold(records: readonly string[], delimiter: string): string {
  const values = /("(?:[^"]|"")*"|[^,"\n]*)(,|$)/gm;
  return records
    .map((record) =>
      record.replaceAll(values, (_, value: string, sign: string) => value + (sign && delimiter)),
    )
    .join("\n");
}

const shared = join(import.meta.dirname, "../../../shared/data");
const absent = !existsSync(shared);
const why = absent ? " (skipped: ../shared/data is absent)" : "";

describe("drafts of published files", () => {
  test.skipIf(absent)(`a draft takes every row of files that nobody here wrote${why}`, () => {
    const files = {
      "iod2019/lad19_summary_file10.csv": 317,
      "wimd2019/imd2019_wales_lsoa11.csv": 1909,
      "homelessness/la_quarter_key.csv": 3748,
      "census2021/legal_partnership_ltla21.csv": 5253,
      "oflog/ASC_data.csv": 6376,
      "lait/la-lookup.csv": 153,
      "geography/ltla24_region24.csv": 296,
      "low_income_families/lone_parent_households_ltla.csv": 1826,
      "peers/splink/fake_1000.csv": 1000,
      "peers/coinr/ASEM_iData.csv": 51,
      "low_income_families/UC_households_ltla.csv": 1750,
    };
    for (const [file, rows] of Object.entries(files)) {
      const bytes = readFileSync(join(shared, file));
      const { description } = draftSource({ file, bytes });
      const { table, account } = readBoth(sourceFrom(description), { file, bytes });
      expect([file, table.rowCount, account.quarantined]).toEqual([file, rows, 0]);
    }
  });
});
