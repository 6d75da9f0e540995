import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readExtract, type Extract, type Source } from "@needscope/sources";

/** A file as read, and its size, for the manifest. */
export interface ReadFile {
  readonly extract: Extract;
  readonly bytes: number;
}

/** What to read, from where, and whom to tell. */
export interface PublishedFiles {
  /** The folder with the published files. */
  readonly data: string;
  /** Each source with its file in the folder. */
  readonly files: readonly (readonly [Source, string])[];
  readonly onRead: (extract: Extract) => void;
}

/**
 * Reads published files of a data folder by their declared sources.
 *
 * @throws one sentence when the folder or a file is not there
 */
export async function readPublishedFiles({
  data,
  files,
  onRead,
}: PublishedFiles): Promise<ReadonlyMap<string, ReadFile>> {
  if (!existsSync(data)) {
    const folders = [...new Set(files.map(([, file]) => file.replace(/\/.*/, "")))];
    const named = new Intl.ListFormat("en-GB").format(folders);
    throw new Error(
      `The published files are not at ${data}: name the folder that holds ${named} with --data.`,
    );
  }
  const read = new Map<string, ReadFile>();
  for (const [source, file] of files) {
    const bytes = await readFile(join(data, file)).catch(() => {
      throw new Error(`${source.title}: there is no ${file} in ${data}.`);
    });
    const extract = readExtract(source, { file, bytes });
    read.set(source.name, { extract, bytes: bytes.length });
    onRead(extract);
  }
  return read;
}
