import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { TextDictionary } from "@needscope/table";
import type { Extract } from "../extract.ts";
import { readExtract } from "../read-extract.ts";
import type { ExtractInput } from "../reading/file-input.ts";
import type { ReadProgress } from "../reading/watched.ts";
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

/** How far reading one of several files has come. */
export interface FileProgress extends ReadProgress {
  /** The file's name for messages. */
  readonly file: string;
}

/** What goes for all files. */
interface FilesOptions {
  readonly texts: ReadonlyMap<string, TextDictionary>;
  readonly onProgress?: ((progress: FileProgress) => void) | undefined;
}

/**
 * A file on disk in chunks of a megabyte, each read over the one before; what is no regular file, such as a pipe, can
 * be gone through only once, and is read as a whole.
 *
 * @param path where it is
 * @param file its name for messages
 * @throws what Node throws for a file that is not there or cannot be opened
 * @example
 * const extract = readExtract(rent, fileInput("extracts/rent.csv"));
 */
export function fileInput(path: string, file = basename(path)): ExtractInput {
  const found = statSync(path);
  if (!found.isFile()) return { file, bytes: readFileSync(path) };
  return {
    file,
    size: found.size,
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
 * Reads one file from disk.
 *
 * @throws what `readExtract` throws, and Node for a file that is not there
 * @example
 * readFile({ source: rent, path: "rent.csv" }, { texts: new Map() }).account;
 */
export function readFile(
  { source, path, file, keep }: ExtractFile,
  { texts, onProgress }: FilesOptions,
): Extract {
  const input = fileInput(path, file);
  return readExtract(source, input, {
    keep,
    texts,
    onProgress: onProgress && ((progress) => onProgress({ file: input.file, ...progress })),
  });
}
