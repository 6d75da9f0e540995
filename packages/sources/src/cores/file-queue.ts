import type { TextDictionary } from "@needscope/table";
import type { Extract } from "../extract.ts";
import { type ExtractFile, type FileProgress, readFile } from "./extract-file.ts";

/** Files that several threads read, each taking the next when it is free. */
export interface FileQueue {
  readonly files: readonly ExtractFile[];
  /** The places of the files in the order in which they are taken: the largest first. */
  readonly order: readonly number[];
  /** How many have been taken, in memory that the threads share. */
  readonly taken: SharedArrayBuffer;
}

/**
 * A queue of files of these sizes.
 *
 * @param sizes in bytes
 * @example
 * fileQueue(files, [11e6, 61e6, 2e6]).order; // [1, 0, 2]
 */
export function fileQueue(files: readonly ExtractFile[], sizes: readonly number[]): FileQueue {
  const order = files.map((_, place) => place).sort((a, b) => sizes[b]! - sizes[a]!);
  return { files, order, taken: new SharedArrayBuffer(4) };
}

/**
 * Takes the next file, by its place; nobody else gets it.
 *
 * @example
 * takeFile(queue); // 1
 */
export function takeFile({ order, taken }: FileQueue): number | undefined {
  return order[Atomics.add(new Int32Array(taken), 0, 1)];
}

/** A file that has been read, and its place among the files. */
export interface FileRead {
  readonly place: number;
  readonly extract: Extract;
}

/** How files of a queue are read. */
export interface QueueOptions {
  /** Where the texts of a file's fields are numbered, asked when it is about to be read. */
  readonly textsOf: (place: number) => ReadonlyMap<string, TextDictionary>;
  readonly onProgress?: ((progress: FileProgress) => void) | undefined;
}

/**
 * Takes files and reads them as long as there are some. Where one cannot be read nobody takes another: who asked for it
 * reads it again, and meets the error.
 *
 * @param first a file that has been taken already, to read before the others
 * @example
 * for (const { place, extract } of readQueue(queue, { textsOf })) extracts[place] = extract;
 */
export function* readQueue(
  queue: FileQueue,
  { textsOf, onProgress }: QueueOptions,
  first = takeFile(queue),
): Generator<FileRead, void> {
  for (let place = first; place !== undefined; place = takeFile(queue)) {
    let extract: Extract;
    try {
      extract = readFile(queue.files[place]!, { texts: textsOf(place), onProgress });
    } catch {
      Atomics.store(new Int32Array(queue.taken), 0, queue.order.length);
      return;
    }
    yield { place, extract };
  }
}
