import type { FieldOf } from "../../field.ts";
import { CellProblem, type KindParser, unexpected } from "./cell-problem.ts";

type PeriodForm = FieldOf<"period">["forms"][number];

const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/**
 * Periods, kept in one spelling each: a month "2015-08", a quarter "2019-Q1", a calendar year "2015", a financial
 * or academic year "2014/15", several years "2013/14-2015/16" or "2014-2016". The declared forms say which of them
 * a column holds, so that "2014-15" is never guessed. A remark in brackets behind ("2018 (Rev)", "2021/22 (p)") stays,
 * as it is part of what the figure is.
 *
 * @example
 * periodParser({ ...field, forms: ["financial-year"] })("2014-15"); // "2014/15"
 */
export function periodParser({ forms }: FieldOf<"period">): KindParser {
  const expected = `a period (${forms.map((form) => `${form}, such as ${examples[form]}`).join("; ")})`;
  const fix =
    "Write the period in a declared form, with four digits for the first year, or declare its form.";
  return (text) => {
    const { period, remark } = /^(?<period>.*?)(?<remark> \([\p{L} ]+\))?$/u.exec(text)?.groups ?? {};
    const read = forms.map((form) => spellings[form](period ?? ""));
    const plain = read.find((one) => typeof one === "string");
    if (plain !== undefined) return `${plain}${remark ?? ""}`;
    if (read.includes(impossible)) return impossible;
    return unexpected(text, { code: "not-period", expected, fix });
  };
}

const examples: Readonly<Record<PeriodForm, string>> = {
  month: "August 2015",
  quarter: "2019 Q1",
  "calendar-year": "2015",
  "financial-year": "2014/15",
  "academic-year": "2014/15",
  years: "2013/14-15/16",
};

const impossible = new CellProblem({
  code: "impossible-period",
  message: "the period is one that no calendar has.",
  fix: "Correct the month, the quarter or the second year.",
});

const spellings: Readonly<Record<PeriodForm, (text: string) => string | CellProblem | undefined>> = {
  month,
  quarter,
  "calendar-year": (text) => (/^[12]\d{3}$/.test(text) ? text : undefined),
  "financial-year": twoYears,
  "academic-year": twoYears,
  years,
};

function month(text: string): string | CellProblem | undefined {
  const digits = /^(?<year>[12]\d{3})[-/]?(?<month>\d{2})$/.exec(text)?.groups;
  if (digits !== undefined) {
    const number = Number(digits.month);
    return number >= 1 && number <= 12 ? `${digits.year!}-${digits.month!}` : impossible;
  }
  const words = /^(?<name>[A-Za-z]{3,9})[ -](?<year>[12]\d{3})$/.exec(text)?.groups;
  const name = words?.name?.toLowerCase() ?? "";
  const found = monthNames.findIndex((full) => full === name || full.slice(0, 3) === name);
  return found < 0 ? undefined : `${words!.year!}-${String(found + 1).padStart(2, "0")}`;
}

function quarter(text: string): string | CellProblem | undefined {
  const parts =
    /^(?<year>[12]\d{3})[ -]?Q(?<quarter>\d)$/.exec(text)?.groups ??
    /^Q(?<quarter>\d)[ -](?<year>[12]\d{3})$/.exec(text)?.groups;
  if (parts === undefined) return undefined;
  return /[1-4]/.test(parts.quarter!) ? `${parts.year!}-Q${parts.quarter!}` : impossible;
}

/** A year that starts in one calendar year and ends in the next: 2014/15, 2014-15, 2014/2015, 201415. */
function twoYears(text: string): string | CellProblem | undefined {
  const parts = /^(?<first>[12]\d{3})(?:[-/](?<next>\d{2}|[12]\d{3})|(?<glued>\d{2}))$/.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const next = Number(parts.first) + 1;
  const written = parts.next ?? parts.glued!;
  const right = written === String(next).slice(-written.length);
  return right ? `${parts.first!}/${String(next).slice(-2)}` : impossible;
}

/** Several years pooled: 2014-16, or 2013/14-15/16. */
function years(text: string): string | CellProblem | undefined {
  const parts = /^(?<from>[12]\d{3}(?:\/\d{2})?)-(?<to>(?:\d{2}|[12]\d{3})(?:\/\d{2})?)$/.exec(text)?.groups;
  if (parts === undefined || parts.from!.includes("/") !== parts.to!.includes("/")) return undefined;
  const century = parts.from!.slice(0, 2);
  const to = /^\d{4}/.test(parts.to!) ? parts.to! : `${century}${parts.to!}`;
  if (!to.includes("/")) return Number(to) > Number(parts.from) ? `${parts.from!}-${to}` : impossible;
  const [first, last] = [twoYears(parts.from!), twoYears(to)];
  if (typeof first !== "string" || typeof last !== "string" || last <= first) return impossible;
  return `${first}-${last}`;
}
