import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { FileQueue } from "./file-queue.ts";
import type { SentExtract } from "./sent-extracts.ts";

/** What a worker is told: the files, for each field with shared texts which of the dictionaries it has, where to send. */
export interface WorkerTask {
  readonly queue: FileQueue;
  readonly dictionaryOf: ReadonlyMap<string, number>;
  readonly port: MessagePort;
}

/** What a worker says: an extract and its file's place, or that it has none to come. */
export type WorkerMessage = { readonly place: number; readonly sent: SentExtract } | "done";

/** A worker that reads. */
export interface WorkerReading {
  /** When it has none to come; rejects with what ended it before. */
  readonly done: Promise<void>;
  /** Tells at once of what it has sent so far, without waiting for this thread to be free. */
  hear(): void;
  stop(): Promise<unknown>;
}

/**
 * Starts to read files on another core.
 *
 * @param take told of each extract as it comes
 * @param onArrival told after that, where this thread was waiting for it
 * @example
 * await readInWorker({ queue, dictionaryOf }, (place, sent) => arrived.set(place, sent)).done;
 */
export function readInWorker(
  task: Omit<WorkerTask, "port">,
  take: (place: number, sent: SentExtract) => void,
  onArrival: () => void = () => undefined,
): WorkerReading {
  const { port1: own, port2: port } = new MessageChannel();
  const worker = workerWith({ ...task, port });
  const [done, hear] = messagesOf(own, worker, take);
  own.on("message", onArrival);
  const stop = () => {
    own.close();
    return worker.terminate();
  };
  return { done, hear, stop };
}

function messagesOf(
  port: MessagePort,
  worker: Worker,
  take: (place: number, sent: SentExtract) => void,
): [done: Promise<void>, hear: () => void] {
  let resolve = (): void => undefined;
  const hearOne = (message: WorkerMessage) => {
    if (message === "done") resolve();
    else take(message.place, message.sent);
  };
  const hear = () => {
    for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port))
      hearOne(next.message as WorkerMessage);
  };
  const done = new Promise<void>((onDone, reject) => {
    resolve = onDone;
    port.on("message", hearOne);
    port.on("messageerror", reject);
    worker.on("error", reject);
    worker.on("exit", () => {
      hear();
      reject(new Error("Internal error: a worker ended before it had read its files."));
    });
  });
  // Who waits for it is told; nobody waits for one that is stopped.
  done.catch(() => undefined);
  return [done, hear];
}

function workerWith(task: WorkerTask): Worker {
  const own = import.meta.url;
  const options = { workerData: task, transferList: [task.port] };
  if (!own.endsWith(".ts")) return new Worker(new URL("reading-worker.js", own), options);
  // Within this repository there is only the TypeScript, which Node reads through tsx.
  const [loader, program] = [import.meta.resolve("tsx/esm/api"), new URL("reading-worker.ts", own).href];
  const code = `import("${loader}").then(({ register }) => (register(), import("${program}")))`;
  return new Worker(code, { eval: true, ...options });
}
