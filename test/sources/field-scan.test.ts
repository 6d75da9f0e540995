import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { readExtract } from "@needscope/sources";
import { seededRandom } from "@needscope/stats";
import { afterEach, describe, expect, test, vi } from "vitest";
import { root } from "../conformance/workspace.ts";
import { drawFile, shapes } from "./good-files.ts";
import { mutate } from "./mutations.ts";
import { withStrings } from "./read-text.ts";

describe("finding fields by vector instructions", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  test("an engine without them reads the same of files with and without quotation marks, whole and damaged", async () => {
    vi.stubGlobal("WebAssembly", undefined);
    vi.resetModules();
    const without = await import("@needscope/sources");
    const random = seededRandom(32);
    const draw = () => random.uniform();
    let accepted = 0;
    for (let round = 0; round < 200; round += 1) {
      const source = shapes[round % shapes.length]!;
      const good = drawFile(source, { rows: 1 + Math.floor(draw() * 200), draw });
      const bytes = Buffer.from(`${good.header}\n${good.records.join("\n")}\n`);
      const input = { file: "file.csv", bytes: round % 2 === 0 ? bytes : mutate(good, draw).bytes };
      const outcome = (read: typeof readExtract) => {
        try {
          return withStrings(read(source, input));
        } catch (error) {
          return String(error);
        }
      };
      const here = outcome(readExtract);
      expect(isDeepStrictEqual(outcome(without.readExtract), here), source.name).toBe(true);
      if (typeof here !== "string") accepted += here.account.accepted;
    }
    expect(accepted).toBeGreaterThan(5000);
  });

  test("the bytes are compiled from the source that stands beside them", () => {
    const build = join(root, "packages/sources/assembly/build.mjs");
    const program = `import(${JSON.stringify(build)}).then((m) => process.stdout.write(m.compiledModule()))`;
    const compiled = execFileSync(process.execPath, ["--eval", program], { encoding: "utf8" });
    const kept = readFileSync(join(root, "packages/sources/src/reading/fast/field-scan-bytes.ts"), "utf8");
    expect(compiled).toBe(kept);
  });
});
