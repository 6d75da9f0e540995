import { join } from "node:path";
import type { Machine } from "./machine.ts";
import { parseManifest } from "./parse-manifest.ts";

/**
 * Makes sure that a run may take a folder's place: nothing there, an empty folder, or an earlier run with no file in
 * it that the run did not write. Anything else is somebody's work.
 *
 * @throws Error in one sentence that says what to do.
 */
export function checkReplaceable(folder: string, machine: Machine): void {
  const kind = machine.kindOf(folder);
  if (kind === "nothing") return;
  if (kind !== "folder") throw new Error(`${folder} is a ${kind}; name a folder for the run.`);
  const files = filesIn(folder, "", machine);
  if (files.length === 0) return;
  if (!files.includes("manifest.json")) {
    throw new Error(`${folder} holds files but no run, so it is not replaced; name another folder.`);
  }
  const text = new TextDecoder().decode(machine.read(join(folder, "manifest.json")));
  const own = new Set([
    "manifest.json",
    "started.txt",
    ...parseManifest(text, folder).outputs.map(({ path }) => path),
  ]);
  const others = files.filter((file) => !own.has(file));
  if (others.length > 0) {
    const what = others.length === 1 ? "a file" : `${others.length} files`;
    throw new Error(
      `${folder} holds ${what} that its run did not write ("${others[0]}"); move them away first.`,
    );
  }
}

/** Every file with its path in the folder, but for what systems leave about. */
function filesIn(folder: string, prefix: string, machine: Machine): string[] {
  return machine
    .list(folder)
    .filter((name) => !name.startsWith(".") && !["Thumbs.db", "desktop.ini"].includes(name))
    .flatMap((name) => {
      const path = join(folder, name);
      return machine.kindOf(path) === "folder"
        ? filesIn(path, `${prefix}${name}/`, machine)
        : [prefix + name];
    });
}
