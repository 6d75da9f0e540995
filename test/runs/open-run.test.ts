import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { openRun, readManifest, type Machine, type ManifestParts } from "@needscope/runs";
import { describe, expect, test } from "vitest";
import { mortalMachine } from "./support/mortal-machine.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const now = () => new Date("2016-03-31T09:00:00Z");
const parts: ManifestParts = {
  needscope: "0.1.0",
  name: "toy",
  asOf: "2016-03-31",
  definition: { list: { capacity: 120 } },
  inputs: [],
  figures: [{ name: "families", title: "Families", value: 10_000, unit: "families" }],
};

function writeRun(to: string, text: string, machine?: Machine): void {
  const run = openRun({ to, now, ...(machine === undefined ? {} : { machine }) });
  run.write("report.html", text);
  run.write("lists/families.csv", `${text}, restricted`, { restricted: true });
  run.commit(parts);
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe("a run appears whole or not at all", () => {
  test("nothing shows in its folder until it is committed, then everything does", () => {
    const to = join(temporaryFolder(), "runs", "croydon");
    const run = openRun({ to, now });
    run.write("reports/summary.html", "<p>hello</p>");
    expect(existsSync(to)).toBe(false);
    run.commit(parts);
    expect(filesUnder(to)).toEqual(["manifest.json", "reports/summary.html", "started.txt"]);
    expect(readdirSync(join(to, ".."))).toEqual(["croydon"]);
  });

  test("a new run takes the place of the old one, with none of its files", () => {
    const to = join(temporaryFolder(), "run");
    const first = openRun({ to, now });
    first.write("old.html", "old");
    first.commit(parts);
    writeRun(to, "new");
    expect(filesUnder(to)).toEqual([
      "manifest.json",
      "report.html",
      "restricted/lists/families.csv",
      "started.txt",
    ]);
  });

  test("an abandoned run leaves the old one and nothing beside it; after a commit abandoning does nothing", () => {
    const parent = temporaryFolder();
    const to = join(parent, "run");
    writeRun(to, "old");
    const run = openRun({ to, now });
    run.write("report.html", "new");
    run.abandon();
    expect(readFileSync(join(to, "report.html"), "utf8")).toBe("old");
    expect(readdirSync(parent)).toEqual(["run"]);
    const next = openRun({ to, now });
    next.commit(parts);
    next.abandon();
    expect(filesUnder(to)).toEqual(["manifest.json", "started.txt"]);
    expect(() => next.write("late.txt", "")).toThrow(/has ended; open another/);
  });

  test("a process killed between writing and committing leaves the old run, and the next run clears up", async () => {
    const parent = temporaryFolder();
    const to = join(parent, "run");
    writeRun(to, "old");
    const script = resolve(import.meta.dirname, "support/write-and-wait.ts");
    const child = spawn(process.execPath, ["--conditions=needscope-source", "--import", "tsx", script, to], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    expect(() => openRun({ to, now })).toThrow(/^Another run is writing to .*run; wait for it to end/);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(readFileSync(join(to, "report.html"), "utf8")).toBe("old");
    expect(readManifest(to).figures[0]?.value).toBe(10_000);

    const lines: string[] = [];
    const next = openRun({ to, now, log: (line) => lines.push(line) });
    expect(lines).toEqual(["Removed what a run that did not end had left behind."]);
    next.abandon();
    expect(readdirSync(parent)).toEqual(["run"]);
  });

  test("a run that dies at any disk operation leaves one whole run, the old or the new, once the next looks", () => {
    const countingFolder = join(temporaryFolder(), "run");
    writeRun(countingFolder, "old");
    const counting = mortalMachine(2);
    writeRun(countingFolder, "new", counting.machine);
    const seen = new Set<string>();
    for (let diesAt = 1; diesAt <= counting.steps(); diesAt++) {
      const parent = temporaryFolder();
      const to = join(parent, "run");
      writeRun(to, "old");
      expect(() => {
        writeRun(to, "new", mortalMachine(2, { diesAt }).machine);
      }).toThrow();
      // Process 2 is dead; process 3 comes to read, then to run.
      const { machine } = mortalMachine(3);
      const found = readManifest(to, { machine });
      expect(found.outputs.map(({ path }) => path)).toEqual(["report.html", "restricted/lists/families.csv"]);
      const text = readFileSync(join(to, "report.html"), "utf8");
      expect(["old", "new"]).toContain(text);
      expect(readFileSync(join(to, "restricted/lists/families.csv"), "utf8")).toBe(`${text}, restricted`);
      seen.add(text);
      openRun({ to, now, machine }).abandon();
      expect(readdirSync(parent)).toEqual(["run"]);
    }
    expect([...seen].sort()).toEqual(["new", "old"]);
  });

  test("where no run was before, one that dies leaves none", () => {
    const to = join(temporaryFolder(), "run");
    expect(() => {
      writeRun(to, "new", mortalMachine(2, { diesAt: 6 }).machine);
    }).toThrow();
    expect(existsSync(to)).toBe(false);
    expect(() => readManifest(to)).toThrow(/There is no run in .*run: it has no manifest\.json\./);
  });

  test("a file of the old run held open by another program is one sentence, and the old run stays", () => {
    const to = join(temporaryFolder(), "run");
    writeRun(to, "old");
    const { machine } = mortalMachine(2);
    const busy: Machine = {
      ...machine,
      rename(from, target) {
        if (from === to) throw Object.assign(new Error("busy"), { code: "EBUSY" });
        machine.rename(from, target);
      },
    };
    expect(() => {
      writeRun(to, "new", busy);
    }).toThrow(/^Cannot replace the run in .*run: close its files in other programs and run again\.$/);
    expect(readFileSync(join(to, "report.html"), "utf8")).toBe("old");
  });
});

describe("one run writes at a time", () => {
  test("a second run of the same folder is one sentence; another folder is free", () => {
    const parent = temporaryFolder();
    const first = openRun({ to: join(parent, "a"), now });
    expect(() => openRun({ to: join(parent, "a"), now })).toThrow(/^Another run is writing to .*a; wait/);
    openRun({ to: join(parent, "b"), now }).abandon();
    first.abandon();
    openRun({ to: join(parent, "a"), now }).abandon();
    expect(readdirSync(parent)).toEqual([]);
  });

  test("the lock of a dead process is taken over, that of another computer is not", () => {
    const to = join(temporaryFolder(), "run");
    const { machine } = mortalMachine(2);
    openRun({ to, now, machine: { ...machine, host: "elsewhere" } });
    expect(() => openRun({ to, now, machine: mortalMachine(3).machine })).toThrow(/^Another run is writing/);
    const other = join(temporaryFolder(), "run");
    openRun({ to: other, now, machine });
    openRun({ to: other, now, machine: mortalMachine(3).machine }).abandon();
  });

  test("a run whose lock was taken away does not switch", () => {
    const to = join(temporaryFolder(), "run");
    const run = openRun({ to, now, machine: mortalMachine(2).machine });
    const thief = openRun({ to, now, machine: mortalMachine(3, { living: [3] }).machine });
    expect(() => run.commit(parts)).toThrow(/^Another run is writing/);
    thief.abandon();
    expect(existsSync(to)).toBe(false);
  });
});

describe("what a run may replace and write", () => {
  test("a folder with somebody's files is never replaced", () => {
    const parent = temporaryFolder();
    const work = join(parent, "work");
    mkdirSync(work);
    writeFileSync(join(work, "thesis.txt"), "mine");
    expect(() => openRun({ to: work, now })).toThrow(/holds files but no run, so it is not replaced/);
    expect(() => openRun({ to: join(work, "thesis.txt"), now })).toThrow(/is a file; name a folder/);
    expect(readdirSync(parent)).toEqual(["work"]);

    const to = join(parent, "run");
    writeRun(to, "old");
    writeFileSync(join(to, "notes.txt"), "mine");
    expect(() => openRun({ to, now })).toThrow(
      /holds a file that its run did not write \("notes\.txt"\); move/,
    );
    expect(readFileSync(join(to, "notes.txt"), "utf8")).toBe("mine");
  });

  test("an empty folder, and what systems leave about in a run, stand in nobody's way", () => {
    const to = join(temporaryFolder(), "run");
    mkdirSync(to);
    writeRun(to, "first");
    writeFileSync(join(to, ".DS_Store"), "");
    writeFileSync(join(to, "Thumbs.db"), "");
    writeRun(to, "second");
    expect(readFileSync(join(to, "report.html"), "utf8")).toBe("second");
  });

  test.skipIf(process.platform === "win32")("a link is not followed", () => {
    const parent = temporaryFolder();
    writeRun(join(parent, "run"), "old");
    symlinkSync(join(parent, "run"), join(parent, "latest"));
    expect(() => openRun({ to: join(parent, "latest"), now })).toThrow(/is a link; name a folder/);
  });

  test.each([
    ["", "the path is empty"],
    ["../out.csv", 'it has the step ".."'],
    ["a/../../out.csv", 'it has the step ".."'],
    ["./a", 'it has the step "."'],
    ["a//b", 'it has the step ""'],
    ["/etc/out", "it is not relative to the run"],
    ["C:out.csv", "it is not relative to the run"],
    ["a\\b", "it has a backslash"],
    ["a\u0000b", "it has a character that some systems do not allow"],
    ["a/nul.txt", '"nul.txt" is not a file name on every system'],
    ["a./b", '"a." is not a file name on every system'],
    ["Manifest.json", "the run keeps that name for itself"],
    ["started.txt", "the run keeps that name for itself"],
  ])("refuses the path %j", (path, why) => {
    const run = openRun({ to: join(temporaryFolder(), "run"), now });
    expect(() => run.write(path, "")).toThrow(`: ${why}. Use a path such as "reports/summary.html".`);
    run.abandon();
  });

  test("refuses to write a path twice, in other letters too, and a restricted path openly", () => {
    const run = openRun({ to: join(temporaryFolder(), "run"), now });
    run.write("list.csv", "");
    expect(() => run.write("List.csv", "")).toThrow('The run has a file "List.csv" already.');
    expect(() => run.write("restricted/list.csv", "")).toThrow("write it with { restricted: true }");
    expect(() => run.write("Restricted/list.csv", "", { restricted: true })).toThrow("openly");
    expect(run.write("restricted/list.csv", "", { restricted: true }).path).toBe("restricted/list.csv");
    run.abandon();
  });

  test.skipIf(process.platform === "win32")(
    "only the owner can open restricted files, while written and after",
    () => {
      const parent = temporaryFolder();
      chmodSync(parent, 0o777);
      const to = join(parent, "run");
      const run = openRun({ to, now });
      run.write("a/b/list.csv", "x", { restricted: true });
      const inWork = join(parent, readdirSync(parent).find((name) => name.startsWith(".run.new-")) ?? "");
      const modeOf = (path: string) => statSync(path).mode & 0o777;
      const modes = (folder: string) =>
        ["restricted", "restricted/a", "restricted/a/b", "restricted/a/b/list.csv"].map((path) =>
          modeOf(join(folder, path)),
        );
      expect(modes(inWork)).toEqual([0o700, 0o700, 0o700, 0o600]);
      run.commit(parts);
      expect(modes(to)).toEqual([0o700, 0o700, 0o700, 0o600]);
    },
  );

  test("on Windows, which has no modes, the manifest says so, and where the files are safe", () => {
    const home = temporaryFolder();
    const { machine } = mortalMachine(2);
    const notesAt = (to: string) => {
      const run = openRun({ to, now, machine: { ...machine, platform: "win32", home } });
      run.write("list.csv", "x", { restricted: true });
      return run.commit(parts).notes;
    };
    expect(notesAt(join(home, "runs", "croydon"))).toEqual([
      "Windows has no file modes: files under restricted/ have the permissions of your user profile, in which the run is.",
    ]);
    expect(notesAt(join(temporaryFolder(), "run"))).toEqual([
      "Windows has no file modes: files under restricted/ have the permissions of the folder above the run, which is outside your user profile: write the run into that.",
    ]);
  });
});
