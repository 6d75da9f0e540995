import { type CellValue, dayNumber, dayNumberOf, suppressed } from "@needscope/table";
import type { Field, FieldKind, FieldOf, Source } from "../source.ts";
import { areaPrefixes } from "./area-prefixes.ts";
import { shapeOf } from "./shape-of.ts";

/** What is wrong with a cell. With a `value` the cell can be used all the same, and it is only a warning. */
export class CellProblem {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly value: string | undefined;

  constructor(
    words: { readonly code: string; readonly message: string; readonly fix: string },
    value?: string,
  ) {
    this.code = words.code;
    this.message = words.message;
    this.fix = words.fix;
    this.value = value;
  }
}

/** Reads one cell of a column: its value (a date as a day number), or what is wrong with it. */
export type CellParser = (cell: string) => CellValue | CellProblem;

/**
 * The parser of a field's cells: padding, missing and suppressed marks first, then the field's own kind.
 *
 * @example
 * const parse = cellParser(balance, source);
 * parse("1.5"); // 150
 */
export function cellParser(field: Field, { missingMarks, suppressedMarks }: Source): CellParser {
  const missing = new Set(missingMarks);
  const hidden = new Set(suppressedMarks);
  const parseKind = parserOf(field);
  return (cell) => {
    const trimmed = cell.trim();
    const text = field.padded ? trimmed : cell;
    if (trimmed === "" || missing.has(text)) return field.required ? emptyCell : undefined;
    if (hidden.has(text)) return suppressed;
    if (text !== trimmed && field.kind !== "text") return paddedCell;
    return parseKind(text);
  };
}

const emptyCell = new CellProblem({
  code: "empty",
  message: "the cell is empty and this source requires it.",
  fix: "Fill the cell where the extract comes from, or drop required from the field.",
});

const paddedCell = new CellProblem({
  code: "padding",
  message: "the value has blanks before or after it.",
  fix: "Take the blanks off, or declare padded: true for the field.",
});

type KindParser = (text: string) => string | number | boolean | CellProblem;

const parsers: { readonly [Kind in FieldKind]: (field: FieldOf<Kind>) => KindParser } = {
  id: idParser,
  text: textParser,
  code: codeParser,
  integer: integerParser,
  pounds: poundsParser,
  number: numberParser,
  date: dateParser,
  yesNo: yesNoParser,
  area: areaParser,
};

function parserOf(field: Field): KindParser {
  return (parsers[field.kind] as (field: Field) => KindParser)(field);
}

/** A problem whose message says what the value looks like and what was expected instead. */
function unexpected(text: string, words: { code: string; expected: string; fix: string }): CellProblem {
  const message = `${shapeOf(text)} where ${words.expected} is expected.`;
  return new CellProblem({ code: words.code, message, fix: words.fix });
}

function idParser({ pattern }: FieldOf<"id">): KindParser {
  const whole = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, "u");
  return (text) => {
    if (/^\d(?:\.\d+)?[Ee]\+?\d+$/.test(text)) return roundedId;
    if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/u.test(text)) return unreadableId;
    if (whole === undefined || whole.test(text)) return text;
    const fix = "Look whether columns are shifted, or whether a spreadsheet took leading zeros off.";
    return unexpected(text, { code: "id-pattern", expected: "a reference of the declared pattern", fix });
  };
}

const roundedId = new CellProblem({
  code: "spreadsheet-number",
  message: "the reference was turned into a rounded number such as 1.00E+11.",
  fix: "Export again without opening the file in a spreadsheet: the digits are lost.",
});

const unreadableId = new CellProblem({
  code: "control-character",
  message: "the reference holds characters that cannot be seen or were not decoded.",
  fix: "Export again as UTF-8, and clear the value where it comes from.",
});

function textParser({ multiline }: FieldOf<"text">): KindParser {
  return (text) => {
    if (!multiline && /[\r\n]/.test(text)) return brokenText;
    if (text.includes("\ufffd")) return new CellProblem(replacedCharacter, text);
    if (garbled.test(text)) return new CellProblem(garbledText, text);
    return text;
  };
}

const brokenText = new CellProblem({
  code: "line-break",
  message: "the text holds a line break.",
  fix: "Take the line break out, or declare multiline: true for the field.",
});

const replacedCharacter = {
  code: "replacement-character",
  message: "the text holds a character that could not be decoded.",
  fix: "Export again as UTF-8; until then names may not match.",
};

// What UTF-8 looks like when some step before took it for Windows-1252: the lead byte as a capital A with an
// accent, then a byte from 0x80 to 0xBF.
const garbled = /[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€/;

const garbledText = {
  code: "garbled-text",
  message: "the text looks as if it was decoded in the wrong way before it came here.",
  fix: "Export again as UTF-8; until then names may not match.",
};

function codeParser({ codes }: FieldOf<"code">): KindParser {
  const known = new Set(Object.keys(codes));
  const expected = `one of ${known.size} declared codes (${[...known].slice(0, 12).join(", ")}${known.size > 12 ? ", ..." : ""})`;
  const fix = "Correct the code, or declare it with its meaning if the supplier has added one.";
  return (text) => (known.has(text) ? text : unexpected(text, { code: "unknown-code", expected, fix }));
}

function integerParser({ min, max }: FieldOf<"integer">): KindParser {
  return (text) => {
    const value = /^-?\d{1,15}$/.test(text) ? plus(Number(text)) : undefined;
    const fix = "Give digits only, without a decimal point, commas or spaces.";
    if (value === undefined)
      return unexpected(text, { code: "not-integer", expected: "a whole number", fix });
    return withinRange(value, { min, max });
  };
}

function numberParser({ min, max }: FieldOf<"number">): KindParser {
  return (text) => {
    const value = /^-?(?:\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})$/.test(text) ? plus(Number(text)) : undefined;
    const fix = "Give digits with at most one decimal point, without commas or powers of ten.";
    if (value === undefined) return unexpected(text, { code: "not-number", expected: "a number", fix });
    return withinRange(value, { min, max });
  };
}

