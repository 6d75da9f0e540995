import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineSource, draftSource, type Extract, readExtract, type SourceDraft } from "@needscope/sources";
import * as xlsx from "@e965/xlsx";
import { describe, expect, test } from "vitest";

type Cell = string | number | boolean | null | { v: number; z: string };
type Rows = readonly (readonly Cell[])[];

/** A workbook made by the library itself. */
function workbook(
  sheets: Readonly<Record<string, Rows>>,
  {
    merges = [],
    kind = "xlsx",
  }: { readonly merges?: readonly string[]; readonly kind?: "xlsx" | "ods" } = {},
): Uint8Array {
  const book = xlsx.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const cells = rows.map((row) => row.map((cell) => (isFormatted(cell) ? { t: "n", ...cell } : cell)));
    const sheet = xlsx.utils.aoa_to_sheet(cells);
    sheet["!merges"] = merges.map((range) => xlsx.utils.decode_range(range));
    xlsx.utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(xlsx.write(book, { type: "buffer", bookType: kind }) as Buffer);
}

function isFormatted(cell: Cell): cell is { v: number; z: string } {
  return typeof cell === "object" && cell !== null;
}

interface Drafted {
  readonly drafted: SourceDraft;
  /** The same workbook, read by its draft. */
  readonly extract: Extract;
}

function draft(bytes: Uint8Array, options: { readonly sheet?: string } = {}): Drafted {
  const input = { file: "Rent March.xlsx", bytes };
  const drafted = draftSource(input, options);
  return { drafted, extract: readExtract(defineSource(drafted.description), input) };
}

const day = (v: number): Cell => ({ v, z: "dd/mm/yyyy" });
const rent = (count: number): Rows =>
  Array.from({ length: count }, (_, i) => [
    `${String(100_001 + i)}/01`,
    day(42_460 + i),
    i === 3 ? "*" : i * 10.5,
    `E0100${String(1000 + i)}`,
    i % 2 === 0,
  ]);
const texts = ({ remarks }: SourceDraft, kind: string) =>
  remarks.filter((remark) => remark.kind === kind).map(({ text }) => text);

