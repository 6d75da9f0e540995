import type { ColumnDraft } from "./draft-column.ts";
import type { ValueState } from "../value-state.ts";
import { markMeaning } from "./known-marks.ts";
import type { Remark } from "./remark.ts";

/** The marks of a declaration. */
export interface DraftMarks {
  suppressedMarks?: string[];
  missingMarks?: string[];
  marks?: Record<string, ValueState>;
}

/**
 * The marks that stand in the place of values, over all columns.
 *
 * @example
 * marksOf(drafts); // { suppressedMarks: ["<5"], missingMarks: ["", "-"] }
 */
export function marksOf(drafts: readonly ColumnDraft[]): DraftMarks {
  const clashing = new Set(clashes(drafts).map(({ mark }) => mark));
  const meanings = new Map<string, ValueState>();
  for (const { marks, markedBeside } of drafts) {
    for (const { text } of marks) {
      if (!clashing.has(text.trim())) meanings.set(text.trim(), markMeaning(text, markedBeside)!);
    }
  }
  const sorted = [...meanings].sort(([one], [other]) => (one < other ? -1 : 1));
  const meaning = (state: ValueState) => sorted.filter(([, each]) => each === state).map(([mark]) => mark);
  const [suppressedMarks, missing] = [meaning("suppressed"), meaning("missing")];
  const others = sorted.filter(([, state]) => state !== "suppressed" && state !== "missing");
  return {
    ...(suppressedMarks.length > 0 && { suppressedMarks }),
    ...(missing.length > 0 && { missingMarks: ["", ...missing] }),
    ...(others.length > 0 && { marks: Object.fromEntries(others) }),
  };
}

/** A mark counts in every column, so one that is a value of another column cannot be declared. */
function clashes(drafts: readonly ColumnDraft[]): { mark: string; beside: string; valueOf: string }[] {
  const found = drafts.flatMap(({ column, marks }) =>
    marks.map(({ text }) => ({ mark: text.trim(), beside: column.header })),
  );
  return found.flatMap(({ mark, beside }) => {
    const other = drafts.find(({ column, marks }) =>
      column.values.some((value) => value.text.trim() === mark && !marks.includes(value)),
    );
    return other === undefined ? [] : [{ mark, beside, valueOf: other.column.header }];
  });
}

/**
 * What to look at where marks were found.
 *
 * @example
 * markRemarks(drafts); // [{ kind: "look", text: "..." }]
 */
export function markRemarks(drafts: readonly ColumnDraft[]): Remark[] {
  const { suppressedMarks = [], missingMarks = [], marks: others = {} } = marksOf(drafts);
  const marks = [...suppressedMarks, ...missingMarks, ...Object.keys(others)].filter((mark) => mark !== "");
  const told: Remark = {
    kind: "look",
    text: `${marks.join("  ")}: taken as marks, not values; look whether suppressed (a number is hidden) and missing are told apart rightly`,
  };
  return [
    ...(marks.length > 0 ? [told] : []),
    ...clashes(drafts).map(({ mark, beside, valueOf }): Remark => {
      const text = `"${mark}" stands beside the numbers of "${beside}" and is a value of "${valueOf}"; a mark counts in every column, so it is not declared, and rows that have it in "${beside}" will be set aside`;
      return { kind: "ask", text };
    }),
  ];
}
