import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const datasets = join(root, "datasets");
const scratch = mkdtempSync(join(tmpdir(), "needscope-datasets-"));
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

function makeDatasets(...options: string[]): { code: number | null; out: string; error: string } {
  const command = [
    "--conditions=needscope-source",
    "--import",
    "tsx",
    "scripts/make-datasets.ts",
    ...options,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  return { code: status, out: stdout, error: stderr };
}

describe("make-datasets", () => {
  test("gives the committed files byte for byte, in another time zone and language too", () => {
    const command = [
      "--conditions=needscope-source",
      "--import",
      "tsx",
      "scripts/make-datasets.ts",
      "--check",
    ];
    const env = { ...process.env, TZ: "Pacific/Auckland", LC_ALL: "tr_TR.UTF-8" };
    const { status, stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8", env });
    expect(stdout).toBe("20 of 20 files are as generated.\n");
    expect(status).toBe(0);
  });

  test("says with --check which file differs or is missing, exits 1 and writes nothing", () => {
    cpSync(datasets, scratch, { recursive: true });
    const changed = join(scratch, "dorset-zones", "births.csv");
    writeFileSync(changed, "Entry No\n");
    rmSync(join(scratch, "croydon-gateway", "truth", "person-key.csv"));
    const { code, out, error } = makeDatasets("--check", "--out", scratch);
    expect(
      error.split("\n").filter((line) => line.startsWith("croydon") || line.startsWith("dorset")),
    ).toEqual([
      "croydon-gateway/truth/person-key.csv is missing.",
      "dorset-zones/births.csv is not what this seed gives.",
    ]);
    expect(out).toBe("18 of 20 files are as generated.\n");
    expect(code).toBe(1);
    expect(readFileSync(changed, "utf8")).toBe("Entry No\n");
  });

  test("refuses a seed that is no whole number", () => {
    const { code, error } = makeDatasets("--seed", "tuesday");
    expect(error).toContain('The seed "tuesday" is not a whole number from 0 up; try --seed 2016.');
    expect(code).toBe(2);
  });

  test("keeps the committed files small enough for git: Croydon under 8 MB, Dorset under 4 MB", () => {
    const size = (path: string): number => statSync(join(datasets, path)).size;
    const expected = (dataset: string): string[] => {
      const { extracts } = JSON.parse(readFileSync(join(datasets, dataset, "expected.json"), "utf8")) as {
        extracts: Record<string, { file: string }>;
      };
      return Object.values(extracts).map(({ file }) => `${dataset}/${file}`);
    };
    const total = (dataset: string): number => expected(dataset).reduce((sum, path) => sum + size(path), 0);
    expect(total("croydon-gateway")).toBeLessThan(8e6);
    expect(total("dorset-zones")).toBeLessThan(4e6);
  });

  test.each(["croydon-gateway", "dorset-zones"])(
    "says in the README of %s that nobody in it is real",
    (dataset) => {
      expect(readFileSync(join(datasets, dataset, "README.md"), "utf8")).toContain(
        "SYNTHETIC DATA. NO REAL PERSON, FAMILY, HOUSEHOLD OR PLACE IS IN IT.",
      );
    },
  );
});
