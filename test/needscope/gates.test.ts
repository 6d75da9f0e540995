import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineRun, runNeedscope, type RunInput } from "needscope";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "needscope-gates-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codes = { S: "single", L: "lone parent" };
const source = {
  name: "cases",
  title: "Cases",
  about: "One row per case.",
  fields: [
    { name: "ref", header: "Ref", kind: "id", required: true },
    { name: "area", header: "Area", kind: "area" },
    { name: "seen", header: "Seen", kind: "date", format: "yyyy-mm-dd" },
    { name: "kind", header: "Kind", kind: "code", codes },
    { name: "children", header: "Children", kind: "integer", min: 0 },
  ],
};

const areas = ["Z01000001", "Z01000002"];

/** 40 cases: the first `blank` without an area, the last `bad` with a day that no calendar has, a share `lone` of kind L. */
function cases({ blank = 0, bad = 0, lone = 20, children = 2 } = {}): string {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const area = i < blank ? "" : areas[i % 2]!;
    const day = i >= 40 - bad ? "2016-02-31" : `2016-03-${String(1 + (i % 20)).padStart(2, "0")}`;
    return `R${String(i)},${area},${day},${i < lone ? "L" : "S"},${String(children)}`;
  });
  return ["Ref,Area,Seen,Kind,Children", ...rows, ""].join("\n");
}

function run(text: string, gates: unknown, previous?: string) {
  writeFileSync(join(folder, "cases.csv"), text);
  writeFileSync(
    join(folder, "zones.csv"),
    "Area,Zone,Zone Name,Share\nZ01000001,Z99000001,North,1\nZ01000002,Z99000002,South,1\n",
  );
  const definition = defineRun({
    name: "gated",
    title: "Gated",
    place: "Nowhere",
    asOf: "2016-03-31",
    sources: { cases: { file: "cases.csv", source }, "area-zones": "zones.csv" },
    zones: {
      area: "area",
      lookup: { source: "area-zones", area: "area", zone: "zone", name: "zone_name", share: "share" },
    },
    indicators: [
      {
        name: "cases",
        title: "Cases",
        direction: "higher-is-need",
        shows: "count",
        measure: { kind: "count", source: "cases" },
      },
    ],
    gates: { cases: gates },
  } as RunInput);
  const to = join(folder, `run-${String(Math.random()).slice(2)}`);
  const located = { definition, folder, file: join(folder, "needscope.yaml") };
  const options = { to, now: () => new Date(0), ...(previous !== undefined && { previous }) };
  return { to, done: runNeedscope(located, options) };
}

test("a score refuses to run when a gate fails, with gate, figure, numerator and denominator, and writes nothing", async () => {
  const failing = async (text: string, gates: unknown) => {
    const { to, done } = run(text, gates);
    const fault = await done.then(() => "it ran").catch((error: Error) => error.message);
    expect(existsSync(to)).toBe(false);
    return fault;
  };
  expect(await failing(cases({ blank: 3 }), { completeness: { area: 0.95 } })).toBe(
    'Run "gated" is stopped by the gate "completeness of area" of cases: 37 of 40 rows have area (92.5%), and at least 95% are asked for. Mend the extract, or change the gate if it is too strict.',
  );
  expect(
    await failing(cases({ bad: 2 }), { quarantined: { atMost: 0.02 }, rows: { atLeast: 39 } }),
  ).toContain(
    'gate "rows" of cases: 38 rows are accepted, and at least 39 are asked for (1 other gate fails too)',
  );
  expect(await failing(cases({ bad: 2 }), { quarantined: { atMost: 0.02 } })).toContain(
    "2 of 40 rows are set aside (5%), and at most 2% may be",
  );
  expect(await failing(cases(), { latest: { seen: { withinDays: 7 } } })).toContain(
    "the latest seen is 11 days before 2016-03-31, and at most 7 days are allowed",
  );
  expect(
    await failing(cases().replace("2016-03-01", "2016-04-02"), { future: { seen: { atMost: 0 } } }),
  ).toContain("1 of 40 dates of seen lie after 2016-03-31 (2.5%), and at most 0% may be");
  // R: now <- c(0.97, 0.005, 0.03); before <- c(0.5, 0.5, 0.005); sum((now - before) * log(now / before)) is 2.63582:
  // S has one row, which stands under "other", and a share that is not there counts as 0.005.
  const { to, done } = run(cases(), {});
  await done;
  const moved = run(cases({ lone: 39 }), { drift: { codes: { atMost: 0.25 }, rows: { atMost: 0.1 } } }, to);
  await expect(moved.done).rejects.toThrow(
    /"drift of codes" of cases: codes of kind moved by 2\.6\d \(population stability index\)/,
  );
  const more = run(cases({ children: 3 }), { drift: { means: { atMost: 0.2 } } }, to);
  await expect(more.done).rejects.toThrow("means of children moved by 0.50 since the previous run");
});

test("the manifest keeps gates and a rounded profile, in which no count of a few stands", async () => {
  const gates = {
    completeness: { area: 0.9 },
    quarantined: { atMost: 0.05 },
    drift: { rows: { atMost: 0.1 } },
  };
  const { to, done } = run(cases({ blank: 3, bad: 1, lone: 4 }), gates);
  await done;
  const manifest = JSON.parse(readFileSync(join(to, "manifest.json"), "utf8")) as { quality: unknown };
  expect(manifest.quality).toMatchObject({
    gates: [
      { source: "cases", gate: "quarantined", figure: 0.03, limit: 0.05, passed: true },
      { source: "cases", gate: "completeness of area", figure: 0.92, limit: 0.9, passed: true },
      { source: "cases", gate: "drift of rows", figure: "not known", limit: 0.1, passed: "not known" },
    ],
    profiles: {
      cases: {
        rows: 39,
        completeness: { ref: 1, area: 0.92, seen: 1, kind: 1, children: 1 },
        codes: { kind: { S: 0.9, other: 0.1 } },
        means: { children: 2 },
        latest: { seen: "2016-03" },
      },
    },
  });
});

test("a gate that names no source, no field or no date is a slip of the description", () => {
  expect(() => run(cases(), { completeness: { home: 0.9 } })).toThrow(
    'The gate of "cases" asks for the field "home". Known: ref, area, seen, kind, children.',
  );
  expect(() => run(cases(), { latest: { area: { withinDays: 3 } } })).toThrow("Known: seen.");
  expect(() => run(cases(), { completeness: { area: 95 } })).toThrow(/gates cases completeness area/);
});
