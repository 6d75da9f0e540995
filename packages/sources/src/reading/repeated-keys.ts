import { type Column, column as columnOf, State, type Table, TextDictionary } from "@needscope/table";
import type { Source } from "../source.ts";
import type { RowProblem } from "./row-reader.ts";

/** Rows of a table and the 1-based line on which each begins. */
interface NumberedRows {
  readonly table: Table;
  readonly lines: Int32Array;
}

/**
 * Finds rows whose key stands in an earlier row too, of this table or of one seen before: an error where the source
 * declares `duplicates: "quarantine"`, else a warning. A key of which a part is missing or suppressed repeats nothing.
 *
 * @example
 * const keys = new KeyLedger(benefits, true);
 * keys.repeats({ table, lines }, new Set()).get(7); // { code: "duplicate-key", ... }
 */
export class KeyLedger {
  readonly #source: Source;
  /** The line on which each key stood first, 0 where it has not. */
  #firstLines = new Int32Array(0);
  /** For each key column the texts seen so far, and for each further one the pairs. */
  readonly #texts = new Map<string, TextDictionary>();
  readonly #pairs = new Map<string, TextDictionary>();

  readonly #whole: boolean;

  /** @param whole whether one table is all there will be, so that its own numbers of texts can serve */
  constructor(source: Source, whole: boolean) {
    this.#source = source;
    this.#whole = whole;
  }

  /** @param skip rows that are not accepted anyway */
  repeats({ table, lines }: NumberedRows, skip: ReadonlySet<number>): Map<number, RowProblem> {
    const repeated = new Map<number, RowProblem>();
    const [first, ...others] = this.#source.key ?? [];
    if (first === undefined) return repeated;
    let keys = this.#numbered(first, columnOf(table, first));
    for (const name of others) keys = this.#together(name, keys, this.#numbered(name, columnOf(table, name)));
    const firstLines = this.#room(keys);
    for (let row = 0; row < table.rowCount; row += 1) {
      const key = keys[row]!;
      if (key < 0 || skip.has(row)) continue;
      const line = firstLines[key]!;
      if (line === 0) firstLines[key] = lines[row]!;
      else repeated.set(row, duplicate(this.#source, line));
    }
    return repeated;
  }

  /** Cells as numbers, equal where the cells are; -1 where the cell is missing or suppressed. */
  #numbered(name: string, column: Column): Int32Array {
    const { state } = column;
    const numbers = new Int32Array(state.length);
    if (column.kind === "text") {
      const own = this.#whole && column.pool instanceof TextDictionary;
      const codes = own ? undefined : dictionaryIn(this.#texts, name).addPool(column.pool);
      for (let row = 0; row < numbers.length; row += 1) {
        const code = column.codes[row]!;
        numbers[row] = codes === undefined ? code : (codes[code] ?? -1);
      }
    } else {
      // Float64 as its two words: equal where the numbers are, as there is neither -0 nor NaN.
      const words = new Int32Array(Float64Array.from(column.values).buffer);
      dictionaryIn(this.#texts, name).addPairs({ words, count: numbers.length }, numbers);
    }
    for (let row = 0; row < numbers.length; row += 1) if (state[row] !== State.present) numbers[row] = -1;
    return numbers;
  }

  /** Pairs of numbers as numbers. */
  #together(name: string, one: Int32Array, other: Int32Array): Int32Array {
    const words = new Int32Array(2 * one.length);
    for (let row = 0; row < one.length; row += 1) {
      words[2 * row] = one[row]!;
      words[2 * row + 1] = other[row]!;
    }
    const numbers = new Int32Array(one.length);
    dictionaryIn(this.#pairs, name).addPairs({ words, count: one.length }, numbers);
    for (let row = 0; row < one.length; row += 1) if (one[row]! < 0 || other[row]! < 0) numbers[row] = -1;
    return numbers;
  }

  #room(keys: Int32Array): Int32Array {
    let most = -1;
    for (let row = 0; row < keys.length; row += 1) if (keys[row]! > most) most = keys[row]!;
    if (most >= this.#firstLines.length) {
      const wider = new Int32Array(Math.max(most + 1, 2 * this.#firstLines.length));
      wider.set(this.#firstLines);
      this.#firstLines = wider;
    }
    return this.#firstLines;
  }
}

function dictionaryIn(dictionaries: Map<string, TextDictionary>, name: string): TextDictionary {
  const known = dictionaries.get(name) ?? new TextDictionary();
  dictionaries.set(name, known);
  return known;
}

function duplicate({ key, duplicates }: Source, line: number): RowProblem {
  return {
    severity: duplicates === "quarantine" ? "error" : "warning",
    code: "duplicate-key",
    message: `The same ${(key ?? []).join(" and ")} stands on line ${line}.`,
    fix: "Keep one row for each key, or declare the key that makes rows different.",
  };
}
