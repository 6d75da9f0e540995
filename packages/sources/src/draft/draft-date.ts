import { cellsOf, type SeenValue } from "./column-values.ts";
import { fitPadded, type Fit } from "./fit.ts";
import type { Remark } from "./remark.ts";

/** A kind that values have, and what to tell of it. */
export interface KindDraft {
  readonly fit: Fit;
  readonly remarks: readonly Remark[];
}

const formats = ["dd/mm/yyyy", "yyyy-mm-dd", "dd-mm-yyyy"] as const;

/**
 * Dates in one of the forms that the reader takes. Where no value has a day over 12, dd/mm and mm/dd cannot be told
 * apart: the draft says so and asks.
 *
 * @example
 * draftDate(values)?.fit.kind; // { kind: "date", format: "dd/mm/yyyy" }
 */
export function draftDate(values: readonly SeenValue[]): KindDraft | undefined {
  for (const format of formats) {
    const fit = fitPadded({ kind: "date", format }, values);
    if (fit === undefined) continue;
    const remarks = format === "yyyy-mm-dd" ? [] : [orderRemark(values, format)];
    return { fit, remarks };
  }
  return undefined;
}

function orderRemark(values: readonly SeenValue[], format: string): Remark {
  const proving = values.filter(({ text }) => {
    const [first, second] = text.trim().split(/[/-]/).map(Number);
    return first! > 12 && second! <= 12;
  });
  if (proving.length > 0) {
    const cells = cellsOf(proving).toLocaleString("en-GB");
    return { kind: "why", text: `${cells} values have a day over 12, which proves that the day comes first` };
  }
  const other = format.replace("dd", "..").replace("mm", "dd").replace("..", "mm");
  return {
    kind: "ask",
    text: `no value has a day over 12, so ${format} and ${other} look alike: ask which it is; the reader takes the day first`,
  };
}

/**
 * What to tell of a column that holds dates in a form that the reader does not take.
 *
 * @example
 * otherDates(values)?.text; // "the year has two digits ..."
 */
export function otherDates(values: readonly SeenValue[]): Remark | undefined {
  const alike = (pattern: RegExp) => {
    const cells = cellsOf(values.filter(({ text }) => pattern.test(text.trim())));
    return cells > 0 && cells * 20 >= cellsOf(values) * 19;
  };
  const form = otherForms.find(({ pattern }) => alike(pattern));
  if (form === undefined) return undefined;
  return { kind: "ask", text: `${form.says}, so it is left as text: ${form.fix}` };
}

const asFourDigits = "have it exported as dd/mm/yyyy or yyyy-mm-dd and draft again";
const otherForms = [
  {
    pattern: /^(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|[12]\d|3[01])[/-]\d{4}$/,
    says: "these look like dates with the month first",
    fix: asFourDigits,
  },
  {
    pattern: /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/,
    says: "these look like dates whose year has two digits, so the century is not certain",
    fix: asFourDigits,
  },
  {
    pattern: /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[ T]\d{1,2}:\d{2}/,
    says: "these look like dates with a time of day",
    fix: "have the date exported without the time and draft again",
  },
  {
    pattern: /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/,
    says: "these look like dates, but not in one form with two digits for day and month",
    fix: asFourDigits,
  },
  {
    pattern: /^\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{2,4}$/,
    says: "these look like dates with the month in words",
    fix: asFourDigits,
  },
] as const;
