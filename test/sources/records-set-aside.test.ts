import { defineSource, readExtract, recordsSetAside } from "@needscope/sources";
import * as xlsx from "@e965/xlsx";
import { expect, test } from "vitest";
import { readText } from "./read-text.ts";

const rent = defineSource({
  name: "rent",
  title: "Rent",
  about: "One row per tenancy.",
  fields: [
    { name: "ref", header: "Ref", kind: "id", pattern: "T\\d", required: true },
    { name: "owed", header: "Owed", kind: "pounds" },
  ],
  key: ["ref"],
  duplicates: "quarantine",
});

test("tells whose rows were set aside by the reference in them, where it can be read", () => {
  const lines = ["Ref,Owed", "T1,5", "T2,ninety", "X2,5", "T3,5,6", "T4", '"T5,5'];
  const extract = readText(rent, lines.join("\n"));
  expect(extract.quarantine.map(({ line, readable }) => [line, readable.get("ref")])).toEqual([
    [3, "T2"],
    [4, undefined],
    [5, undefined],
    [6, undefined],
    [7, undefined],
  ]);
  expect(recordsSetAside(extract, "ref")).toEqual({ refs: ["T2"], unread: 4 });
});

test("a row whose whole key an accepted row has is no record that is lost", () => {
  const extract = readText(rent, "Ref,Owed\nT1,5\nT1,6\nT1,ninety\nT2,ninety\n");
  expect(extract.account).toMatchObject({ accepted: 1, quarantined: 3 });
  expect(recordsSetAside(extract, "ref")).toEqual({ refs: ["T2"], unread: 0 });
  const awards = defineSource({
    ...rent,
    fields: [
      { name: "ref", header: "Ref", kind: "id" },
      { name: "benefit", header: "Benefit", kind: "code", codes: { HB: "HB", IS: "IS" } },
      { name: "owed", header: "Owed", kind: "pounds" },
    ],
    key: ["ref", "benefit"],
  });
  const each = readText(awards, "Ref,Benefit,Owed\nT1,HB,5\nT1,HB,x\nT1,IS,x\nT2,XX,5\n");
  expect(recordsSetAside(each, "ref").refs).toEqual(["T1", "T2"]);
});

test("of a workbook too", () => {
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(
    book,
    xlsx.utils.aoa_to_sheet([
      ["Ref", "Owed"],
      ["T1", 5],
      ["T2", "ninety"],
    ]),
  );
  const bytes = new Uint8Array(xlsx.write(book, { type: "buffer" }) as Buffer);
  expect(recordsSetAside(readExtract(rent, { file: "rent.xlsx", bytes }), "ref").refs).toEqual(["T2"]);
});
