import { parentPort, workerData } from "node:worker_threads";
import { TextDictionary } from "@needscope/table";
import type { Extract } from "../extract.ts";
import { type ExtractFile, readFile } from "./extract-file.ts";
import type { WorkerMessage, WorkerTask } from "./read-in-worker.ts";
import { extractSender } from "./sent-extracts.ts";

// The program of a worker that reads some of the files of `readExtractsOnCores`, and sends each as it is read.

const { files, dictionaryOf } = workerData as WorkerTask;
const count = Math.max(-1, ...dictionaryOf.values()) + 1;
const dictionaries = Array.from({ length: count }, () => new TextDictionary());
const texts = new Map([...dictionaryOf].map(([field, i]) => [field, dictionaries[i]!]));
const send = extractSender(dictionaries);
for (const file of files) {
  const extract = extractOf(file);
  if (extract === undefined) break;
  parentPort!.postMessage(...send(extract));
}
parentPort!.postMessage("done" satisfies WorkerMessage);

/** `undefined` where a file cannot be read: who asked for it reads it again, and meets the error. */
function extractOf(file: ExtractFile): Extract | undefined {
  try {
    return readFile(file, { texts });
  } catch {
    return undefined;
  }
}
