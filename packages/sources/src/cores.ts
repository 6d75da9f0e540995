import { statSync } from "node:fs";
import type { TextDictionary } from "@needscope/table";
import { type ExtractFile, type FileProgress, readFile } from "./cores/extract-file.ts";
import { fileQueue, type FileQueue, readQueue, takeFile } from "./cores/file-queue.ts";
import { readInWorker } from "./cores/read-in-worker.ts";
import { dictionariesOf, extractReceiver, extractSender, type SentExtract } from "./cores/sent-extracts.ts";
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
  const queue = fileQueue(files, sizes);
  const helpers = enough ? Math.min(cores, files.length) - 1 : 0;
  const read = await readShared(queue, helpers, { texts, onProgress });
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
  const read = new Map<number, Extract>();
  // The largest file is this thread's, and its texts are numbered at once.
  const direct = readQueue(queue, { texts, onProgress }, takeFile(queue));
  if (helpers <= 0) {
    for (const { place, extract } of direct) read.set(place, extract);
    return read;
  }
  const dictionaries = [...new Set(texts.values())];
  const dictionaryOf = new Map(
    [...texts].map(([field, dictionary]) => [field, dictionaries.indexOf(dictionary)]),
  );
  const arrived = new Map<number, () => Extract>();
  let onArrival = (): void => undefined;
  const arrivalsOf = () => {
    const receive = extractReceiver(dictionaries);
    return (place: number, sent: SentExtract) => {
      arrived.set(place, () => receive(sent, queue.files[place]!.source));
      onArrival();
    };
  };
  // The others start before this core is busy.
  const workers = Array.from({ length: helpers }, () => {
    const arrive = arrivalsOf();
    return readInWorker({ queue, dictionaryOf }, ({ place, sent }) => {
      arrive(place, sent);
    });
  });
  let isOver = false;
  const over = Promise.all(workers.map(({ done }) => done)).then(() => void (isOver = true));
  over.catch(() => undefined);
  try {
    const { value: largest } = direct.next();
    if (largest !== undefined) read.set(largest.place, largest.extract);
    // The rest is read as a worker reads: which core has read a file is then not to be told from its extract.
    const own = dictionariesOf(dictionaryOf);
    const [send, arrive] = [extractSender(own.dictionaries), arrivalsOf()];
    for (const { place, extract } of readQueue(queue, { texts: own.texts, onProgress }))
      arrive(place, send(extract)[0]);
    // In the order of the queue, so that texts are numbered the same on every run.
    for (const place of queue.order.slice(1)) {
      while (!arrived.has(place) && !isOver) {
        await Promise.race([over, new Promise<void>((resolve) => (onArrival = resolve))]);
      }
      const extract = arrived.get(place);
      if (extract !== undefined) read.set(place, extract());
    }
    return read;
  } finally {
    for (const dictionary of texts.values()) dictionary.rest();
    await Promise.all(workers.map(({ stop }) => stop()));
  }
}