describe("a draft of a workbook", () => {
  test.each(["xlsx", "ods"] as const)("finds titles, header, rows, notes and kinds in %s", (kind) => {
    const rows: Rows = [
      ["Rent accounts, March", null, null, null, null],
      [null, null, null, null, null],
      ["Tenancy Ref", "Since", "Arrears", "LSOA", "Agreed"],
      ...rent(12),
      [null, null, null, null, null],
      ["Source", "Housing system", null, null, null],
      ["Rows marked * are hidden.", null, null, null, null],
    ];
    const { drafted, extract } = draft(workbook({ Sheet1: rows }, { kind }));
    expect(drafted.description).toEqual({
      name: "rent-march",
      title: "Rent March",
      about: "Say here what one row is.",
      version: "1",
      preamble: 2,
      footer: 2,
      suppressedMarks: ["*"],
      key: ["tenancy_ref"],
      duplicates: "warn",
      fields: [
        { name: "tenancy_ref", header: "Tenancy Ref", kind: "id", required: true },
        { name: "since", header: "Since", kind: "date", format: "yyyy-mm-dd", required: true },
        { name: "arrears", header: "Arrears", kind: "pounds" },
        { name: "lsoa", header: "LSOA", kind: "area", levels: ["lsoa"], required: true },
        { name: "agreed", header: "Agreed", kind: "yesNo", yes: ["TRUE"], no: ["FALSE"], required: true },
      ],
    });
    expect([drafted.kind, drafted.account]).toEqual([kind, extract.account]);
    expect(extract.account).toEqual({
      lines: 18,
      header: 1,
      accepted: 12,
      quarantined: 0,
      blank: 2,
      aside: 3,
    });
    expect(extract.issues).toEqual([]);
  });

  test("takes the first sheet that is a table, or the one that is named", () => {
    const header = ["Tenancy Ref", "Since", "Arrears", "LSOA", "Agreed"];
    const bytes = workbook({
      Cover: [["Rent accounts"], ["For the panel of March"], ["Housing"]],
      March: [header, ...rent(12)],
      April: [header, ...rent(4)],
    });
    const { drafted, extract } = draft(bytes);
    expect([drafted.description.sheet, extract.account.accepted]).toEqual(["March", 12]);
    expect(texts(drafted, "look")).toContain('sheet "March", the one taken of 3; --sheet takes another');
    expect(draft(bytes, { sheet: "April" }).extract.account.accepted).toBe(4);
    expect(() => draft(bytes, { sheet: "May" })).toThrow('it has no sheet "May" among its 3');
    expect(() => draft(bytes, { sheet: "Cover" })).toThrow("no sheet of it has a table");
    expect(() => draftSource({ file: "a.csv", bytes: Buffer.from("A,B\n1,2") }, { sheet: "May" })).toThrow(
      "the file is no workbook",
    );
  });

  test("stacks a header of several rows by its merged cells; codes without a header are told by place", () => {
    const rows: Rows = [
      ["Table 1: duties", null, null, null, null, null],
      [null, null, "Households", null, "Children", null],
      [null, null, "owed", "not owed", "owed", "not owed"],
      ["E06000001", "Hartlepool", 12, 3, 15, 2],
      ["E06000002", "Middlesbrough", "..", 4, 22, 1],
    ];
    const { drafted, extract } = draft(workbook({ A1: rows }, { merges: ["C2:D2", "E2:F2"] }));
    expect(drafted.description).toMatchObject({ preamble: 1, headerRows: 2, mergedHeader: true });
    expect(drafted.description.fields.map(({ header, column }) => header ?? column)).toEqual([
      1,
      2,
      "Households / owed",
      "Households / not owed",
      "Children / owed",
      "Children / not owed",
    ]);
    expect(extract.account).toMatchObject({ accepted: 2, quarantined: 0 });
  });

  test("where names repeat, columns are told by their place, and the draft asks to look", () => {
    const rows: Rows = [
      ["Area", "Count", "Count"],
      ["E06000001", 12, 3],
      ["E06000002", 4, 5],
    ];
    const { drafted, extract } = draft(workbook({ A1: rows }));
    expect(drafted.description).toMatchObject({ preamble: 1, headerRows: 0 });
    expect(drafted.description.fields.map(({ name, column }) => [name, column])).toEqual([
      ["area", 1],
      ["count", 2],
      ["count_2", 3],
    ]);
    expect(texts(drafted, "ask").join()).toContain("told by their place");
    expect(extract.account).toEqual({ lines: 3, header: 0, accepted: 2, quarantined: 0, blank: 0, aside: 1 });
  });

  test("merged cells of the table count for each row; dates with a time of day are left out, and both are said", () => {
    const rows: Rows = [
      ["Ward", "Seen", "Count"],
      ["North", { v: 42_460.5, z: "dd/mm/yyyy hh:mm" }, 1],
      [null, { v: 42_461.5, z: "dd/mm/yyyy hh:mm" }, 2],
      ["South", { v: 42_462.5, z: "dd/mm/yyyy hh:mm" }, 3],
    ];
    const { drafted, extract } = draft(workbook({ A1: rows }, { merges: ["A2:A3"] }));
    expect(drafted.description).toMatchObject({ mergedCells: "repeat", unknownColumns: { drop: ["Seen"] } });
    expect(texts(drafted, "look").join()).toContain("cells of the table are merged");
    expect(texts(drafted, "ask").join()).toContain("the dates in column 2 have a time of day");
    expect(extract.account).toEqual({ lines: 4, header: 1, accepted: 3, quarantined: 0, blank: 0 });
  });
});

const shared = join(import.meta.dirname, "../../../shared/data");
const published = {
  homelessness: "homelessness/Detailed_LA_202503.xlsx",
  indices: "iod2019/File_10_-_IoD2019_Local_Authority_District_Summaries__lower-tier__.xlsx",
};

describe.skipIf(!existsSync(shared))(
  "a draft of a published workbook (skipped where the shared data is absent)",
  () => {
    const read = (path: string, sheet?: string) => {
      const input = { file: "published.xlsx", bytes: readFileSync(join(shared, path)) };
      const { description } = draftSource(input, { sheet });
      return { description, account: readExtract(defineSource(description), input).account };
    };

    test("takes every row of the first table of the homelessness workbook, past contents and forms", () => {
      const { description, account } = read(published.homelessness);
      expect(description).toMatchObject({ sheet: "A1", preamble: 4, headerRows: 3, mergedHeader: true });
      // England, London, the rest of England, 9 regions and 296 authorities.
      expect(account).toMatchObject({ accepted: 308, quarantined: 0 });
    });

    test.each([
      ["A2P", 308, 0],
      ["A5P", 308, 0],
      // A row of percentages stands among the counts.
      ["A7", 308, 1],
      ["TA1", 308, 0],
    ])("takes table %s of the homelessness workbook", (sheet, accepted, quarantined) => {
      expect(read(published.homelessness, sheet).account).toMatchObject({ accepted, quarantined });
    });

    test("takes the first table of the indices of deprivation by authority, past the notes", () => {
      const { description, account } = read(published.indices);
      expect(description).toMatchObject({ sheet: "IMD", key: ["local_authority_district_code_2019"] });
      expect(account).toEqual({ lines: 318, header: 1, accepted: 317, quarantined: 0, blank: 0 });
    });
  },
);
