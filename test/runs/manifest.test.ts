import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openRun, readManifest, stableJson, type ManifestParts } from "@needscope/runs";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "./support/temporary-folder.ts";

const sha256 = "0".repeat(64);
const account = { lines: 10, header: 1, accepted: 7, quarantined: 1, blank: 1 };
const parts: ManifestParts = {
  needscope: "0.1.0",
  name: "toy",
  asOf: "2016-03-31",
  seed: 2016,
  policy: { name: "strategic", minimumCount: 5 },
  definition: { name: "toy", list: { capacity: 120 } },
  inputs: [
    { source: "rent-arrears", file: "rent.csv", bytes: 120, sha256, account },
    { source: "benefit-awards", file: "awards.csv", bytes: 99, sha256, account },
  ],
  figures: [
    { name: "families", title: "Families", value: 10_000, unit: "families" },
    { name: "few", title: "Few", value: "[c]", unit: "families" },
  ],
};

function commit(to: string, given: ManifestParts, start = "2016-03-31T09:00:00Z") {
  const run = openRun({ to, now: () => new Date(start) });
  try {
    run.write("b.txt", "abc");
    run.write("a.txt", new Uint8Array());
    return run.commit(given);
  } finally {
    run.abandon();
  }
}

describe("manifest", () => {
  test("is read back as it was committed, with a hash of every output", () => {
    const to = join(temporaryFolder(), "run");
    const committed = commit(to, parts);
    const read = readManifest(to);
    expect(read).toEqual(committed);
    expect(read.started).toBe("2016-03-31T09:00:00.000Z");
    expect(read.inputs.map(({ source }) => source)).toEqual(["benefit-awards", "rent-arrears"]);
    // The SHA-256 of the empty text and of "abc": FIPS 180-4, example values of NIST.
    expect(read.outputs).toEqual([
      {
        path: "a.txt",
        bytes: 0,
        sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        restricted: false,
      },
      {
        path: "b.txt",
        bytes: 3,
        sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        restricted: false,
      },
    ]);
  });

  test("has the same bytes whenever it was run and in whatever order things were said", () => {
    const parent = temporaryFolder();
    commit(join(parent, "one"), parts);
    const turned = {
      ...parts,
      definition: { list: { capacity: 120 }, name: "toy" },
      inputs: [...parts.inputs].reverse(),
    };
    commit(join(parent, "two"), turned, "2017-01-01T00:00:00Z");
    const bytes = (name: string) => readFileSync(join(parent, name, "manifest.json"), "utf8");
    expect(bytes("two")).toBe(bytes("one"));
    expect(readManifest(join(parent, "two")).started).toBe("2017-01-01T00:00:00.000Z");
  });

  test("a commit with a line account that does not add up leaves no run", () => {
    const to = join(temporaryFolder(), "run");
    const wrong = { ...parts, inputs: [{ ...parts.inputs[0]!, account: { ...account, accepted: 8 } }] };
    expect(() => commit(to, wrong)).toThrow(
      /inputs\[0\]\.account\.lines should be the sum of header, accepted, quarantined, blank and aside\.$/,
    );
    expect(() => readManifest(to)).toThrow(/There is no run/);
  });

  test.each([
    ["not json", "{", "it should be JSON"],
    ["a list", "[]", "it should be an object"],
    ["another form", '{"format":2}', "format should be 1, the form that this version reads"],
    ["no name", '{"format":1,"needscope":"0.1.0"}', "name should be a text"],
  ])("a damaged manifest is one sentence with the place: %s", (_, text, why) => {
    const to = join(temporaryFolder(), "run");
    mkdirSync(to);
    writeFileSync(join(to, "manifest.json"), text);
    expect(() => readManifest(to)).toThrow(`The manifest of ${to} is damaged: ${why}.`);
  });
});

describe("stableJson", () => {
  test("sorts keys, keeps lists in order and leaves out what has no value", () => {
    expect(stableJson({ b: undefined, c: [2, 1], a: { z: null, y: "£" } })).toBe(
      JSON.stringify({ a: { y: "£", z: null }, c: [2, 1] }, undefined, 2),
    );
    expect(stableJson(JSON.parse('{"__proto__": 1, "a": 2}'))).toBe('{\n  "__proto__": 1,\n  "a": 2\n}');
  });

  test.each([
    ["NaN", { a: [NaN] }, "the value.a[0] holds NaN"],
    ["a function", { f: () => 1 }, "the value.f holds a function"],
    ["a date object", { d: new Date(0) }, "the value.d holds a Date"],
    ["a map", new Map(), "the value holds a Map"],
    ["a hole in a list", [undefined], "the value[0] holds nothing"],
  ])("refuses %s, which JSON would change in silence", (_, value, why) => {
    expect(() => stableJson(value)).toThrow(`${why}; only text`);
  });
});
