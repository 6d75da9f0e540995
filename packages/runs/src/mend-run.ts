import type { Machine } from "./machine.ts";
import { runPlaces, type RunPlaces } from "./run-places.ts";

/**
 * Puts right what a run that died left beside its folder. If it died while switching, the old run goes back to its
 * place; then half-written folders are removed. Only for the holder of the lock.
 *
 * @returns how many leftover folders were removed
 * @example
 * mendRun("runs/croydon", thisMachine); // 0
 */
export function mendRun(to: string, machine: Machine): number {
  const places = runPlaces(to);
  const interrupted = interruptedSwitch(places, machine);
  if (interrupted !== undefined) machine.rename(places.aside(interrupted), places.folder);
  const leftovers = [
    ...idsOf("inWork", places, machine).map((id) => places.inWork(id)),
    ...idsOf("aside", places, machine).map((id) => places.aside(id)),
    ...idsOf("lock", places, machine).map((id) => `${places.lock}-${id}`),
  ];
  for (const path of leftovers) machine.remove(path);
  return leftovers.length;
}

/**
 * Whether a run died while switching, so that the old run stands aside and nothing in its place.
 *
 * @example
 * if (needsMending("runs/croydon", thisMachine)) mendRun("runs/croydon", thisMachine);
 */
export function needsMending(to: string, machine: Machine): boolean {
  const places = runPlaces(to);
  return machine.kindOf(places.parent) !== "nothing" && interruptedSwitch(places, machine) !== undefined;
}

/** Only a run that died while switching has both folders; a lone old one is one that could not be removed in full. */
function interruptedSwitch(places: RunPlaces, machine: Machine): string | undefined {
  if (machine.kindOf(places.folder) !== "nothing") return undefined;
  const inWork = idsOf("inWork", places, machine);
  return idsOf("aside", places, machine).find((id) => inWork.includes(id));
}

function idsOf(kind: "inWork" | "aside" | "lock", places: RunPlaces, machine: Machine): string[] {
  return machine
    .list(places.parent)
    .map((name) => places.idOf(name, kind))
    .filter((id) => id !== undefined);
}