// The point is the only decimal sign and a comma only ever parts thousands: "1.234,50" is refused, never guessed.
const plainPounds = /^(\d{1,13})?(?:\.(\d{1,2}))?$/;
const groupedPounds = /^(\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,2}))?$/;

function poundsParser(field: FieldOf<"pounds">): KindParser {
  const range = {
    min: pence(field.min),
    max: pence(field.max),
    show: (value: number) => `£${(value / 100).toFixed(2)}`,
  };
  const signs = signPattern(field);
  return (text) => {
    const signed = signs.exec(text);
    const digits = signed?.groups?.digits ?? "";
    const parts = plainPounds.exec(digits) ?? (field.thousandsCommas ? groupedPounds.exec(digits) : null);
    if (parts === null || digits === "")
      return unexpected(text, { code: "not-pounds", expected: poundsWords(field), fix: poundsFix });
    const whole = Number((parts[1] ?? "0").replaceAll(",", ""));
    const value = whole * 100 + Number((parts[2] ?? "").padEnd(2, "0"));
    return withinRange(plus(text.includes("-") ? -value : value), range);
  };
}

const poundsFix =
  "Give pounds with a point and at most 2 decimals; signs and commas must be declared (negative, poundSign, thousandsCommas).";

function signPattern({ negative, poundSign }: FieldOf<"pounds">): RegExp {
  const minus = negative ? "-?" : "";
  const either = poundSign ? `(?:${minus}£?|£${minus})` : minus;
  return new RegExp(`^${either}(?<digits>[\\d.,]+)$`);
}

function poundsWords({ negative, poundSign, thousandsCommas }: FieldOf<"pounds">): string {
  const extras = [
    ...(thousandsCommas ? ["thousands commas"] : []),
    ...(poundSign ? ["a £ sign"] : []),
    ...(negative ? ["a minus"] : []),
  ];
  return `an amount in pounds${extras.length > 0 ? ` (with ${extras.join(", ")} allowed)` : ""}`;
}

function pence(pounds: number | undefined): number | undefined {
  return pounds === undefined ? undefined : Math.round(pounds * 100);
}

/** Turns -0 into 0, which are one amount but two values to a Map. */
function plus(value: number): number {
  return value + 0;
}

const datePatterns = {
  "dd/mm/yyyy": /^(?<day>\d{2})\/(?<month>\d{2})\/(?<year>\d{4})$/,
  "dd-mm-yyyy": /^(?<day>\d{2})-(?<month>\d{2})-(?<year>\d{4})$/,
  "yyyy-mm-dd": /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
};

function dateParser({ format, earliest, latest }: FieldOf<"date">): KindParser {
  const pattern = datePatterns[format];
  const range = {
    min: dayNumber(earliest),
    max: dayNumber(latest),
    show: (day: number) => (day === dayNumber(earliest) ? earliest : latest),
  };
  return (text) => {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) return notDate(text, format);
    const day = dayNumberOf(Number(groups.year), Number(groups.month), Number(groups.day));
    return day === undefined ? impossibleDate : withinRange(day, range);
  };
}

function notDate(text: string, format: string): CellProblem {
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text)) return twoDigitYear;
  const fix = `Write the date as ${format}, with two digits for day and month and no time of day.`;
  return unexpected(text, { code: "not-date", expected: `a date written ${format}`, fix });
}

const twoDigitYear = new CellProblem({
  code: "two-digit-year",
  message: "the year has two digits, so the century is not certain.",
  fix: "Export the date with four digits for the year.",
});

const impossibleDate = new CellProblem({
  code: "impossible-date",
  message: "the calendar has no such day.",
  fix: "Correct the date where it comes from; look whether day and month are exchanged.",
});

function yesNoParser({ yes, no }: FieldOf<"yesNo">): KindParser {
  const values = new Map([
    ...yes.map((word) => [word, true] as const),
    ...no.map((word) => [word, false] as const),
  ]);
  const expected = `one of ${[...values.keys()].join(", ")}`;
  const fix = "Correct the value, or declare the word under yes or no.";
  return (text) => values.get(text) ?? unexpected(text, { code: "not-yes-no", expected, fix });
}

function areaParser({ levels }: FieldOf<"area">): KindParser {
  const prefixes = new Set<string>(
    (levels ?? Object.keys(areaPrefixes)).flatMap(
      (level) => areaPrefixes[level as keyof typeof areaPrefixes],
    ),
  );
  const fix = "Give the 9-character code (a letter and 8 digits), not a name or a postcode.";
  return (text) => {
    if (!/^[A-Z]\d{8}$/.test(text))
      return unexpected(text, { code: "not-area-code", expected: "an area code", fix });
    return prefixes.has(text.slice(0, 3)) ? text : otherLevel;
  };
}

const otherLevel = new CellProblem({
  code: "area-level",
  message: "the area code is of a level that the field does not take.",
  fix: "Give codes of the declared level, or declare the level of these.",
});

interface Range {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly show?: (edge: number) => string;
}

function withinRange(value: number, { min, max, show = String }: Range): number | CellProblem {
  if (min !== undefined && value < min) return outOfRange(`below ${show(min)}, the lowest`);
  if (max !== undefined && value > max) return outOfRange(`above ${show(max)}, the highest`);
  return value;
}

function outOfRange(words: string): CellProblem {
  const fix = "Correct the value where it comes from, or widen the range if it can be right.";
  return new CellProblem({
    code: "out-of-range",
    message: `the value is ${words} that the field takes.`,
    fix,
  });
}
