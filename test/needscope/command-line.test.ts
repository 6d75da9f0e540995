import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "needscope-cli-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function needscope(...words: string[]) {
  const command = [
    "--conditions=needscope-source",
    "--import",
    "tsx",
    "packages/needscope/src/cli.ts",
    ...words,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  return { status, stdout, stderr };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const header = "Tenancy Ref,Tenant Name,NINO,UPRN,Weekly Rent,Current Balance,Days in Arrears,Agreement\n";
const good = "100001/01,QUILLOW A,,999900000001,95.00,120.50,14,N\n";

describe("check --draft", () => {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const [day, month] = [10 + (i % 19), 1 + (i % 12)].map((n) => String(n).padStart(2, "0"));
    return `${String(1000 + i)};QUILLOW ${String(i)};${day!}/${month!}/2015;${i === 5 ? "c" : String(i * 10)}.50`;
  });
  const unknown = ["Ref;Tenant Name;Since;Arrears", ...rows].join("\n").replace("c.50", "c");

  it("proposes a declaration by which the same file is clean, and a job reads it", () => {
    const extract = file("own.csv", unknown);
    const declared = join(folder, "own-source.yaml");
    const drafted = needscope("check", "--draft", extract, "--out", declared);
    expect(drafted.status).toBe(0);
    expect(drafted.stderr).toContain(
      "own.csv: utf-8 (valid UTF-8), columns parted by semicolons, 40 rows, 4 columns",
    );
    expect(drafted.stderr).toContain("tenant_name (names of people)");
    const yaml = readFileSync(declared, "utf8");
    expect(yaml).toContain(
      "- { name: since, header: Since, kind: date, format: dd/mm/yyyy, required: true }",
    );
    expect(yaml + drafted.stderr + drafted.stdout).not.toContain("QUILLOW");
    const checked = needscope("check", declared, extract);
    expect({ status: checked.status, stderr: checked.stderr }).toEqual({ status: 0, stderr: "" });
    expect(checked.stdout).toContain("41 lines: 1 header, 40 accepted, 0 quarantined, 0 blank");
    expect(needscope("check", "--draft", extract, "--out", declared).stderr).toContain("is there already");
  });

  it("prints the declaration when no file is named, and says how to keep it", () => {
    const { status, stdout, stderr } = needscope("check", "--draft", file("own-2.csv", unknown));
    expect(status).toBe(0);
    expect(stdout).toContain("suppressedMarks:\n  - c\n");
    expect(stderr).toContain("Keep it with --out my-source.yaml");
  });

  it("drafts the sheet of a workbook, and the same workbook is clean by it", () => {
    const book = utils.book_new();
    const table = [["Ref", "Owed"], ...Array.from({ length: 12 }, (_, i) => [`A${String(i)}x`, i * 10.5])];
    utils.book_append_sheet(book, utils.aoa_to_sheet([["Rent accounts"]]), "Cover");
    utils.book_append_sheet(book, utils.aoa_to_sheet([["March"], [], ...table]), "Rent");
    const extract = file("own.xlsx", write(book, { type: "buffer" }) as Buffer);
    const declared = join(folder, "own-sheet.yaml");
    const drafted = needscope("check", "--draft", extract, "--sheet", "Rent", "--out", declared);
    expect(drafted.stderr).toContain("own.xlsx: xlsx workbook, sheet Rent, 12 rows, 2 columns");
    const checked = needscope("check", declared, extract);
    expect({ status: checked.status, stderr: checked.stderr }).toEqual({ status: 0, stderr: "" });
    expect(checked.stdout).toContain("15 lines: 1 header, 12 accepted, 0 quarantined, 1 blank, 1 set aside");
  });

  it("says in one sentence what is wrong with the call or the declaration", () => {
    const extract = file("own-3.csv", unknown);
    const fault = (...words: string[]) => {
      const { status, stderr } = needscope("check", ...words);
      expect(status).toBe(2);
      return stderr;
    };
    expect(fault("--draft", "rent-arrears", extract)).toBe(
      "--draft takes a file and no source: needscope check --draft <file>.\n",
    );
    expect(fault("rent-arrears")).toContain("Name a source and a file");
    expect(fault("nowhere.yaml", extract)).toContain("There is no declaration at nowhere.yaml");
    expect(fault(file("odd.yaml", "name: odd\n"), extract)).toContain(
      'Source "odd" is not declared well at title',
    );
  });
});

