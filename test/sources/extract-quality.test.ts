import { defineSource, extractQuality } from "@needscope/sources";
import { expect, test } from "vitest";
import { readText } from "./read-text.ts";

const awards = defineSource({
  name: "awards",
  title: "Awards",
  about: "One row per award.",
  key: ["ref"],
  duplicates: "quarantine",
  suppressedMarks: ["*"],
  fields: [
    { name: "ref", header: "Ref", kind: "id", required: true },
    { name: "kind", header: "Kind", kind: "code", codes: { A: "a", B: "b" } },
    { name: "amount", header: "Amount", kind: "pounds" },
    { name: "start", header: "Start", kind: "date", format: "yyyy-mm-dd" },
    { name: "end", header: "End", kind: "date", format: "yyyy-mm-dd" },
  ],
  checks: [
    {
      code: "ends-first",
      when: { field: "start", after: "end" },
      message: "It ends before it starts.",
      fix: "Ask.",
    },
  ],
});

test("quality counts what is there, missing and suppressed, set aside, repeated and impossible, and how far dates reach", () => {
  const text = [
    "Ref,Kind,Amount,Start,End",
    "1,A,10.00,2016-01-01,2016-02-01",
    "2,B,*,2016-03-01,",
    "3,A,,2016-05-01,", // after the run's date
    "1,A,1.00,2016-01-01,", // the key again
    "4,A,2.00,2016-02-02,2016-02-01", // ends before it starts
    "5,C,3.00,2016-01-01,", // no such code
  ].join("\n");
  expect(extractQuality(readText(awards, text), { asOf: "2016-03-31" })).toEqual({
    source: "awards",
    rows: 3,
    quarantined: 3,
    duplicates: 1,
    impossible: 1,
    fields: [
      { field: "ref", present: 3, missing: 0, suppressed: 0 },
      { field: "kind", present: 3, missing: 0, suppressed: 0 },
      { field: "amount", present: 1, missing: 1, suppressed: 1 },
      { field: "start", present: 3, missing: 0, suppressed: 0 },
      { field: "end", present: 1, missing: 2, suppressed: 0 },
    ],
    dates: [
      { field: "start", present: 3, future: 1, latest: "2016-03-01" },
      { field: "end", present: 1, future: 0, latest: "2016-02-01" },
    ],
    spreads: [
      {
        field: "kind",
        present: 3,
        codes: new Map([
          ["A", 2],
          ["B", 1],
        ]),
      },
      { field: "amount", present: 1, mean: 1000 },
    ],
  });
});

test("an extract without a row has a quality too", () => {
  const quality = extractQuality(readText(awards, "Ref,Kind,Amount,Start,End\n"), { asOf: "2016-03-31" });
  expect([quality.rows, quality.dates[0], quality.spreads]).toEqual([
    0,
    { field: "start", present: 0, future: 0, latest: undefined },
    [{ field: "kind", present: 0, codes: new Map() }],
  ]);
});
