import type { TextDictionary } from "@needscope/table";
import type { Extract } from "../extract.ts";
import type { FileQueue, FileRead } from "./file-queue.ts";
import { extractReceiver, type SentExtract } from "./sent-extracts.ts";

/** Extracts of a queue of files, as they come from this thread and others. */
export interface ExtractMerger {
  /** Those that are merged, by their files' places. */
  readonly extracts: ReadonlyMap<number, Extract>;
  /** Whether all extracts before this one are merged, so that its texts can be numbered as they are read. */
  isNext(place: number): boolean;
  /** Takes the extract of the next file, its texts numbered already. */
  add(read: FileRead): void;
  /** For what one thread sends: each thread has one of its own. */
  receiver(): (place: number, sent: SentExtract) => void;
  /** Merges what has come, up to the first file that has not, and says whether none is to come. */
  merge(): boolean;
}

/**
 * Merges extracts in the order of their queue, so that shared texts are numbered the same on every run, on any number
 * of cores.
 *
 * @param dictionaries those that the extracts share
 * @example
 * const merger = extractMerger(queue, [households]);
 * merger.receiver()(2, sent);
 * merger.merge(); // false: the extracts of files before it have not come
 */
export function extractMerger(
  { files, order }: FileQueue,
  dictionaries: readonly TextDictionary[],
): ExtractMerger {
  const extracts = new Map<number, Extract>();
  const arrived = new Map<number, () => Extract>();
  return {
    extracts,
    isNext: (place) => order[extracts.size] === place,
    add({ place, extract }) {
      extracts.set(place, extract);
    },
    receiver() {
      const receive = extractReceiver(dictionaries);
      return (place, sent) => arrived.set(place, () => receive(sent, files[place]!.source));
    },
    merge() {
      for (;;) {
        const place = order[extracts.size];
        if (place === undefined) return true;
        const extract = arrived.get(place);
        if (extract === undefined) return false;
        arrived.delete(place);
        extracts.set(place, extract());
      }
    },
  };
}
