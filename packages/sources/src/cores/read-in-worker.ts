import { Worker } from "node:worker_threads";
import type { FileQueue } from "./file-queue.ts";
import type { SentExtract } from "./sent-extracts.ts";

/** What a worker is told: the files, and for each field with shared texts which of the dictionaries it has. */
export interface WorkerTask {
  readonly queue: FileQueue;
  readonly dictionaryOf: ReadonlyMap<string, number>;
}

/** What a worker says: an extract and its file's place, or that it has none to come. */
export type WorkerMessage = { readonly place: number; readonly sent: SentExtract } | "done";

/** A worker that reads. */
export interface WorkerReading {
  /** When it has none to come; rejects with what ended it before. */
  readonly done: Promise<void>;
  stop(): Promise<unknown>;
}

/**
 * Starts to read files on another core.
 *
 * @param take told of each extract as it comes
 * @example
 * await readInWorker({ queue, dictionaryOf }, ({ place, sent }) => arrived.set(place, sent)).done;
 */
export function readInWorker(
  task: WorkerTask,
  take: (message: Exclude<WorkerMessage, "done">) => void,
): WorkerReading {
  const worker = workerWith(task);
  const done = new Promise<void>((resolve, reject) => {
    worker.on("message", (message: WorkerMessage) => {
      if (message === "done") resolve();
      else take(message);
    });
    for (const event of ["error", "messageerror"]) worker.on(event, reject);
    worker.on("exit", () => {
      reject(new Error("Internal error: a worker ended before it had read its files."));
    });
  });
  // Who waits for it is told; nobody waits for one that is stopped.
  done.catch(() => undefined);
  return { done, stop: () => worker.terminate() };
}

function workerWith(task: WorkerTask): Worker {
  const own = import.meta.url;
  if (!own.endsWith(".ts")) return new Worker(new URL("reading-worker.js", own), { workerData: task });
  // Within this repository there is only the TypeScript, which Node reads through tsx.
  const [loader, program] = [import.meta.resolve("tsx/esm/api"), new URL("reading-worker.ts", own).href];
  const code = `import("${loader}").then(({ register }) => (register(), import("${program}")))`;
  return new Worker(code, { eval: true, workerData: task });
}
