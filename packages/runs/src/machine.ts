import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { homedir, hostname } from "node:os";

/**
 * What a run asks of the computer: its disk, and which processes live. A parameter, so that tests can be another
 * system, or die at any step.
 */
export interface Machine {
  readonly platform: string;
  /** The user's own folder. */
  readonly home: string;
  readonly host: string;
  readonly pid: number;
  isRunning(pid: number): boolean;
  /** A short text that no other run has, for the names of folders in work. */
  uniqueName(): string;
  /** What stands at a path; a link is not followed. */
  kindOf(path: string): "file" | "folder" | "link" | "nothing";
  /** Names in a folder, sorted. */
  list(folder: string): string[];
  read(path: string): Uint8Array;
  /** Makes a folder with those above it. The mode is set where the system has modes. */
  makeFolder(path: string, mode?: number): void;
  /** Writes a file that is not there yet, down to the disk. */
  write(path: string, bytes: Uint8Array, mode?: number): void;
  /** Renames; fails when a folder with something in it stands at the new path. */
  rename(from: string, to: string): void;
  /** Removes a file or a folder with all in it; nothing there is no error. */
  remove(path: string): void;
}

/**
 * The computer that the program runs on.
 *
 * @example
 * openRun({ to: "runs/croydon", now, machine: thisMachine });
 */
export const thisMachine: Machine = {
  platform: process.platform,
  home: homedir(),
  host: hostname(),
  pid: process.pid,
  isRunning,
  uniqueName: () => randomBytes(6).toString("hex"),
  kindOf,
  list: (folder) => fs.readdirSync(folder).sort(),
  read: (path) => fs.readFileSync(path),
  makeFolder(path, mode) {
    fs.mkdirSync(path, { recursive: true, ...(mode === undefined ? {} : { mode }) });
  },
  write: writeNew,
  rename: (from, to) => fs.renameSync(from, to),
  remove: (path) => fs.rmSync(path, { recursive: true, force: true }),
};

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0); // signal 0 only asks whether the process is there
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM"; // there, but somebody else's
  }
}

function kindOf(path: string): "file" | "folder" | "link" | "nothing" {
  const found = fs.lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return "nothing";
  if (found.isSymbolicLink()) return "link";
  return found.isDirectory() ? "folder" : "file";
}

function writeNew(path: string, bytes: Uint8Array, mode?: number): void {
  const file = fs.openSync(path, "wx", mode);
  try {
    fs.writeFileSync(file, bytes);
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}

/**
 * The system's code of a failed operation ("ENOENT"), or an empty text.
 *
 * @example
 * codeOf(error) === "ENOTEMPTY";
 */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
