import { type Column, State } from "@needscope/table";
import { columnKindOf } from "../column-kind-of.ts";
import type { ColumnPlan, FastColumn } from "./fast-column.ts";

/**
 * The column of a field that the file does not have: missing throughout.
 *
 * @example
 * absentColumn({ source, field: notes, column: -1, stored: true, likely });
 */
export function absentColumn({ field }: ColumnPlan): FastColumn {
  let length = 0;
  return {
    read: () => undefined,
    set: () => undefined,
    keep(_, rows) {
      length += rows.length;
    },
    take(): Column {
      const [rows, state] = [length, new Uint8Array(length).fill(State.missing)];
      length = 0;
      switch (columnKindOf(field)) {
        case "number":
          return { kind: "number", values: new Float64Array(rows).fill(Number.NaN), state };
        case "date":
          return { kind: "date", values: new Int32Array(rows), state };
        case "flag":
          return { kind: "flag", values: new Uint8Array(rows), state };
        case "text":
          return { kind: "text", codes: new Uint32Array(rows), pool: [], state };
      }
    },
  };
}
