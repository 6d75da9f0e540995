import type { SeenValue } from "./column-values.ts";
import type { KindDraft } from "./draft-date.ts";
import { fitPadded } from "./fit.ts";
import type { Remark } from "./remark.ts";
import { areaPrefixes } from "../reading/cells/area-prefixes.ts";

/**
 * Area codes, with the levels that are seen.
 *
 * @example
 * draftArea([{ text: "E01000001", count: 1, line: 2 }])?.fit.kind; // { kind: "area", levels: ["lsoa"] }
 */
export function draftArea(values: readonly SeenValue[]): KindDraft | undefined {
  const fit = fitPadded({ kind: "area" }, values);
  if (fit === undefined) return undefined;
  const seen = new Set(values.map(({ text }) => text.trim().slice(0, 3)));
  const levels = (Object.keys(areaPrefixes) as (keyof typeof areaPrefixes)[]).filter((level) =>
    areaPrefixes[level].some((prefix) => seen.has(prefix)),
  );
  return {
    fit: { ...fit, kind: { ...fit.kind, levels } as typeof fit.kind },
    remarks: [{ kind: "why", text: `area codes of ${levels.join(", ")}` }],
  };
}

const answers = [
  ["Y", "N"],
  ["y", "n"],
  ["Yes", "No"],
  ["YES", "NO"],
  ["yes", "no"],
  ["True", "False"],
  ["TRUE", "FALSE"],
  ["true", "false"],
  ["T", "F"],
] as const;

/**
 * Yes and no in one of the usual pairs of words.
 *
 * @example
 * draftYesNo([{ text: "Y", count: 3, line: 2 }])?.fit.kind; // { kind: "yesNo", yes: ["Y"], no: ["N"] }
 */
export function draftYesNo(values: readonly SeenValue[]): KindDraft | undefined {
  const seen = new Set(values.map(({ text }) => text.trim()));
  const used = answers.filter(([yes, no]) => seen.has(yes) || seen.has(no));
  if (used.length === 0) return undefined;
  const kind = { kind: "yesNo" as const, yes: used.map(([yes]) => yes), no: used.map(([, no]) => no) };
  const fit = fitPadded(kind, values);
  if (fit === undefined) return undefined;
  const text = "only one of the two words is there: look whether an empty cell means the other";
  return { fit, remarks: seen.size === 1 ? [{ kind: "look", text }] : [] };
}

const mostCodes = 30;
const longestCode = 40;

/**
 * A list of codes, where few different values stand many times each.
 *
 * @example
 * draftCodes(values, 1200)?.fit.kind; // { kind: "code", codes: { P: "P", R: "R" } }
 */
export function draftCodes(values: readonly SeenValue[]): KindDraft | undefined {
  const cells = values.reduce((sum, { count }) => sum + count, 0);
  if (values.length > Math.min(mostCodes, Math.floor(cells / 5))) return undefined;
  const texts = [...new Set(values.map(({ text }) => text.trim()))].sort();
  if (texts.some((text) => text.length > longestCode || /[\r\n]/.test(text))) return undefined;
  const codes = Object.fromEntries(texts.map((text) => [text, text]));
  const fit = fitPadded({ kind: "code", codes }, values);
  if (fit === undefined || fit.refused.length > 0 || Object.keys(codes).length < texts.length)
    return undefined;
  const text = "write what each code means; a code that is not in the list is set aside next time";
  return { fit, remarks: [{ kind: "look", text }, ...rareCodes(values, cells)] };
}

function rareCodes(values: readonly SeenValue[], cells: number): Remark[] {
  const rare = values.filter(({ count }) => count * 500 < cells).map(({ text }) => `"${text.trim()}"`);
  if (rare.length === 0) return [];
  const text = `${rare.sort().join(", ")} stand in fewer than 1 row of 500: take those that are slips out of the list`;
  return [{ kind: "ask", text }];
}

/**
 * Text of any kind, with line breaks where there are some.
 *
 * @example
 * draftText([{ text: "a note", count: 1, line: 2 }]).fit.kind; // { kind: "text" }
 */
export function draftText(values: readonly SeenValue[]): KindDraft {
  const multiline = values.some(({ text }) => /[\r\n]/.test(text));
  const kind = { kind: "text" as const, ...(multiline && { multiline }) };
  return { fit: fitPadded(kind, values) ?? { kind, refused: [] }, remarks: [] };
}
