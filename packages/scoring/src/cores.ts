import { Worker } from "node:worker_threads";
import type { Composite } from "./composite.ts";
import { doPieces, type Round } from "./draws/ranked-draws.ts";
import type { KernelSpace } from "./draws/rank-kernel.ts";
import { drawRanks, gather, type RankIntervalOptions, type RankIntervals } from "./rank-intervals.ts";
import type { UnitColumns } from "./unit-columns.ts";

/**
 * `rankIntervals` with its work shared among so many cores of this machine, in Node. The same bits as on one. What the
 * general rules have to rank (sampling errors, other means) stays on one core.
 *
 * @param options.cores 2 by default; at most 8
 * @throws RangeError as `rankIntervals` does
 * @example
 * const { lower, upper } = await rankIntervalsOnCores(need, units, { weights: "any", seed: 2016, cores: 2 });
 */
export async function rankIntervalsOnCores(
  composite: Composite,
  units: UnitColumns,
  { cores = 2, ...options }: RankIntervalOptions & { readonly cores?: number },
): Promise<RankIntervals> {
  if (!Number.isInteger(cores) || cores < 1 || cores > 8) {
    throw new RangeError(`The work is shared among 1 to 8 cores, not ${String(cores)}.`);
  }
  // They start while this core draws.
  const helpers = Array.from({ length: cores - 1 }, () => new Worker(program, { eval: true, execArgv: [] }));
  try {
    const { simulated, ranked } = drawRanks(composite, units, options);
    const { space } = ranked;
    const able = space.share === undefined ? [] : helpers;
    for (const helper of able) helper.postMessage(space.share);
    for (const round of ranked.rounds) await together(space, able, round);
    return gather(simulated, ranked);
  } finally {
    await Promise.all(helpers.map((helper) => helper.terminate()));
  }
}

// A helper has nothing but the kernel and its memory, so its program needs no file and no loader.
const program = `
const { parentPort } = require("node:worker_threads");
parentPort.once("message", ({ module, memory }) => {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  parentPort.on("message", ({ taken, pieces }) => {
    const counter = new Int32Array(memory.buffer, taken, 1);
    for (let next = Atomics.add(counter, 0, 1); next < pieces.length; next = Atomics.add(counter, 0, 1)) {
      const { name, places } = pieces[next];
      exports[name](...places);
    }
    parentPort.postMessage("done");
  });
});`;

async function together(space: KernelSpace, helpers: readonly Worker[], round: Round): Promise<void> {
  const answers = helpers.map(
    (helper, place) =>
      new Promise<void>((resolve, reject) => {
        helper.once("message", () => {
          resolve();
        });
        helper.once("error", reject);
        helper.postMessage({ taken: round.taken, pieces: round.piecesOf(place + 1) });
      }),
  );
  doPieces(space, round, 0);
  await Promise.all(answers);
}
