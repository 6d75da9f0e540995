import { on } from "node:events";
import { Worker } from "node:worker_threads";
import type { TextDictionary } from "@needscope/table";
import type { Extract } from "../extract.ts";
import type { ExtractFile } from "./extract-file.ts";
import { extractReceiver, type SentExtract } from "./sent-extracts.ts";

/** What a worker is told: its files, and for each field with shared texts which of the dictionaries it has. */
export interface WorkerTask {
  readonly files: readonly ExtractFile[];
  readonly dictionaryOf: ReadonlyMap<string, number>;
}

/** What a worker says: an extract, or that it has none to come. */
export type WorkerMessage = SentExtract | "done";

/** Files that another core is reading. */
export interface WorkerReading {
  /** The extracts as they come, up to the first file that could not be read. */
  extracts(): AsyncGenerator<Extract>;
  stop(): Promise<unknown>;
}

/**
 * Starts to read files on another core.
 *
 * @throws from `extracts` what ended the worker, if anything but a file did
 * @example
 * for await (const extract of readInWorker(files, texts).extracts()) console.log(extract.account);
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
  const close = ["exit", "messageerror"];
  const messages = on(worker, "message", { close }) as AsyncIterable<[WorkerMessage]>;
  const receive = extractReceiver(dictionaries);
  return {
    async *extracts() {
      let next = 0;
      for await (const [message] of messages) {
        if (message === "done") return;
        yield receive(message, files[next]!.source);
        next += 1;
      }
      throw new Error("Internal error: a worker ended before it had read its files.");
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