describe("check", () => {
  it("exits 0 on a clean extract and accounts for its lines", () => {
    const { status, stdout, stderr } = needscope("check", "rent-arrears", file("clean.csv", header + good));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain(
      "clean.csv as rent-arrears (utf-8): 2 lines: 1 header, 1 accepted, 0 quarantined, 0 blank",
    );
  });

  it("exits 1 on issues, each with line, column, reason and fix, and never a value", () => {
    const bad = `${header}${good}100002/01,SECRETNAME B,,999900000002,ninety,1.00,3,N\n\n100003/01,"OPEN C,,1,2,3,4,N\n`;
    const { status, stdout } = needscope("check", "rent-arrears", file("bad.csv", bad), "--json");
    const result = JSON.parse(stdout) as {
      account: object;
      issues: { line: number; column?: string; fix: string }[];
    };
    expect(status).toBe(1);
    expect(result.account).toEqual({ lines: 5, header: 1, accepted: 1, quarantined: 2, blank: 1 });
    expect(result.issues.map(({ line, column }) => [line, column])).toEqual([
      [3, "Weekly Rent"],
      [5, undefined],
    ]);
    for (const issue of result.issues) expect(issue.fix).not.toBe("");
    expect(stdout).not.toMatch(/SECRETNAME|ninety|OPEN C/);
  });

  it("tells issues that are alike together where there are many, so that none is pushed out of sight", () => {
    const many = Array.from(
      { length: 60 },
      (_, i) => `1${String(10_000 + i)}/01,A,,999900000002,ninety,1.00,3,N\n`,
    );
    const { stdout } = needscope("check", "rent-arrears", file("many.csv", `${header}${many.join("")}x\n`));
    expect(stdout).toContain('lines 2, 3, 4, 5, 6 and 55 more: Column "Weekly Rent": 6 characters (letters)');
    expect(stdout).toContain("line 62: The row has 1 value");
    expect(stdout).toContain("61 issues, those alike together; --json prints each.");
  });

  it("reads by a declaration of one's own, in YAML", () => {
    const mine = file(
      "mine.yaml",
      "name: mine\ntitle: Mine\nabout: A test.\npreamble: 1\ndelimiter: detect\nfields: [{ name: ref, header: Ref, kind: id }]\n",
    );
    const { status, stdout } = needscope("check", mine, file("mine.csv", "Title\nRef\n0012\n"));
    expect(status).toBe(0);
    expect(stdout).toContain(
      "mine.csv as mine (utf-8, parted by commas, as found): 3 lines: 1 header, 1 accepted",
    );
    const wrong = needscope("check", file("wrong.yaml", "name: Mine\n"), mine);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('Source "Mine" is not declared well at name');
  });

  it("tells how far it is within a file above 50 MB, and reads it to its end", () => {
    const notes = file(
      "notes.yaml",
      "name: notes\ntitle: Notes\nabout: A test.\nfields: [{ name: note, header: Note, kind: text }]\n",
    );
    const large = file("large.csv", `Note\n${`${"A long note. ".repeat(100).trim()}\n`.repeat(81_000)}`);
    const { status, stdout, stderr } = needscope("check", notes, large);
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: "Reading large.csv: 50 of 105 MB\nReading large.csv: 100 of 105 MB\n",
    });
    expect(stdout).toContain("81001 lines: 1 header, 81000 accepted, 0 quarantined, 0 blank");
  });

  it("writes the quarantined rows only where it is told to, for the owner only, and never over a file", () => {
    const bad = file("set-aside.csv", `${header}${good}x,NAME,,1,2,3,4,N\n`);
    const to = join(folder, "quarantine.csv");
    expect(needscope("check", "rent-arrears", bad, "--quarantine", to).status).toBe(1);
    expect(readFileSync(to, "utf8")).toContain("NAME");
    if (process.platform !== "win32") expect(statSync(to).mode & 0o777).toBe(0o600);
    expect(needscope("check", "rent-arrears", bad, "--quarantine", to)).toMatchObject({ status: 2 });
  });

  it.each([
    ["empty", "", /it is empty/],
    ["damaged workbook", new Uint8Array([80, 75, 3, 4, 0, 0, 1]), /it is no workbook/],
    ["binary", new Uint8Array([65, 44, 66, 10, 0, 0, 1]), /NUL/],
    ["wrong columns", "a,b\n1,2\n", /lacks "Tenancy Ref"/],
    ["duplicate header", header.replace("NINO", "UPRN") + good, /"UPRN" more than once/],
  ])("exits 2 on an unusable file (%s) with one sentence and nothing written", (name, content, words) => {
    const to = join(folder, `never-${name}.csv`);
    const unusable = file(`${name}.csv`, content);
    const { status, stdout, stderr } = needscope("check", "rent-arrears", unusable, "--quarantine", to);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(words);
    expect(existsSync(to)).toBe(false);
  });
});

