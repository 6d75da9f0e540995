import type { RuleColumn } from "@needscope/rules";
import { dayText, State, type Column } from "@needscope/table";

/** A table's column as conditions see it: missing and suppressed are both unknown to them. */
export function ruleColumnOf(column: Column): RuleColumn {
  const value = valueReader(column);
  return {
    kind: column.kind,
    valueAt: (row) => (column.state[row] === State.present ? value(row) : undefined),
  };
}

function valueReader(column: Column): (row: number) => string | number | boolean | undefined {
  if (column.kind === "text") return (row) => column.pool[column.codes[row]!];
  if (column.kind === "number") return (row) => column.values[row];
  if (column.kind === "flag") return (row) => column.values[row] === 1;
  const texts = new Map<number, string>(); // few days, many rows
  return (row) => {
    const day = column.values[row]!;
    let text = texts.get(day);
    if (text === undefined) texts.set(day, (text = dayText(day)));
    return text;
  };
}
