import { createHash } from "node:crypto";
import { dirname, join, resolve } from "node:path";
import { checkReplaceable } from "./check-replaceable.ts";
import { codeOf, thisMachine, type Machine } from "./machine.ts";
import { manifestFormat, type Manifest, type ManifestOutput, type ManifestParts } from "./manifest.ts";
import { mendRun } from "./mend-run.ts";
import { outputPath } from "./output-path.ts";
import { parseManifest } from "./parse-manifest.ts";
import { restrictedNote } from "./restricted-note.ts";
import { lockRun, type RunLock } from "./run-lock.ts";
import { runPlaces } from "./run-places.ts";
import { stableJson } from "./stable-json.ts";

/** Where a run goes, and the effects that it needs. */
export interface RunOptions {
  /** Folder of the run; an earlier run there is replaced when this one is committed. */
  readonly to: string;
  /** The clock; asked once, for the start. */
  readonly now: () => Date;
  /** Takes lines about the run's own housekeeping. */
  readonly log?: (line: string) => void;
  readonly machine?: Machine;
}

/** A run that is being written. Nothing shows in its folder until it is committed. */
export interface Run {
  /**
   * Writes a file into the run. Restricted files go under `restricted/`, for the owner's eyes only: folders 0700,
   * files 0600, where the system has modes.
   *
   * @param path relative, with forward slashes
   * @returns its line in the manifest
   * @throws Error when the path leads out of the run or is written already.
   */
  write(
    path: string,
    content: string | Uint8Array,
    options?: { readonly restricted?: boolean },
  ): ManifestOutput;
  /**
   * Writes the manifest and puts the run in the place of the old one. Until then, and if it fails, the old run
   * stands as it was.
   *
   * @throws Error when a part of the manifest is wrong or a file of the old run is held open.
   */
  commit(parts: ManifestParts): Manifest;
  /** Throws the run away. After a commit it does nothing, so it can stand in a `finally`. */
  abandon(): void;
}

/**
 * Opens a run's folder: whole or not at all. The run is written to a hidden folder beside it, which takes its place
 * at {@link Run.commit} by renaming. A run that is killed at any moment leaves the old one; were it killed just
 * between the two renames, the next `openRun` or `readManifest` puts the old one back. One run writes at a time.
 *
 * @throws Error in one sentence while another run writes there, or when the folder holds files that no run wrote.
 * @example
 * const run = openRun({ to: "runs/croydon", now: () => new Date() });
 * try {
 *   run.write("report.html", html);
 *   run.write("families.csv", list, { restricted: true });
 *   run.commit({ needscope: "0.1.0", name: "croydon", asOf: "2016-03-31", definition, inputs, figures });
 * } finally {
 *   run.abandon();
 * }
 */
export function openRun({ to, now, log = () => undefined, machine = thisMachine }: RunOptions): Run {
  const folder = resolve(to);
  const lock = lockRun(folder, machine);
  try {
    const removed = mendRun(folder, machine);
    if (removed > 0) log("Removed what a run that did not end had left behind.");
    checkReplaceable(folder, machine);
    return writeRun({ folder, started: now().toISOString(), lock, machine, log });
  } catch (error) {
    lock.release();
    throw error;
  }
}

interface Opened {
  readonly folder: string;
  readonly started: string;
  readonly lock: RunLock;
  readonly machine: Machine;
  readonly log: (line: string) => void;
}

function writeRun({ folder, started, lock, machine, log }: Opened): Run {
  const places = runPlaces(folder);
  const id = machine.uniqueName();
  const inWork = places.inWork(id);
  const outputs = new Map<string, ManifestOutput>();
  let open = true;
  const checkOpen = () => {
    if (!open) throw new Error(`The run in ${folder} has ended; open another.`);
  };
  machine.makeFolder(inWork);

  return {
    write(path, content, { restricted = false } = {}) {
      checkOpen();
      const inRun = outputPath(path, { restricted });
      // Some systems do not tell "List.csv" from "list.csv".
      if (outputs.has(inRun.toLowerCase())) throw new Error(`The run has a file "${inRun}" already.`);
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      writeFile(join(inWork, inRun), bytes, { restricted, inWork, machine });
      const output = { path: inRun, bytes: bytes.length, sha256: sha256Of(bytes), restricted };
      outputs.set(inRun.toLowerCase(), output);
      return output;
    },
    commit(parts) {
      checkOpen();
      const manifest = { ...manifestOf(parts, [...outputs.values()], { folder, machine }), started };
      const { started: start, ...rest } = manifest;
      const text = `${stableJson({ format: manifestFormat, ...rest })}\n`;
      parseManifest(text, folder);
      lock.check();
      for (const name of ["started.txt", "manifest.json"]) machine.remove(join(inWork, name));
      machine.write(join(inWork, "started.txt"), new TextEncoder().encode(`${start}\n`));
      machine.write(join(inWork, "manifest.json"), new TextEncoder().encode(text));
      switchFolders({ folder, inWork, aside: places.aside(id), machine, log });
      open = false;
      lock.release();
      return manifest;
    },
    abandon() {
      if (!open) return;
      open = false;
      machine.remove(inWork);
      lock.release();
    },
  };
}

interface Writing {
  readonly restricted: boolean;
  readonly inWork: string;
  readonly machine: Machine;
}

function writeFile(path: string, bytes: Uint8Array, { restricted, inWork, machine }: Writing): void {
  if (!restricted) {
    machine.makeFolder(dirname(path));
    machine.write(path, bytes);
    return;
  }
  machine.makeFolder(join(inWork, "restricted"), 0o700);
  machine.makeFolder(dirname(path), 0o700);
  machine.write(path, bytes, 0o600);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function manifestOf(
  parts: ManifestParts,
  outputs: readonly ManifestOutput[],
  { folder, machine }: { readonly folder: string; readonly machine: Machine },
): Omit<Manifest, "started"> {
  const notes = [...(parts.notes ?? [])];
  const note = restrictedNote(folder, machine);
  if (note !== undefined && outputs.some(({ restricted }) => restricted)) notes.push(note);
  const { needscope, name, asOf, definition, inputs, figures, seed, policy, quality } = parts;
  return {
    needscope,
    name,
    asOf,
    definition,
    inputs: [...inputs].sort((left, right) =>
      inOrder(`${left.source}\n${left.file}`, `${right.source}\n${right.file}`),
    ),
    figures,
    outputs: [...outputs].sort((left, right) => inOrder(left.path, right.path)),
    notes,
    ...(seed === undefined ? {} : { seed }),
    ...(policy === undefined ? {} : { policy }),
    ...(quality === undefined ? {} : { quality }),
  };
}

function inOrder(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

interface Switch {
  readonly folder: string;
  readonly inWork: string;
  readonly aside: string;
  readonly machine: Machine;
  readonly log: (line: string) => void;
}

function switchFolders({ folder, inWork, aside, machine, log }: Switch): void {
  const old = machine.kindOf(folder) !== "nothing";
  try {
    if (old) machine.rename(folder, aside);
    machine.rename(inWork, folder);
  } catch (error) {
    if (old && machine.kindOf(folder) === "nothing") machine.rename(aside, folder);
    if (!["EPERM", "EACCES", "EBUSY"].includes(codeOf(error))) throw error;
    throw new Error(`Cannot replace the run in ${folder}: close its files in other programs and run again.`, {
      cause: error,
    });
  }
  try {
    machine.remove(aside);
  } catch {
    log("The old run could not be removed in full; the next run will.");
  }
}
