import type { DrawnAbout } from "./draws/draw-values.ts";

/**
 * Says about what values were drawn, for the end of a sentence.
 *
 * @example
 * drawnAboutWords("posterior"); // "about its posterior, which draws each value to the mean of all, the more the less ..."
 */
export function drawnAboutWords(about: DrawnAbout): string {
  return about === "posterior"
    ? "about its posterior, which draws each value to the mean of all, the more the less well it is known"
    : "about what was measured, so that each error counts twice";
}
