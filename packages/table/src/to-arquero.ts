import { ColumnTable } from "arquero";
import { cellAt } from "./cell-at.ts";
import { State, suppressed } from "./state.ts";
import type { CellValue, Column, ColumnOf, Table } from "./table.ts";

/**
 * The table as an Arquero table, for exploring. Nothing is copied: a number column without gaps is the very
 * typed array; every other column is a small view that reads the same buffers (text decoded, dates as
 * "yyyy-mm-dd", missing `undefined`).
 *
 * A suppressed cell shows as `suppressed`, a symbol, so that a sum over it fails loudly and is never too small
 * in silence. To print or to compute without those cells, say what stands for them: `{ suppressedAs: "[c]" }`
 * or `{ suppressedAs: undefined }`.
 *
 * @example
 * toArquero(rent).filter((row) => row.balance > 0).count().print();
 */
export function toArquero(table: Table, options: { readonly suppressedAs?: CellValue } = {}): ColumnTable {
  const shown = Object.hasOwn(options, "suppressedAs") ? options.suppressedAs : suppressed;
  const columns = new Map([...table.columns].map(([name, column]) => [name, arqueroColumn(column, shown)]));
  return new ColumnTable(Object.fromEntries(columns), [...columns.keys()]);
}

function arqueroColumn(column: Column, shown: CellValue): Float64Array | ColumnView {
  return isWholeNumberColumn(column) ? column.values : new ColumnView(column, shown);
}

function isWholeNumberColumn(column: Column): column is ColumnOf<"number"> {
  return column.kind === "number" && column.state.every((state) => state === State.present);
}

/** What Arquero asks of a column: a length, a cell, an iterator. */
class ColumnView {
  readonly length: number;
  readonly #column: Column;
  readonly #shown: CellValue;

  constructor(column: Column, shown: CellValue) {
    this.length = column.state.length;
    this.#column = column;
    this.#shown = shown;
  }

  at(row: number): CellValue {
    const value = row >= 0 && row < this.length ? cellAt(this.#column, row) : undefined;
    return value === suppressed ? this.#shown : value;
  }

  *[Symbol.iterator](): Generator<CellValue> {
    for (let row = 0; row < this.length; row += 1) yield this.at(row);
  }
}
