import { isInFolder } from "./is-in-folder.ts";
import type { Machine } from "./machine.ts";

/**
 * What to tell of a run's restricted files where the system has no modes to set: on Windows they have the permissions of
 * the folder that the run is in, which are the owner's alone only in the user's profile.
 *
 * @returns nothing where the system has modes
 * @example
 * restrictedNote("C:\\Users\\ann\\runs\\croydon", thisMachine);
 */
export function restrictedNote(
  folder: string,
  { platform, home }: Pick<Machine, "platform" | "home">,
): string | undefined {
  if (platform !== "win32") return undefined;
  const whose = isInFolder(folder, home)
    ? "your user profile, in which the run is"
    : "the folder above the run, which is outside your user profile: write the run into that";
  return `Windows has no file modes: files under restricted/ have the permissions of ${whose}.`;
}
