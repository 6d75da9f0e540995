import { codeOf, type Machine } from "./machine.ts";
import { runPlaces } from "./run-places.ts";

/** A lock that this run holds. */
export interface RunLock {
  /** Throws when somebody took the lock away. */
  check(): void;
  release(): void;
}

interface Owner {
  readonly id: string;
  readonly pid: number;
  readonly host: string;
}

/**
 * Takes the lock of a run's folder. The lock is a hidden folder with its owner inside, made elsewhere and renamed
 * into place: renaming is the one step that either happens whole or not at all on every system, and it fails while
 * another lock stands there. The lock of a process that has died is taken over.
 *
 * @throws Error in one sentence while another run holds it.
 */
export function lockRun(folder: string, machine: Machine): RunLock {
  const { lock, parent } = runPlaces(folder);
  if (isLocked(folder, machine)) throw new Error(heldSentence(folder, lock));
  const own: Owner = { id: machine.uniqueName(), pid: machine.pid, host: machine.host };
  const made = `${lock}-${own.id}`;
  machine.makeFolder(parent);
  try {
    machine.makeFolder(made);
    machine.write(`${made}/owner.json`, new TextEncoder().encode(JSON.stringify(own)));
    if (!renamed(made, lock, machine)) {
      removeDeadLock(folder, machine);
      if (!renamed(made, lock, machine)) throw new Error(heldSentence(folder, lock));
    }
  } catch (error) {
    machine.remove(made);
    // A run that was quicker clears leftovers away, and what is being made beside them too.
    if (codeOf(error) === "ENOENT") throw new Error(heldSentence(folder, lock), { cause: error });
    throw error;
  }
  return {
    check() {
      if (ownerOf(lock, machine)?.id !== own.id) throw new Error(heldSentence(folder, lock));
    },
    release() {
      if (ownerOf(lock, machine)?.id === own.id) removeWhole(lock, machine);
    },
  };
}

/**
 * Whether a living process, or one on another computer, holds the lock of a run's folder.
 *
 * @example
 * isLocked("runs/croydon", thisMachine); // false
 */
export function isLocked(folder: string, machine: Machine): boolean {
  const { lock } = runPlaces(folder);
  if (machine.kindOf(lock) === "nothing") return false;
  return !isDead(ownerOf(lock, machine), machine);
}

function renamed(from: string, to: string, machine: Machine): boolean {
  try {
    machine.rename(from, to);
    return true;
  } catch (error) {
    // What systems answer when a folder stands at the new path.
    if (
      ["ENOTEMPTY", "EEXIST", "EPERM", "EACCES"].includes(codeOf(error)) &&
      machine.kindOf(to) !== "nothing"
    ) {
      return false;
    }
    throw error;
  }
}

function removeDeadLock(folder: string, machine: Machine): void {
  const { lock } = runPlaces(folder);
  const owner = ownerOf(lock, machine);
  if (!isDead(owner, machine)) throw new Error(heldSentence(folder, lock));
  // Away first, so that of two runs that find the same dead lock only one takes it from its place.
  const away = `${lock}-${machine.uniqueName()}`;
  if (!moved(lock, away, machine)) return;
  // A run that was quicker may have put its living lock there meanwhile: give it back.
  if (ownerOf(away, machine)?.id !== owner?.id) renamed(away, lock, machine);
  machine.remove(away);
}

function moved(from: string, to: string, machine: Machine): boolean {
  try {
    machine.rename(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

/** Away first: a folder that is being emptied in its place could swallow the next run's lock. */
function removeWhole(lock: string, machine: Machine): void {
  const away = `${lock}-${machine.uniqueName()}`;
  if (moved(lock, away, machine)) machine.remove(away);
}

function isDead(owner: Owner | undefined, machine: Machine): boolean {
  // A lock is renamed into place whole, so one without an owner is one that is being removed.
  if (owner === undefined) return true;
  return owner.host === machine.host && !machine.isRunning(owner.pid);
}

function ownerOf(lock: string, machine: Machine): Owner | undefined {
  try {
    const owner = JSON.parse(new TextDecoder().decode(machine.read(`${lock}/owner.json`))) as Partial<Owner>;
    const { id, pid, host } = owner;
    return typeof id === "string" && typeof pid === "number" && typeof host === "string"
      ? { id, pid, host }
      : undefined;
  } catch {
    return undefined;
  }
}

function heldSentence(folder: string, lock: string): string {
  return `Another run is writing to ${folder}; wait for it to end, or if none is running remove the folder ${lock}.`;
}
