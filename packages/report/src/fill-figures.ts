import type { Release } from "@needscope/disclosure";
import { named } from "./named.ts";

/** A value in a text: `{{ arrears }}`, `{{ arrears.number }}` or `{{ arrears.share }}`. */
export const figurePattern = /\{\{\s*([^{}]*?)\s*\}\}/;

/**
 * A text with its `{{ figure }}` values from the release filled in. Throws on an unknown name.
 *
 * @example
 * fillFigures("{{ arrears }} owe rent", release, "the headline"); // "900 of 10,000 families owe rent"
 */
export function fillFigures(text: string, release: Release, where: string): string {
  return text.replaceAll(new RegExp(figurePattern, "g"), (_, name: string) =>
    figureValue(name, release, where),
  );
}

/**
 * What stands for one name: the figure in words, `.number` the number alone, `.share` its percentage.
 *
 * @example
 * figureValue("arrears.share", release, "prose"); // "9.0%"
 */
export function figureValue(name: string, release: Release, where: string): string {
  const [, figureName = name, part] = /^(.*?)(?:\.(number|share))?$/.exec(name) ?? [];
  const figure = named(release.figures, figureName, { what: "figure", where });
  if (part === "number") return figure.text;
  if (part === "share") return figure.share ?? figure.shorthand ?? missingShare(figureName, where);
  return figure.words;
}

function missingShare(name: string, where: string): never {
  throw new RangeError(`Figure "${name}" in ${where} has no share; give its count a denominator with "of".`);
}
