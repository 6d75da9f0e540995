import { closeSync, openSync, readSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { TextDictionary } from "@needscope/table";
import type { Extract } from "../extract.ts";
import { readExtract } from "../read-extract.ts";
import type { ChunksInput } from "../reading/file-input.ts";
import type { Source } from "../source.ts";

/** A file on disk, and what to read of it. */
export interface ExtractFile {
  readonly source: Source;
  /** Where it is. */
  readonly path: string;
  /** Its name for messages; the last part of its path unless said. */
  readonly file?: string;
  /** The columns that the table is to have ("line" among them); all unless said. */
  readonly keep?: readonly string[] | undefined;
}

/**
 * A file on disk in chunks of a megabyte, each read over the one before.
 *
 * @param path where it is
 * @param file its name for messages
 * @throws what Node throws for a file that is not there or cannot be opened
 * @example
 * const extract = readExtract(rent, fileChunks("extracts/rent.csv"));
 */
export function fileChunks(path: string, file = basename(path)): ChunksInput {
  return {
    file,
    size: statSync(path).size,
    *chunks() {
      const chunk = new Uint8Array(1 << 20);
      const handle = openSync(path, "r");
      try {
        for (let length = 0; (length = readSync(handle, chunk)) > 0;) yield chunk.subarray(0, length);
      } finally {
        closeSync(handle);
      }
    },
  };
}

/**
 * Reads files one after the other.
 *
 * @param onError whether a file that cannot be read is left out (`undefined` in its place), or its error thrown
 * @example
 * readFiles([{ source: rent, path: "rent.csv" }], new Map()); // [extract]
 */
export function readFiles(
  files: readonly ExtractFile[],
  texts: ReadonlyMap<string, TextDictionary>,
  onError: "leave" | "throw" = "leave",
): (Extract | undefined)[] {
  return files.map(({ source, path, file, keep }) => {
    try {
      return readExtract(source, fileChunks(path, file), { keep, texts });
    } catch (error) {
      if (onError === "throw") throw error;
      return undefined;
    }
  });
}
