import { cellsOf, type ColumnValues, mostly, type SeenValue } from "./column-values.ts";
import type { KindDraft } from "./draft-date.ts";
import { fitPadded } from "./fit.ts";
import type { Remark } from "./remark.ts";

const lastWord =
  /(?:^|[ .])(?:ref(?:erence)?|id|identifier|no|number|num|code|key|urn|uprn|usrn|upn|uid|nino|account)\.?$/i;
const counted = /s (?:no|number|num)\.?$/i;

/**
 * References: text that stays as it is, with every zero. Digits alone are one where the header says so, where any
 * starts with a zero, or where all are long, of one length and different.
 *
 * @example
 * draftReference(column, column.values)?.fit.kind; // { kind: "id", pattern: "\\d{6}/\\d{2}" }
 */
export function draftReference(column: ColumnValues, values: readonly SeenValue[]): KindDraft | undefined {
  if (!looksLikeReference(column.header, values)) return undefined;
  const bare = fitPadded({ kind: "id" }, values);
  if (bare === undefined) return undefined;
  const { pattern, others } = commonPattern(values);
  if (pattern === undefined || others > 0) {
    return { fit: bare, remarks: [asText, ...otherForms(pattern, others), ...lostZeros(values)] };
  }
  const fit = fitPadded({ kind: "id", pattern }, values);
  return fit && { fit, remarks: [asPattern, ...lostZeros(values)] };
}

const asText: Remark = { kind: "why", text: "a reference, kept as text with every zero" };
const asPattern: Remark = {
  kind: "why",
  text: "a reference, kept as text; every value has this pattern (take it off if others are right)",
};

function otherForms(pattern: string | undefined, others: number): Remark[] {
  if (pattern === undefined) return [];
  const text = `all but ${others.toLocaleString("en-GB")} values have one form; to set the others aside, add pattern: '${pattern}'`;
  return [{ kind: "look", text }];
}

function looksLikeReference(header: string, values: readonly SeenValue[]): boolean {
  const words = header.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll(/[_-]/g, " ");
  const named = lastWord.test(words) && !counted.test(words);
  if (!mostly(values, (text) => /^\S*\d\S*$/.test(text))) return false;
  const different = values.length / cellsOf(values);
  if (!mostly(values, (text) => /^\d+$/.test(text))) {
    const decimal = mostly(values, (text) => /^-?£?[\d,.]+$/.test(text));
    return !decimal && (named || (different > 0.5 && commonPattern(values).pattern !== undefined));
  }
  if (values.some(({ text }) => /^0\d+$/.test(text.trim()))) return true;
  const length = values[0]!.text.trim().length;
  const oneLength = values.every(({ text }) => text.trim().length === length);
  return named || (different === 1 && oneLength && length >= 6);
}

/** Fewer values than this show no rule. */
const fewestForPattern = 20;

/** Runs of letters and digits as a regular expression, where nearly every value has the same, and the cells of others. */
function commonPattern(values: readonly SeenValue[]): { pattern?: string; others: number } {
  if (values.length < fewestForPattern) return { others: 0 };
  const shapes = new Map<string, number>();
  for (const { text, count } of values) {
    const pattern = shapeOf(text.trim());
    shapes.set(pattern, (shapes.get(pattern) ?? 0) + count);
  }
  const [pattern, cells] = [...shapes].reduce((best, one) => (one[1] > best[1] ? one : best));
  const others = cellsOf(values) - cells;
  return others * 50 > cells ? { others } : { pattern, others };
}

function shapeOf(text: string): string {
  return text.replace(/\d+|[A-Z]+|[a-z]+|[^\dA-Za-z]/g, (run) => {
    if (/\d/.test(run)) return `\\d{${String(run.length)}}`;
    if (/[A-Z]/.test(run)) return `[A-Z]{${String(run.length)}}`;
    if (/[a-z]/.test(run)) return `[a-z]{${String(run.length)}}`;
    return /[\\^$.*+?()[\]{}|]/.test(run) ? `\\${run}` : run;
  });
}

/** References of digits whose lengths differ and of which none starts with a zero may have lost zeros. */
function lostZeros(values: readonly SeenValue[]): Remark[] {
  const texts = values.map(({ text }) => text.trim());
  if (texts.some((text) => text.startsWith("0") || !/^\d+$/.test(text))) return [];
  const lengths = [...new Set(texts.map((text) => text.length))].sort((a, b) => a - b);
  if (lengths.length < 2) return [];
  const text = `values have ${lengths.join(", ")} digits and none starts with 0: look whether a spreadsheet took leading zeros off`;
  return [{ kind: "look", text }];
}
