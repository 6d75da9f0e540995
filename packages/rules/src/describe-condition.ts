import type { Comparison, Condition } from "./condition.ts";

/** How a field is said in the middle of a sentence, and how one of its values is shown ("£50.00"). */
export interface FieldWords {
  readonly title: string;
  show?(value: string | number | boolean): string;
}

/**
 * Says a condition in plain English, for lists, reports and manifests. `not` is carried inwards until it meets a
 * comparison, so that nobody has to read "not (not ...)"; that changes no answer, unknown ones included.
 *
 * @param words title and value words of a field; by default its name with hyphens as spaces
 * @example
 * describeCondition({ all: [{ field: "rent-arrears", atLeast: 50 }, { field: "benefit", is: false }] });
 * // "rent arrears of 50 or more and no benefit"
 */
export function describeCondition(
  condition: Condition,
  words: (field: string) => FieldWords = (field) => ({ title: plainName(field) }),
): string {
  return say(condition, { words, negated: false, inside: false });
}

interface Telling {
  readonly words: (field: string) => FieldWords;
  readonly negated: boolean;
  readonly inside: boolean;
}

function say(condition: Condition, telling: Telling): string {
  if ("not" in condition) return say(condition.not, { ...telling, negated: !telling.negated });
  if ("all" in condition) return sayGroup(condition.all, telling.negated ? "or" : "and", telling);
  if ("any" in condition) return sayGroup(condition.any, telling.negated ? "and" : "or", telling);
  return sayComparison(condition, telling);
}

function sayGroup(conditions: readonly Condition[], word: "and" | "or", telling: Telling): string {
  const [only] = conditions;
  if (only === undefined) return word === "and" ? "always" : "never";
  if (conditions.length === 1) return say(only, telling);
  const parts = conditions.map((condition) => say(condition, { ...telling, inside: true }));
  const text = `${parts.slice(0, -1).join(", ")}${word === "or" ? ", or" : " and"} ${parts.at(-1) ?? ""}`;
  return telling.inside ? `(${text})` : text;
}

function sayComparison(comparison: Comparison, telling: Telling): string {
  const { title, show = plainValue } = wordsOf(comparison, telling);
  const { negated } = telling;
  if ("known" in comparison) return `${title} ${comparison.known === negated ? "not known" : "known"}`;
  if ("is" in comparison) return sayEqual(title, comparison.is, { negated, show });
  if ("isNot" in comparison) return sayEqual(title, comparison.isNot, { negated: !negated, show });
  if ("in" in comparison) return `${title} is ${negated ? "not " : ""}${orList(comparison.in.map(show))}`;
  if ("atLeast" in comparison)
    return sayOrder(title, comparison.atLeast, show, negated ? "lessThan" : "atLeast");
  if ("moreThan" in comparison)
    return sayOrder(title, comparison.moreThan, show, negated ? "atMost" : "moreThan");
  if ("atMost" in comparison)
    return sayOrder(title, comparison.atMost, show, negated ? "moreThan" : "atMost");
  return sayOrder(title, comparison.lessThan, show, negated ? "atLeast" : "lessThan");
}

function wordsOf(comparison: Comparison, telling: Telling): FieldWords {
  const words = telling.words(comparison.field);
  if (!("over" in comparison) || comparison.over === undefined) return words;
  return { title: `${words.title} over ${telling.words(comparison.over).title}` };
}

type Show = (value: string | number | boolean) => string;

function sayEqual(
  title: string,
  value: string | number | boolean,
  how: { negated: boolean; show: Show },
): string {
  if (typeof value === "boolean") return value === how.negated ? `no ${title}` : title;
  return `${title} is ${how.negated ? "not " : ""}${how.show(value)}`;
}

function sayOrder(title: string, edge: string | number, show: Show, order: keyof typeof orders): string {
  return `${title} ${orders[order][typeof edge === "string" ? "date" : "number"](show(edge))}`;
}

const orders = {
  atLeast: { number: (v: string) => `of ${v} or more`, date: (v: string) => `on or after ${v}` },
  moreThan: { number: (v: string) => `of more than ${v}`, date: (v: string) => `after ${v}` },
  atMost: { number: (v: string) => `of ${v} or less`, date: (v: string) => `on or before ${v}` },
  lessThan: { number: (v: string) => `of less than ${v}`, date: (v: string) => `before ${v}` },
};

function orList(values: readonly string[]): string {
  if (values.length < 2) return values.join("");
  return `${values.slice(0, -1).join(", ")} or ${values.at(-1) ?? ""}`;
}

function plainName(field: string): string {
  return field.replaceAll("-", " ");
}

const months = "January February March April May June July August September October November December".split(
  " ",
);

const everyFigure = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 20 });

function plainValue(value: string | number | boolean): string {
  if (typeof value === "number") return everyFigure.format(value);
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value));
  if (date === null) return String(value);
  return `${String(Number(date[3]))} ${months[Number(date[2]) - 1] ?? ""} ${date[1] ?? ""}`;
}
