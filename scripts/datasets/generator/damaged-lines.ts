import { csvLine } from "./csv-line.ts";
import type { RandomStream } from "./random-stream.ts";

/** A kind of damage that real extracts have, to be planted as rows that no figure needs. */
export type Damage =
  | {
      readonly kind: "bad cell";
      readonly why: string;
      readonly column: string;
      readonly values: readonly string[];
    }
  | { readonly kind: "bad cells"; readonly why: string; readonly cells: Readonly<Record<string, string>> }
  | { readonly kind: "too few fields"; readonly times: number }
  | { readonly kind: "too many fields"; readonly times: number }
  | { readonly kind: "open quote"; readonly column: string; readonly times: number }
  | { readonly kind: "duplicate reference"; readonly times: number }
  | { readonly kind: "stray line"; readonly why: string; readonly text: string };

/** A broken line, why a reader must refuse it, and the row that it has to follow (-1: any place will do). */
export interface DamagedLine {
  readonly text: string;
  readonly why: string;
  readonly after: number;
}

/**
 * The broken lines of an extract. Each is a copy of some good row under a reference that no good row has, with
 * one thing wrong; a duplicate keeps its reference and comes after the row that it repeats.
 *
 * @param freshReference a well-formed reference, for the first column, that no good row has
 */
export function damagedLines(
  extract: { header: readonly string[]; rows: readonly (readonly string[])[] },
  damage: readonly Damage[],
  options: { random: RandomStream; freshReference: (n: number) => string },
): DamagedLine[] {
  const lines: DamagedLine[] = [];
  const column = (name: string): number => {
    const at = extract.header.indexOf(name);
    if (at < 0) throw new Error(`No column "${name}" to damage. Known: ${extract.header.join(", ")}.`);
    return at;
  };
  const copy = (): string[] => {
    const row = [...options.random.pick(extract.rows)];
    row[0] = options.freshReference(lines.length);
    return row;
  };
  const add = (text: string, why: string, after = -1): void => {
    lines.push({ text, why, after });
  };
  for (const item of damage) {
    switch (item.kind) {
      case "bad cell":
        for (const value of item.values) {
          add(csvLine(copy().with(column(item.column), value)), `${item.why} in ${item.column}`);
        }
        break;
      case "bad cells": {
        const row = copy();
        for (const [name, value] of Object.entries(item.cells)) row[column(name)] = value;
        add(csvLine(row), item.why);
        break;
      }
      case "too few fields":
        for (let i = 0; i < item.times; i++) add(csvLine(copy().toSpliced(1, 1)), item.kind);
        break;
      case "too many fields":
        for (let i = 0; i < item.times; i++) add(csvLine(copy().toSpliced(1, 0, "")), item.kind);
        break;
      case "open quote":
        for (let i = 0; i < item.times; i++) {
          add(
            withOpenQuote(copy(), column(item.column)),
            `a quote opened and never closed in ${item.column}`,
          );
        }
        break;
      case "duplicate reference":
        for (let i = 0; i < item.times; i++) {
          const at = options.random.integer(0, extract.rows.length - 1);
          add(csvLine(extract.rows[at]!), item.kind, at);
        }
        break;
      case "stray line":
        add(item.text, item.why);
    }
  }
  return lines;
}

function withOpenQuote(row: readonly string[], at: number): string {
  return row.map((field, c) => (c === at ? `"${field}` : csvLine([field]))).join(",");
}
