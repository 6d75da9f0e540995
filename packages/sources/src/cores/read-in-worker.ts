import { Worker } from "node:worker_threads";
import type { TextDictionary } from "@needscope/table";
import type { Extract } from "../extract.ts";
import type { ExtractFile } from "./extract-file.ts";
import { receiveExtracts, type SentExtracts } from "./sent-extracts.ts";

/** What a worker is told: its files, and for each field with shared texts which of the dictionaries it has. */
export interface WorkerTask {
  readonly files: readonly ExtractFile[];
  readonly dictionaryOf: ReadonlyMap<string, number>;
}

/** Files that another core is reading. */
export interface WorkerReading {
  /** Waits for the worker, and takes over the extracts of the files before the first that could not be read. */
  finish(): Promise<Extract[]>;
  stop(): Promise<unknown>;
}

/**
 * Starts to read files on another core.
 *
 * @throws from `finish` what ended the worker, if anything but a file did
 * @example
 * const reading = readInWorker(files, texts);
 * const extracts = await reading.finish();
 */
export function readInWorker(
  files: readonly ExtractFile[],
  texts: ReadonlyMap<string, TextDictionary>,
): WorkerReading {
  const dictionaries = [...new Set(texts.values())];
  const dictionaryOf = new Map(
    [...texts].map(([field, dictionary]) => [field, dictionaries.indexOf(dictionary)]),
  );
  const worker = workerWith({ files, dictionaryOf });
  const answer = new Promise<SentExtracts>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("messageerror", reject);
    worker.once("error", reject);
    worker.once("exit", () => {
      reject(new Error("Internal error: a worker ended before it had read its files."));
    });
  });
  // Its error is told by `finish`, even if it comes before.
  answer.catch(() => undefined);
  return {
    async finish() {
      const sources = files.map(({ source }) => source);
      return receiveExtracts(await answer, sources, dictionaries);
    },
    stop: () => worker.terminate(),
  };
}

function workerWith(task: WorkerTask): Worker {
  const own = import.meta.url;
  if (!own.endsWith(".ts")) return new Worker(new URL("reading-worker.js", own), { workerData: task });
  // Within this repository there is only the TypeScript, which Node reads through tsx.
  const [loader, program] = [import.meta.resolve("tsx/esm/api"), new URL("reading-worker.ts", own).href];
  const code = `import("${loader}").then(({ register }) => (register(), import("${program}")))`;
  return new Worker(code, { eval: true, workerData: task });
}
