import { cellsOf, type SeenValue } from "./column-values.ts";
import type { KindDraft } from "./draft-date.ts";
import type { Remark } from "./remark.ts";
import { type Fit, fitPadded, type ValueKind } from "./fit.ts";

const moneyWords =
  /£|\bgbp\b|pounds|amount|arrears|balance|\brent\b|charge|\bcosts?\b|\bdebts?\b|\bpaid\b|\bowed\b|payment|income|award/i;
const shareWords = /%|percent|\bperc\b|\brate\b|share|score|proportion|\bratio\b|average|index/i;

/**
 * Whole numbers, amounts in pounds, or other numbers. Pounds need a sign: "£" in header or values, two decimals
 * throughout, or a word such as "arrears" over values with pence.
 *
 * @example
 * draftNumber("Balance (£)", values)?.fit.kind; // { kind: "pounds", negative: true }
 */
export function draftNumber(header: string, values: readonly SeenValue[]): KindDraft | undefined {
  const words = header.replaceAll("_", " ");
  if (looksLikePounds(words, values)) {
    const fit = fitPadded(poundsOf(values), values);
    const text = "taken as money, kept in whole pence; say under about: what a minus means, and the period";
    if (fit !== undefined) return { fit, remarks: [{ kind: "look", text }] };
  }
  const whole = fitPadded({ kind: "integer" }, values);
  if (whole?.refused.length === 0) return { fit: whole, remarks: onlyNoughtsAndOnes(values) };
  const number = draftDecimal(values);
  if (whole !== undefined && number?.refused.length === 0) {
    return { fit: number, remarks: [fractions(cellsOf(whole.refused))] };
  }
  if (whole !== undefined && cellsOf(whole.refused) * 50 <= cellsOf(values))
    return { fit: whole, remarks: [] };
  return number === undefined ? undefined : { fit: number, remarks: [] };
}

function fractions(cells: number): KindDraft["remarks"][number] {
  const few = `${cells.toLocaleString("en-GB")} of the values ${cells === 1 ? "has" : "have"} a fraction and the others none`;
  return {
    kind: "look",
    text: `${few}: if the column counts things, say kind: integer, and such rows are set aside`,
  };
}

// A program wrote these: small powers of ten and the last digits of binary fractions. A large power is a spreadsheet's,
// which has rounded the number.
const computedDigits = /e-\d+$|\.\d{16,}$/i;

function draftDecimal(values: readonly SeenValue[]): Fit | undefined {
  const computed = values.some(({ text }) => computedDigits.test(text.trim()));
  return fitPadded(computed ? { kind: "number", computed } : { kind: "number" }, values);
}

function looksLikePounds(words: string, values: readonly SeenValue[]): boolean {
  if (values.some(({ text }) => text.includes("£")) || words.includes("£")) return true;
  if (shareWords.test(words)) return false;
  const cells = cellsOf(values);
  const withPence = cellsOf(values.filter(({ text }) => /\.\d\d$/.test(text.trim())));
  if (withPence === cells) return true;
  // A spreadsheet leaves noughts off: 12.5 is 12 pounds 50, and 12 is 12 pounds.
  const plain = cellsOf(values.filter(({ text }) => /^-?\d+(?:\.\d\d?)?$/.test(text.trim())));
  const parts = values.some(({ text }) => /\.\d\d?$/.test(text.trim()));
  return moneyWords.test(words) && (withPence * 2 > cells || (parts && plain === cells));
}

function poundsOf(values: readonly SeenValue[]): ValueKind {
  const has = (sign: string) => values.some(({ text }) => text.includes(sign));
  return {
    kind: "pounds",
    ...(has("-") && { negative: true }),
    ...(has("£") && { poundSign: true }),
    ...(has(",") && { thousandsCommas: true }),
  };
}

function onlyNoughtsAndOnes(values: readonly SeenValue[]): KindDraft["remarks"] {
  if (!values.every(({ text }) => ["0", "1"].includes(text.trim()))) return [];
  const text = 'only 0 and 1: if they mean no and yes, say kind: yesNo, yes: ["1"], no: ["0"]';
  return [{ kind: "ask", text }];
}

const otherNumbers = [
  {
    pattern: /^\([-£]*[\d,]+(?:\.\d+)?\)$/,
    says: "these look like amounts with brackets for a minus, which are not read as one",
    fix: "have them exported with a minus sign and draft again",
  },
  {
    pattern: /^-?\d+(?:\.\d+)?%$/,
    says: "these look like percentages with their sign, which are not read as numbers",
    fix: "have them exported without the sign and draft again",
  },
];

/**
 * What to ask where most values are numbers, some of them in a form that no kind takes, or nothing.
 *
 * @example
 * otherNumberForms([{ text: "(12.50)", count: 9, line: 2 }])?.kind; // "ask"
 */
export function otherNumberForms(values: readonly SeenValue[]): Remark | undefined {
  const form = otherNumbers.find(({ pattern }) => values.some(({ text }) => pattern.test(text.trim())));
  if (form === undefined) return undefined;
  const numbers = values.filter(
    ({ text }) => form.pattern.test(text.trim()) || /^[-£]*[\d,]+(?:\.\d+)?$/.test(text.trim()),
  );
  if (cellsOf(numbers) * 2 <= cellsOf(values)) return undefined;
  return { kind: "ask", text: `${form.says}: ${form.fix}` };
}
