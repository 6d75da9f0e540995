import { isDeepStrictEqual } from "node:util";
import { type Extract, readExtract, type Source, UnusableFileError } from "@needscope/sources";
import type { Column } from "@needscope/table";
import { expect } from "vitest";

/** Reads a file in both gears, which must give the same extract: table, issues, account and quarantine. */
export function readBoth(source: Source, input: { file: string; bytes: Uint8Array }): Extract {
  const [fast, careful] = (["fast", "careful"] as const).map((gear) => outcome(source, input, gear));
  // vitest shows the difference, but takes long to find that there is none.
  if (!isDeepStrictEqual(fast, careful)) {
    expect(fast).toStrictEqual(careful);
    throw new Error("The gears differ.");
  }
  if (fast instanceof Error) throw fast;
  return fast!;
}

function outcome(
  source: Source,
  input: { file: string; bytes: Uint8Array },
  gear: "fast" | "careful",
): Extract | UnusableFileError {
  try {
    return withStrings(readExtract(source, input, { gear }));
  } catch (error) {
    if (error instanceof UnusableFileError) return error;
    throw error;
  }
}

/** The same extract with pools that are arrays of strings: the gears keep the same texts in different ways. */
export function withStrings(extract: Extract): Extract {
  const columns = [...extract.table.columns].map(([name, column]): [string, Column] => [
    name,
    column.kind === "text" ? { ...column, pool: [...column.pool] } : column,
  ]);
  return { ...extract, table: { ...extract.table, columns: new Map(columns) } };
}

/** Reads a text as a file of a source, in both gears. */
export function readText(source: Source, text: string): Extract {
  return readBoth(source, { file: "file.csv", bytes: new TextEncoder().encode(text) });
}

/** Why a file cannot be used: the code and the sentence. */
export function refusal(source: Source, bytes: Uint8Array | string): { code: string; message: string } {
  try {
    readBoth(source, {
      file: "file.csv",
      bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes,
    });
  } catch (error) {
    if (error instanceof UnusableFileError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error("The file was read.");
}
