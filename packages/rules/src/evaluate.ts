import { compareCells, type RatioCells, ratioCells } from "./compare-cells.ts";
import type { Comparison, Condition, Ordering } from "./condition.ts";
import type { RuleColumn } from "./rule-columns.ts";
import { andInto, deny, orInto } from "./truth-columns.ts";
import { Truth } from "./truth.ts";

/** Where {@link evaluate} finds a field's column: a map, or a function that may throw a better sentence. */
export type ColumnSource = ReadonlyMap<string, RuleColumn> | ((field: string) => RuleColumn | undefined);

/**
 * Answers a condition for every row: a byte a row, 0 no, 1 yes, 2 unknown. A comparison with a missing or
 * suppressed value is unknown; `all`, `any` and `not` follow Kleene's strong logic, so an unknown only spreads
 * where it matters. `known` is never unknown.
 *
 * @param columns a map of columns by field, or a function from field to column
 * @throws RangeError when a field is unknown, or is compared with a value of another kind
 * @example
 * const columns = ruleColumnsFromRows([{ arrears: 6000 }, { arrears: 0 }, { arrears: undefined }]);
 * evaluate({ field: "arrears", atLeast: 5000 }, 3, columns); // Uint8Array [1, 0, 2]
 */
export function evaluate(condition: Condition, rowCount: number, columns: ColumnSource): Uint8Array {
  return answered(condition, { rowCount, columns, spare: [] });
}

/**
 * As {@link evaluate}, for answers that are only read: where all that is asked of a flag is whether it is yes, and it
 * is known in every row, the column's own bytes are the answers.
 *
 * @example
 * evaluateToRead({ field: "notice", is: true }, rowCount, columns); // the flags themselves
 */
export function evaluateToRead(condition: Condition, rowCount: number, columns: ColumnSource): Uint8Array {
  const isYes = "is" in condition && condition.is === true;
  const own = isYes ? columnOf(columns, condition.field) : undefined;
  const cells = own?.kind === "flag" ? own.cells : undefined;
  const flags = cells?.isWhole === true && "values" in cells ? cells.values : undefined;
  // Answers are gone through four at a time.
  const fits = flags instanceof Uint8Array && flags.byteOffset % 4 === 0;
  return fits ? flags : evaluate(condition, rowCount, columns);
}

/** The rows to answer for, and answers that nobody needs any longer: new memory costs more than to write over it. */
interface Asked {
  readonly rowCount: number;
  readonly columns: ColumnSource;
  readonly spare: Uint8Array[];
}

function answered(condition: Condition, asked: Asked): Uint8Array {
  if ("all" in condition) return joined(condition.all, andInto, asked);
  if ("any" in condition) return joined(condition.any, orInto, asked);
  if ("not" in condition) {
    const truths = answered(condition.not, asked);
    deny(truths);
    return truths;
  }
  const column = comparedColumn(condition, asked.columns);
  const truths = asked.spare.pop() ?? new Uint8Array(asked.rowCount);
  compareRows(truths, condition, column);
  return truths;
}

function joined(
  conditions: readonly Condition[],
  joinInto: (left: Uint8Array, right: Uint8Array) => void,
  asked: Asked,
): Uint8Array {
  const [first, ...others] = conditions;
  if (first === undefined) {
    // Of no conditions every one holds, and not any.
    return new Uint8Array(asked.rowCount).fill(joinInto === andInto ? Truth.yes : Truth.no);
  }
  const truths = answered(first, asked);
  for (const other of others) {
    const right = answered(other, asked);
    joinInto(truths, right);
    asked.spare.push(right);
  }
  return truths;
}

/** A column, or the quotient of two. */
interface ComparedColumn extends Omit<RuleColumn, "cells"> {
  readonly cells?: RuleColumn["cells"] | RatioCells | undefined;
}

function comparedColumn(comparison: Comparison, columns: ColumnSource): ComparedColumn {
  const column = columnOf(columns, comparison.field);
  if (!("over" in comparison) || comparison.over === undefined) return column;
  return ratio(column, columnOf(columns, comparison.over), `"${comparison.field}" over "${comparison.over}"`);
}

