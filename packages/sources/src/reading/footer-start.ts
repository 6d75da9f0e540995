import { wholePattern } from "../whole-pattern.ts";
import type { Source } from "../source.ts";
import { firstText } from "./first-text.ts";
import { isBlank } from "./is-blank.ts";
import type { Lines } from "./split-lines.ts";

/**
 * Where the declared notes below the rows start: the 0-based line, or `undefined` where they are not there. Only the
 * last lines are looked at (those that are not blank, as many as declared), so that a row which happens to look
 * like a note cannot take the rest of the file with it.
 *
 * @param first the first line that can belong to a footer: the one after the header
 * @example
 * footerStart(lines, { footer: { from: "Total", most: 30 }, first: 1 });
 */
export function footerStart(
  lines: { readonly count: number; firstText(index: number): string },
  { footer, first }: { readonly footer: Source["footer"]; readonly first: number },
): number | undefined {
  if (footer === undefined) return undefined;
  const from = typeof footer === "number" ? undefined : wholePattern(footer.from);
  let left = typeof footer === "number" ? footer : footer.most;
  let start: number | undefined;
  for (let i = lines.count - 1; i >= first && left > 0; i -= 1) {
    const text = lines.firstText(i);
    if (text === "") continue;
    left -= 1;
    if (from === undefined ? left === 0 : from.test(text)) start = i;
  }
  return start;
}

/** What became of the lines of a footer. */
export type FooterFate = "blank" | "aside";

/**
 * The lines before the footer, and what each line of the footer is.
 *
 * @example
 * withoutFooter(lines, { source, first: 1 }).lines.count;
 */
export function withoutFooter(
  lines: Lines,
  { source, first }: { readonly source: Source; readonly first: number },
): { lines: Lines; footer: FooterFate[] } {
  const { footer: declared, delimiter } = source;
  const texts = { count: lines.count, firstText: (i: number) => firstText(lines.line(i), delimiter) };
  const start = footerStart(texts, { footer: declared, first }) ?? lines.count;
  const footer = Array.from({ length: lines.count - start }, (_, i): FooterFate =>
    isBlank(lines.line(start + i), source.delimiter) ? "blank" : "aside",
  );
  return { lines: { ...lines, count: start }, footer };
}
