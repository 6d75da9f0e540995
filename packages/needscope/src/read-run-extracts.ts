import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { readExtract, type Extract } from "@needscope/sources";
import { sourceOfRun } from "./check-run.ts";
import type { RunDefinition } from "./run-definition.ts";

/** An extract of a run, with the size of its file in bytes. */
export interface RunExtract extends Extract {
  readonly bytes: number;
}

/**
 * Reads every extract that a run names.
 *
 * @param folder where the files are
 * @param options.onExtract called after each file, for progress
 * @returns extracts by the name that the run gives them
 * @throws UnusableFileError or one sentence when a file is absent or its source unknown
 */
export async function readRunExtracts(
  run: RunDefinition,
  folder: string,
  options: { onExtract?: (extract: RunExtract) => void } = {},
): Promise<ReadonlyMap<string, RunExtract>> {
  const extracts = new Map<string, RunExtract>();
  for (const [name, entry] of Object.entries(run.sources)) {
    const file = typeof entry === "string" ? entry : entry.file;
    const bytes = await readBytes(resolve(folder, file), name);
    const extract = { ...readExtract(sourceOfRun(run, name), { file, bytes }), bytes: bytes.length };
    options.onExtract?.(extract);
    extracts.set(name, extract);
  }
  return extracts;
}

async function readBytes(path: string, source: string): Promise<Uint8Array> {
  return readFile(path).catch(() => {
    throw new Error(
      `The file for "${source}" is not at ${path}. Check the path, or give the folder with --data.`,
    );
  });
}
