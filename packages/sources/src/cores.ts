import { statSync } from "node:fs";
import type { TextDictionary } from "@needscope/table";
import { type ExtractFile, type FileProgress, readFile } from "./cores/extract-file.ts";
import { extractMerger } from "./cores/extract-merger.ts";
import { fileQueue, type FileQueue, readQueue, takeFile } from "./cores/file-queue.ts";
import { readInWorker } from "./cores/read-in-worker.ts";
import { dictionariesOf, extractSender } from "./cores/sent-extracts.ts";
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
 * Reads several files from disk, shared among so many cores of this machine, in Node: each core reads whole files, the
 * largest first, so the largest sets the pace. The extracts are those that `readExtract` gives for each file, whatever
 * the number of cores; texts in shared dictionaries (`texts`) are numbered in the order of the files by size.
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
  const helpers = enough ? Math.min(cores, files.length) - 1 : 0;
  const read = await readShared(fileQueue(files, sizes), helpers, { texts, onProgress });
  // What could not be read is read once more: a worker's error cannot be sent as it is.
  return files.map((file, place) => read.get(place) ?? readFile(file, { texts }));
}

type ReadingOptions = Required<Pick<CoresOptions, "texts">> & Pick<CoresOptions, "onProgress">;

/** The extracts of a queue, by place; those of a file that cannot be read, and of some after it, are not there. */
async function readShared(
  queue: FileQueue,
  helpers: number,
  { texts, onProgress }: ReadingOptions,
): Promise<ReadonlyMap<number, Extract>> {
  const dictionaries = [...new Set(texts.values())];
  const dictionaryOf = new Map(
    [...texts].map(([field, dictionary]) => [field, dictionaries.indexOf(dictionary)]),
  );
  const merger = extractMerger(queue, dictionaries);
  // The largest file is this thread's.
  const first = takeFile(queue);
  let onArrival = (): void => undefined;
  // The others start before this core is busy.
  const workers = Array.from({ length: Math.max(0, helpers) }, () =>
    readInWorker({ queue, dictionaryOf }, merger.receiver(), () => {
      onArrival();
    }),
  );
  try {
    // Where others still read what comes before, a file is read as a worker reads.
    const own = dictionariesOf(dictionaryOf);
    const [send, receive] = [extractSender(own.dictionaries), merger.receiver()];
    const textsOf = (place: number) => (merger.isNext(place) ? texts : own.texts);
    for (const read of readQueue(queue, { textsOf, onProgress }, first)) {
      if (merger.isNext(read.place)) merger.add(read);
      else receive(read.place, send(read.extract)[0]);
      // While this thread merges, the others read on.
      for (const { hear } of workers) hear();
      merger.merge();
    }
    let isOver = false;
    const over = Promise.all(workers.map(({ done }) => done)).then(() => void (isOver = true));
    // Nobody waits for those that are stopped.
    over.catch(() => undefined);
    while (!merger.merge() && !isOver) {
      await Promise.race([over, new Promise<void>((resolve) => (onArrival = resolve))]);
    }
    merger.merge();
    return merger.extracts;
  } finally {
    for (const dictionary of texts.values()) dictionary.rest();
    await Promise.all(workers.map(({ stop }) => stop()));
  }
}