// A quotient is rounded once, so that 7 of 70 is at least 0.1; 0.1 x 70 is 7.000000000000001.
function ratio(above: RuleColumn, below: RuleColumn, words: string): ComparedColumn {
  if ([above.kind, below.kind].some((kind) => kind !== undefined && kind !== "number")) {
    throw new RangeError(`A condition on ${words} needs two fields of numbers.`);
  }
  const valueAt = (row: number) => {
    const [top, bottom] = [above.valueAt(row), below.valueAt(row)];
    return typeof top === "number" && typeof bottom === "number" && bottom !== 0 ? top / bottom : undefined;
  };
  return { kind: "number", valueAt, cells: ratioCells(above.cells, below.cells) };
}

function columnOf(columns: ColumnSource, field: string): RuleColumn {
  const column = typeof columns === "function" ? columns(field) : columns.get(field);
  if (column !== undefined) return column;
  const known = typeof columns === "function" ? "" : ` Known: ${[...columns.keys()].join(", ") || "none"}.`;
  throw new RangeError(`Unknown field "${field}" in a condition.${known}`);
}

type Value = string | number | boolean;

/** Writes the answer of every row into `truths`. */
function compareRows(truths: Uint8Array, comparison: Comparison, column: ComparedColumn): void {
  const holds = "known" in comparison ? undefined : testFor(comparison, column.kind);
  if (column.cells !== undefined) {
    compareCells(truths, comparison, column.cells);
  } else if ("known" in comparison) {
    for (let row = 0; row < truths.length; row++) {
      truths[row] = isMissing(column.valueAt(row)) === comparison.known ? Truth.no : Truth.yes;
    }
  } else {
    for (let row = 0; row < truths.length; row++) {
      const value = column.valueAt(row);
      if (isMissing(value) || holds === undefined) truths[row] = Truth.unknown;
      else truths[row] = holds(value) ? Truth.yes : Truth.no;
    }
  }
}

function isMissing(value: Value | undefined): value is undefined {
  return value === undefined || Number.isNaN(value);
}

function testFor(
  comparison: Exclude<Comparison, { known: boolean }>,
  kind: RuleColumn["kind"],
): (v: Value) => boolean {
  const { field } = comparison;
  if ("is" in comparison) {
    const wanted = sameKind(comparison.is, field, kind);
    return (value) => value === wanted;
  }
  if ("isNot" in comparison) {
    const unwanted = sameKind(comparison.isNot, field, kind);
    return (value) => value !== unwanted;
  }
  if ("in" in comparison) {
    const wanted = new Set<Value>(comparison.in.map((value) => sameKind(value, field, kind)));
    return (value) => wanted.has(value);
  }
  return orderTest(comparison, kind);
}

// Dates as "yyyy-mm-dd" stand in the order of their text, so one comparison serves numbers and dates.
function orderTest(comparison: Ordering, kind: RuleColumn["kind"]): (value: Value) => boolean {
  const { field } = comparison;
  if (kind === "flag" || kind === "text") {
    throw new RangeError(
      `Field "${field}" holds ${plural[kind]} and cannot be put in order: compare it by is, isNot or in.`,
    );
  }
  if ("atLeast" in comparison) {
    const edge = sameKind(comparison.atLeast, field, kind);
    return (value) => value >= edge;
  }
  if ("moreThan" in comparison) {
    const edge = sameKind(comparison.moreThan, field, kind);
    return (value) => value > edge;
  }
  if ("atMost" in comparison) {
    const edge = sameKind(comparison.atMost, field, kind);
    return (value) => value <= edge;
  }
  const edge = sameKind(comparison.lessThan, field, kind);
  return (value) => value < edge;
}

const plural = { number: "numbers", date: "dates", flag: "flags", text: "text" } as const;
const example = {
  number: "a number",
  date: 'a date as "yyyy-mm-dd"',
  flag: "true or false",
  text: "text",
} as const;

function sameKind<V extends Value>(value: V, field: string, kind: RuleColumn["kind"]): V {
  if (kind === undefined) return value;
  const fits = { number: typeof value === "number", flag: typeof value === "boolean" };
  const right = kind === "number" || kind === "flag" ? fits[kind] : typeof value === "string";
  if (right && (kind !== "date" || isDate(String(value)))) return value;
  throw new RangeError(
    `Field "${field}" holds ${plural[kind]} and cannot be compared with ${JSON.stringify(value)}: say ${example[kind]}.`,
  );
}

function isDate(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(text); // some engines take 30 February
}
