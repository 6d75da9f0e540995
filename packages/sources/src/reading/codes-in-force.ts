import { column as columnOf, dayNumber, State, type Table } from "@needscope/table";
import type { FieldOf } from "../field.ts";
import type { Source } from "../source.ts";
import type { RowProblem } from "./row-reader.ts";

/** A row whose code was not in force on the day that counts for it. */
export interface CodeOutOfForce {
  readonly row: number;
  readonly problem: RowProblem;
}

/**
 * The rows that hold a code on a day outside the dates that the code list gives it. Where the day is not known, the
 * code cannot be judged and stands.
 *
 * @example
 * [...codesOutOfForce(attendance, table)].length; // 0
 */
export function* codesOutOfForce(source: Source, table: Table): Generator<CodeOutOfForce> {
  for (const field of source.fields) {
    if (field.kind !== "code" || field.validOn === undefined) continue;
    const { codes, pool, state } = columnOf(table, field.name, "text");
    const spans = Array.from(pool, (code) => spanOf(field, code));
    const dayAt = dayOfRow(table, field.validOn);
    for (let row = 0; row < table.rowCount; row += 1) {
      const day = state[row] === State.present ? dayAt(row) : undefined;
      const span = spans[codes[row]!];
      if (day === undefined || span === undefined || (day >= span.from && day <= span.to)) continue;
      yield { row, problem: outOfForce(field.header[0] ?? field.name) };
    }
  }
}

function spanOf({ codes }: FieldOf<"code">, code: string): { from: number; to: number } | undefined {
  const meaning = Object.hasOwn(codes, code) ? codes[code]! : "";
  if (typeof meaning === "string") return undefined;
  const { from, to } = meaning;
  return {
    from: from === undefined ? -Infinity : dayNumber(from),
    to: to === undefined ? Infinity : dayNumber(to),
  };
}

function dayOfRow(table: Table, validOn: string): (row: number) => number | undefined {
  if (/^\d/.test(validOn)) {
    const day = dayNumber(validOn);
    return () => day;
  }
  const { values, state } = columnOf(table, validOn, "date");
  return (row) => (state[row] === State.present ? values[row] : undefined);
}

function outOfForce(column: string): RowProblem {
  return {
    column,
    severity: "error",
    code: "code-not-in-force",
    message: `Column "${column}": the code was not in force on the day that the row is about.`,
    fix: "Correct the code or the date, or correct the dates of the code in the declaration.",
  };
}
