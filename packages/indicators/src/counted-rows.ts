import { and, evaluate, evaluateToRead, Truth } from "@needscope/rules";
import { column, State, type Table } from "@needscope/table";
import type { Measure } from "./indicator.ts";
import { isWithin } from "./is-within.ts";
import type { DayRange } from "./period.ts";
import { ruleColumnOf, type Wholeness } from "./rule-column-of.ts";

/** Which days a measure counts, and by which date field; absent where it counts the rows of any day. */
export interface Dating {
  readonly field: string;
  readonly days: readonly DayRange[];
}

/**
 * Whether a measure counts each row: a byte a row, 0 no, 1 yes, 2 undecided (a value or a date that it depends on is
 * missing or suppressed). Not to be written to: it may be a column's own.
 */
export function countedRows(
  table: Table,
  { where }: Pick<Measure, "where">,
  { dating, whole }: { readonly dating?: Dating | undefined; readonly whole?: Wholeness | undefined } = {},
): Uint8Array {
  if (where === undefined && dating === undefined) return new Uint8Array(table.rowCount).fill(Truth.yes);
  const columns = (field: string) => ruleColumnOf(column(table, field), whole);
  if (dating === undefined) return evaluateToRead(where!, table.rowCount, columns);
  const counted =
    where === undefined
      ? new Uint8Array(table.rowCount).fill(Truth.yes)
      : evaluate(where, table.rowCount, columns);
  keepDays(counted, table, dating);
  return counted;
}

function keepDays(counted: Uint8Array, table: Table, { field, days }: Dating): void {
  const { values, state } = column(table, field, "date");
  for (let row = 0; row < counted.length; row += 1) {
    const isInside = isWithin(values[row]!, days) ? Truth.yes : Truth.no;
    const inside = state[row] === State.present ? isInside : Truth.unknown;
    counted[row] = and(counted[row] as Truth, inside);
  }
}
