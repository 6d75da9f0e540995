import { parentPort, workerData } from "node:worker_threads";
import { TextDictionary } from "@needscope/table";
import { readFiles } from "./extract-file.ts";
import type { WorkerTask } from "./read-in-worker.ts";
import { sendExtracts } from "./sent-extracts.ts";

// The program of a worker that reads some of the files of `readExtractsOnCores`, and sends what it has read.

const { files, dictionaryOf } = workerData as WorkerTask;
const count = Math.max(-1, ...dictionaryOf.values()) + 1;
const dictionaries = Array.from({ length: count }, () => new TextDictionary());
const texts = new Map([...dictionaryOf].map(([field, i]) => [field, dictionaries[i]!]));
parentPort!.postMessage(...sendExtracts(readFiles(files, { texts }).extracts, dictionaries));
