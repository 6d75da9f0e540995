import { statSync } from "node:fs";
import type { TextDictionary } from "@needscope/table";
import { type ExtractFile, type FileProgress, readFile } from "./cores/extract-file.ts";
import { readInWorker } from "./cores/read-in-worker.ts";
import { sharesOf } from "./cores/shares-of.ts";
import type { Extract } from "./extract.ts";

export { type ExtractFile, fileInput, type FileProgress } from "./cores/extract-file.ts";

/** How several files are read; see {@link readExtractsOnCores}. */
export interface CoresOptions {
  /** Cores of this machine to use; 2 unless said, at most 8. */
  readonly cores?: number;
  /** Where the texts of a field are numbered, so that the columns of the extracts share one pool. */
  readonly texts?: ReadonlyMap<string, TextDictionary>;
  /** Bytes of all files together below which one core reads them; 48 million unless said, where two begin to pay. */
  readonly leastBytes?: number;
  /** Told of each megabyte of the files that this thread reads: the largest share of all. */
  readonly onProgress?: ((progress: FileProgress) => void) | undefined;
}

/**
 * Reads several files from disk, shared among so many cores of this machine, in Node: each core reads whole files, so
 * the largest file sets the pace. The extracts are those that `readExtract` gives for each file, whatever the number
 * of cores; only the codes of texts in shared dictionaries (`texts`) may be others, as each core numbers its own first.
 *
 * Whoever bundles this package lays its program for the other cores, `reading-worker.js`, beside the bundle.
 *
 * @returns the extracts in the order of the files
 * @throws RangeError when the number of cores is not 1 to 8; else what `readExtract` throws for the first file that
 * cannot be read, or Node for one that is not there
 * @example
 * const texts = new Map([["household", new TextDictionary()]]);
 * const files = [
 *   { source: councilTax, path: "extracts/council-tax.csv" },
 *   { source: rent, path: "extracts/rent.csv", keep: ["household", "balance"] },
 * ];
 * const [tax, rents] = await readExtractsOnCores(files, { cores: 2, texts });
 */
export async function readExtractsOnCores(
  files: readonly ExtractFile[],
  { cores = 2, texts = new Map(), leastBytes = 48_000_000, onProgress }: CoresOptions = {},
): Promise<Extract[]> {
  if (!Number.isInteger(cores) || cores < 1 || cores > 8) {
    throw new RangeError(`Files are shared among 1 to 8 cores, not ${String(cores)}.`);
  }
  const sizes = files.map(({ path }) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  const enough = sizes.reduce((sum, size) => sum + size, 0) >= leastBytes;
  const [own = [], ...others] = sharesOf(sizes, enough ? cores : 1);
  // The others start before this core is busy with its own share.
  const workers = others.map((share) => ({
    share,
    ...readInWorker(
      share.map((place) => files[place]!),
      texts,
    ),
  }));
  try {
    const read = new Map<number, Extract>();
    let fault: { readonly place: number; readonly error: unknown } | undefined;
    for (const place of own) {
      try {
        read.set(place, readFile(files[place]!, { texts, onProgress }));
      } catch (error) {
        fault = { place, error };
        break;
      }
    }
    // One worker after the other, so that texts are numbered the same on every run.
    for (const { share, extracts } of workers) {
      let next = 0;
      for await (const extract of extracts()) read.set(share[next++]!, extract);
    }
    return files.map((file, place) => {
      if (place === fault?.place) throw fault.error;
      // What a worker could not read is read once more: its error cannot be sent as it is.
      return read.get(place) ?? readFile(file, { texts });
    });
  } finally {
    await Promise.all(workers.map(({ stop }) => stop()));
  }
}
