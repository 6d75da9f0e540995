import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { defineSource, readExtract, type SourceDescription } from "@needscope/sources";
import { seededRandom } from "@needscope/stats";
import { column, TextDictionary } from "@needscope/table";
import { describe, expect, test, vi } from "vitest";
import { root } from "../conformance/workspace.ts";
import { drawFile, shapes } from "./good-files.ts";
import { mutate } from "./mutations.ts";
import { withStrings } from "./read-text.ts";

const kinds = [
  { kind: "integer" },
  { kind: "integer", min: -50, max: 1e12 },
  { kind: "number", min: -0.5 },
  { kind: "pounds", max: 20_000 },
  { kind: "pounds", negative: true, min: -10.01 },
  { kind: "date", format: "dd/mm/yyyy", earliest: "0001-01-01", latest: "9999-12-31" },
  { kind: "date", format: "dd/mm/yyyy", latest: "2024-02-29" },
  { kind: "id", pattern: "HH[0-9a-f]{8}" },
  { kind: "yesNo", yes: ["Y", "1"], no: ["N", "no"] },
  { kind: "code", codes: { 0: "none", Y: "some", "-": "not asked", HH: "all" } },
] as const;

/** The package in an engine without WebAssembly. Either asks for its kernels at the first read, and keeps them. */
async function sourcesWithout(): Promise<{ readonly readExtract: typeof readExtract }> {
  const one = defineSource({
    name: "one",
    title: "One",
    about: "Synthetic.",
    fields: [{ name: "a", header: "a", kind: "text" }],
  });
  const input = { file: "one.csv", bytes: Buffer.from("a\nb\n") };
  readExtract(one, input);
  vi.stubGlobal("WebAssembly", undefined);
  vi.resetModules();
  try {
    const without = await import("@needscope/sources");
    without.readExtract(one, input);
    return without;
  } finally {
    vi.unstubAllGlobals();
    vi.resetModules();
  }
}

describe("reading by vector instructions", () => {
  test("an engine without them reads the same of files with and without quotation marks, whole and damaged", async () => {
    const without = await sourcesWithout();
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

  test("cells that are nearly numbers, dates and references mean the same with them, without, and to the careful gear", async () => {
    const without = await sourcesWithout();
    const pick = <Item>(items: readonly Item[]) => items[Math.floor(random.uniform() * items.length)]!;
    const random = seededRandom(33);
    const run = (characters: string, most: number) =>
      Array.from({ length: Math.floor(random.uniform() * (most + 1)) }, () => pick([...characters])).join("");
    const cell = () =>
      pick([
        () => run("0123456789.-/E ", 18),
        () => `${pick(["", "-"])}${run("0123456789", 17)}${pick(["", ".", `.${run("0123456789", 3)}`])}`,
        () =>
          `${pick(["00", "01", "28", "29", "30", "31", "32"])}/${pick(["00", "02", "04", "12", "13"])}/${pick(
            ["0000", "0001", "1900", "2000", "2023", "2024", "9999"],
          )}`,
        () => `HH${run("0123456789abcdef", 8)}`,
        () => `HH${run("0123456789abcdef", 0)}0012abcd`,
        () => pick(["Y", "N", "no", "0", "1", "HH", "é"]),
        () => "",
      ])();
    let [rows, accepted] = [0, 0];
    for (const required of [true, false]) {
      for (const field of kinds) {
        const source = defineSource({
          name: "one",
          title: "One",
          about: "Synthetic.",
          fields: [
            { name: "cell", header: "cell", required, ...field },
            { name: "last", header: "last", kind: "text" },
          ],
        } as SourceDescription);
        const lines = Array.from({ length: 1500 }, () => `${cell()},x`);
        const input = { file: "file.csv", bytes: Buffer.from(`cell,last\n${lines.join("\n")}\n`) };
        const extracts = [
          readExtract(source, input),
          without.readExtract(source, input),
          readExtract(source, input, { gear: "careful" }),
        ].map(withStrings);
        for (const extract of extracts)
          expect(isDeepStrictEqual({ ...extract, source }, { ...extracts[0], source })).toBe(true);
        rows += lines.length;
        accepted += extracts[0]!.account.accepted;
      }
    }
    // Neither is rare.
    expect(accepted).toBeGreaterThan(rows / 10);
    expect(accepted).toBeLessThan(rows / 2);
  });

  test("texts of any length are numbered as those that are added one by one", () => {
    const random = seededRandom(34);
    const characters = [..."abcXYZ019/é€😀"];
    const cells = Array.from({ length: 6000 }, () =>
      Array.from(
        { length: 1 + Math.floor(random.uniform() * 20) },
        () => characters[Math.floor(random.uniform() ** 3 * characters.length)]!,
      ).join(""),
    );
    const source = defineSource({
      name: "one",
      title: "One",
      about: "Synthetic.",
      fields: [
        { name: "cell", header: "cell", kind: "text", required: true },
        { name: "last", header: "last", kind: "text" },
      ],
    });
    const dictionary = new TextDictionary();
    const codes = cells.map((cell) => dictionary.add(cell));
    const known = dictionary.length;
    const bytes = Buffer.from(`cell,last\n${cells.map((cell) => `${cell},x\n`).join("")}`);
    const { table } = readExtract(
      source,
      { file: "file.csv", bytes },
      { texts: new Map([["cell", dictionary]]) },
    );
    expect([...column(table, "cell", "text").codes]).toEqual(codes);
    expect(dictionary.length).toBe(known);
  });

  test("the bytes are compiled from the source that stands beside them", () => {
    const build = join(root, "packages/sources/assembly/build.mjs");
    const program = `import(${JSON.stringify(build)}).then((m) => process.stdout.write(m.compiledModule()))`;
    const compiled = execFileSync(process.execPath, ["--eval", program], { encoding: "utf8" });
    const kept = readFileSync(join(root, "packages/sources/src/reading/fast/chunk-kernels-bytes.ts"), "utf8");
    expect(compiled).toBe(kept);
  });
});
