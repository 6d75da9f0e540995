import { basename, join, resolve } from "node:path";
import { isInFolder } from "./is-in-folder.ts";
import type { Machine } from "./machine.ts";

/**
 * Where a file that holds rows about people goes. Windows has no file modes, so there a file that was to stand outside
 * the user's profile goes into it, where other users cannot look; elsewhere its mode keeps it for its owner.
 *
 * @returns the path, and on Windows what the user should know of it
 * @example
 * privatePlace("bad-rows.csv", thisMachine).path; // "bad-rows.csv" where the system has file modes
 */
export function privatePlace(
  file: string,
  { platform, home }: Pick<Machine, "platform" | "home">,
): { readonly path: string; readonly note?: string } {
  if (platform !== "win32") return { path: file };
  const inProfile = isInFolder(resolve(file), home);
  const path = inProfile ? file : join(home, ".needscope", "quarantine", basename(file));
  const moved = inProfile ? "" : `, and ${file} is outside your user profile`;
  const note = `Windows has no file modes${moved}: the rows set aside are in ${path}, with the permissions of your user profile.`;
  return { path, note };
}
