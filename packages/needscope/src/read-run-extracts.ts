import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import type { Extract } from "@needscope/sources";
import { type FileProgress, readExtractsOnCores } from "@needscope/sources/cores";
import { sourceOfRun } from "./check-run.ts";
import type { RunDefinition } from "./run-definition.ts";

/** An extract of a run, with the size of its file in bytes. */
export interface RunExtract extends Extract {
  readonly bytes: number;
}

/**
 * Reads every extract that a run names; on two cores of the machine where it has them and the files are large.
 *
 * @param folder where the files are
 * @param options.onExtract called after all are read, for each
 * @param options.onProgress called while files are read, of those that this thread reads
 * @returns extracts by the name that the run gives them
 * @throws UnusableFileError or one sentence when a file is absent or its source unknown
 */
export async function readRunExtracts(
  run: RunDefinition,
  folder: string,
  options: {
    onExtract?: (extract: RunExtract) => void;
    onProgress?: (progress: FileProgress) => void;
  } = {},
): Promise<ReadonlyMap<string, RunExtract>> {
  const files = Object.entries(run.sources).map(([name, entry]) => {
    const file = typeof entry === "string" ? entry : entry.file;
    return { name, source: sourceOfRun(run, name), file, path: resolve(folder, file) };
  });
  const sizes: number[] = [];
  // One after the other, so that the first that is absent is told.
  for (const { path, name } of files) sizes.push(await sizeOf(path, name));
  const cores = Math.min(2, availableParallelism());
  const extracts = await readExtractsOnCores(files, { cores, onProgress: options.onProgress });
  return new Map(
    extracts.map((extract, i) => {
      const sized = { ...extract, bytes: sizes[i]! };
      options.onExtract?.(sized);
      return [files[i]!.name, sized];
    }),
  );
}

async function sizeOf(path: string, source: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() === true) return found.size;
  throw new Error(
    `The file for "${source}" is not at ${path}. Check the path, or give the folder with --data.`,
  );
}
