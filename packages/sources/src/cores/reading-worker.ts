import { workerData } from "node:worker_threads";
import { readQueue } from "./file-queue.ts";
import type { WorkerMessage, WorkerTask } from "./read-in-worker.ts";
import { dictionariesOf, extractSender } from "./sent-extracts.ts";

// The program of a worker that reads some of the files of `readExtractsOnCores`, and sends each as it is read.

const { queue, dictionaryOf, port } = workerData as WorkerTask;
const { dictionaries, texts } = dictionariesOf(dictionaryOf);
const send = extractSender(dictionaries);
for (const { place, extract } of readQueue(queue, { textsOf: () => texts })) {
  const [sent, transfer] = send(extract);
  port.postMessage({ place, sent } satisfies WorkerMessage, transfer);
}
port.postMessage("done" satisfies WorkerMessage);
port.close();
