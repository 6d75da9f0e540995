export type { CellValue, Column, ColumnKind, ColumnOf, Row, Table } from "./table.ts";
export { State, suppressed } from "./state.ts";
export { tableFromRows } from "./table-from-rows.ts";
export { column } from "./column.ts";
export { cellAt } from "./cell-at.ts";
export { rowAt, toRows } from "./row-at.ts";
export { columnBuilder } from "./column-builder.ts";
export type { ColumnBuilder } from "./column-builder.ts";
export { withColumns } from "./with-columns.ts";
export { filterTable, takeRows } from "./filter-table.ts";
export { codesIn, type TextPool } from "./text-pool.ts";
export { textList } from "./text-list.ts";
export { type DictionaryParts, TextDictionary } from "./text-dictionary.ts";
export {
  type FieldsOfColumn,
  hashFactors,
  type KeyFields,
  mostStaged,
  type StagedKeys,
} from "./staged-keys.ts";
export { joinTables } from "./join-tables.ts";
export type { JoinAccount, JoinKey, JoinOptions } from "./join-tables.ts";
export { sharedKeys } from "./shared-keys.ts";
export type { SharedKeys } from "./shared-keys.ts";
export { csvText } from "./csv-text.ts";
export { dayNumber, dayNumberOf, dayText } from "./day-number.ts";