describe("score", () => {
  const composite = `name: need
title: Need
normalise: minMax
scale: [0, 100]
parts:
  - { indicator: absence, direction: higher-is-need, weight: 3, title: "Absence, %" }
  - { indicator: take-up, direction: lower-is-need, weight: 1 }
`;

  it("scores any table; contributions add up; what lacks a value is marked, not ranked", () => {
    const input = file(
      "areas.csv",
      'Zone,"Absence, %",take-up,Note\nNorth,12,60,a\n"South, lower",8,80,b\nWest,,70,c\n',
    );
    const out = join(folder, "scored.csv");
    const { status, stdout } = needscope(
      "score",
      file("need.yaml", composite),
      "--input",
      input,
      "--out",
      out,
    );
    expect(status).toBe(0);
    expect(stdout).toContain("Scored 2 of 3 units. The others lack a value and are marked, not ranked.");
    // By hand: North is worst on both, so 75 + 25; South is best on both.
    expect(readFileSync(out, "utf8").trim().split(/\r?\n/)).toEqual([
      "Zone,score,rank,contribution: absence,contribution: take-up",
      "North,100,1,75,25",
      '"South, lower",0,2,0,0',
      "West,[x],[x],[x],[x]",
    ]);
  });

  it("writes summaries of larger areas and every step, and says why one unit has its score", () => {
    const input = file(
      "areas.csv",
      "Zone,absence,take-up,district,people\nA,12,60,D,10\nB,8,80,D,30\nC,8,80,E,5\n",
    );
    const to = (name: string) => join(folder, name);
    const outputs = ["--out", to("scored.csv"), "--summary", to("districts.csv"), "--steps", to("steps.csv")];
    const larger = ["--larger", "district", "--population", "people", "--explain", "A"];
    const need = file("need.yaml", composite.replace("Absence, %", "Absence"));
    const { status, stdout } = needscope("score", need, "--input", input, ...outputs, ...larger);
    expect(status).toBe(0);
    expect(stdout).toContain("A: 100, rank 1 of 3\n  Absence: 75\n  Take up: 25\n");
    const rows = (name: string) => readFileSync(to(name), "utf8").trim().split(/\r?\n/);
    // By hand: scores 100, 0 and 0; ranks 1, 2 and 2, from the other end 3, 2 and 2; means by people.
    expect(
      rows("districts.csv")
        .map((row) => row.split(",").slice(0, 10))
        .slice(1),
    ).toEqual([
      ["D", "2", "0", "40", "0", "0", "2.25", "1", "25", "1"],
      ["E", "1", "0", "5", "0", "0", "2", "2", "0", "2"],
    ]);
    expect(rows("steps.csv")).toContain("normalise,absence,A,100");
  });

  it.each([
    [["--larger", "district"], "Say with --summary where the summaries of larger areas go."],
    [["--summary", "s.csv", "--larger", "district"], "Summaries need both --larger and --population"],
    [["--summary", "s.csv"], 'Composite "need" does not say how units lie in larger areas'],
  ])("says in one sentence what %j lacks", (flags, words) => {
    const input = file("areas.csv", "Zone,absence,take-up\nA,12,60\n");
    const need = file("need.yaml", composite.replace("Absence, %", "Absence"));
    const { status, stderr } = needscope(
      "score",
      need,
      "--input",
      input,
      "--out",
      join(folder, "x.csv"),
      ...flags,
    );
    expect([status, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  it("says in one sentence which column is missing", () => {
    const input = file("short.csv", "Zone,absence\nNorth,12\n");
    const { status, stderr } = needscope(
      "score",
      file("need.yaml", composite),
      "--input",
      input,
      "--out",
      join(folder, "no.csv"),
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/short.csv cannot be used: it lacks "take-up"/);
    expect(existsSync(join(folder, "no.csv"))).toBe(false);
  });
});

describe("run", () => {
  it("writes nothing when a file is absent, and says which", () => {
    const to = join(folder, "never");
    const { status, stderr } = needscope("run", "scripts/score-areas.ts", "--data", folder, "--out", to);
    expect(status).toBe(2);
    expect(stderr).toMatch(/The file for "sole-registrations" is not at .*births.csv. Check the path/);
    expect(existsSync(to)).toBe(false);
  });
});

describe("help", () => {
  it.each(["check", "run", "score", "explain"])("of %s has examples", (command) => {
    const { status, stdout } = needscope(command, "--help");
    expect(status).toBe(0);
    expect(stdout).toContain(`Examples:\n  needscope ${command} `);
  });

  it("is offered when a word is unknown", () => {
    const { status, stderr } = needscope("chekc");
    expect(status).toBe(2);
    expect(stderr).toContain("Did you mean check?");
  });
});
