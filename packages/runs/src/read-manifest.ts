import { join } from "node:path";
import { isLocked, lockRun } from "./run-lock.ts";
import { thisMachine, type Machine } from "./machine.ts";
import { parseManifest } from "./parse-manifest.ts";
import type { Manifest } from "./manifest.ts";
import { mendRun, needsMending } from "./mend-run.ts";

/**
 * Reads what a run says of itself. Where a later run died at the moment of switching, the old run is first put back
 * in its place.
 *
 * @throws Error in one sentence when there is no run in the folder, or its manifest is damaged, with the place.
 * @example
 * readManifest("runs/croydon").figures[0]; // { name: "families", title: "Families ...", value: 10000, unit: "families" }
 */
export function readManifest(
  folder: string,
  { machine = thisMachine }: { readonly machine?: Machine } = {},
): Manifest {
  if (needsMending(folder, machine)) mendDead(folder, machine);
  const read = (name: string) => {
    const path = join(folder, name);
    if (machine.kindOf(path) === "file") return new TextDecoder().decode(machine.read(path));
    throw new Error(`There is no run in ${folder}: it has no ${name}.`);
  };
  return { ...parseManifest(read("manifest.json"), folder), started: read("started.txt").trim() };
}

function mendDead(folder: string, machine: Machine): void {
  if (isLocked(folder, machine))
    throw new Error(`The run in ${folder} is being written; try again when it has ended.`);
  const lock = lockRun(folder, machine);
  mendRun(folder, machine);
  lock.release();
}
