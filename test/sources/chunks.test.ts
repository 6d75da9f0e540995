import { isDeepStrictEqual } from "node:util";
import { type Extract, readExtract, type Source, UnusableFileError } from "@needscope/sources";
import { seededRandom } from "@needscope/stats";
import { TextDictionary } from "@needscope/table";
import { describe, expect, test } from "vitest";
import { drawFile, shapes } from "./good-files.ts";
import { mutate } from "./mutations.ts";
import { withStrings } from "./read-text.ts";

/** The bytes in chunks of so many, each in the same place as the one before. */
function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  const place = new Uint8Array(size);
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size);
    place.fill(0x3f);
    place.set(part);
    yield place.subarray(0, part.length);
  }
}

function outcome(read: () => Extract): Extract | UnusableFileError {
  try {
    return withStrings(read());
  } catch (error) {
    if (error instanceof UnusableFileError) return error;
    throw error;
  }
}

function expectSame(source: Source, bytes: Uint8Array, size: number, how: string): void {
  const whole = outcome(() => readExtract(source, { file: "file.csv", bytes }));
  const chunks = () => cut(bytes, size);
  const parts = outcome(() => readExtract(source, { file: "file.csv", size: bytes.length, chunks }));
  expect(isDeepStrictEqual(parts, whole), `${source.name}: ${how}, in chunks of ${size}`).toBe(true);
}

describe("a file in chunks", () => {
  test("is read as the whole file is, however it is cut, damaged and encoded", () => {
    const random = seededRandom(31);
    const draw = () => random.uniform();
    for (const source of shapes) {
      const file = drawFile(source, { rows: 60, draw });
      for (let i = 0; i < 12; i += 1) {
        const { bytes, how } = mutate(file, draw);
        expectSame(source, bytes, 1 + random.integer(300), how);
      }
    }
  });

  test("is read as the whole file is where it is larger than the reader's own chunks", () => {
    const random = seededRandom(32);
    const draw = () => random.uniform();
    for (const source of shapes.slice(-3)) {
      const file = drawFile(source, { rows: 9000, draw });
      for (let i = 0; i < 3; i += 1) {
        const { bytes, how } = mutate(file, draw);
        expect(bytes.length).toBeGreaterThan(1000);
        expectSame(source, bytes, 70_001, how);
      }
    }
  });
});

describe("what is kept", () => {
  const source = shapes[0]!;
  const random = seededRandom(33);
  const file = drawFile(source, { rows: 50, draw: () => random.uniform() });
  const bytes = Buffer.from(`${file.header}\n${file.records.join("\n")}\n`);
  const all = readExtract(source, { file: "file.csv", bytes });
  const names = [...all.table.columns.keys()];

  test("the columns asked for stand in the table, and the rest is checked all the same", () => {
    const keep = names.slice(1, 3);
    const some = readExtract(source, { file: "file.csv", bytes }, { keep });
    expect([...some.table.columns.keys()]).toEqual(keep);
    expect([some.account, some.issues, some.quarantine.length]).toEqual([
      all.account,
      all.issues,
      all.quarantine.length,
    ]);
    expect(() => readExtract(source, { file: "file.csv", bytes }, { keep: ["surname2"] })).toThrow(
      /has no column "surname2" to keep/,
    );
  });

  test("columns that share a dictionary have one pool", () => {
    const [name] = names;
    const texts = new Map([[name!, new TextDictionary()]]);
    const [one, other] = [1, 2].map(() =>
      readExtract(source, { file: "file.csv", bytes }, { texts }).table.columns.get(name!),
    );
    expect(one?.kind === "text" && other?.kind === "text" && one.pool === other.pool).toBe(true);
    expect(one).toEqual(other);
  });
});
