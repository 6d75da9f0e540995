import { cellParser } from "../reading/cells/cell-parser.ts";
import { CellProblem } from "../reading/cells/cell-problem.ts";
import { sourceFrom } from "../define-source.ts";
import type { SourceDescription } from "../source.ts";
import { cellsOf, type SeenValue } from "./column-values.ts";

/** A field as people declare it. */
export type FieldDescription = SourceDescription["fields"][number];

/** A field without its name and header: what the values alone say. */
export type ValueKind = FieldDescription extends infer Each
  ? Each extends unknown
    ? Omit<Each, "name" | "header">
    : never
  : never;

/** How well a kind of field takes the values of a column. */
export interface Fit {
  readonly kind: ValueKind;
  /** Values that the kind's own parser refuses. */
  readonly refused: readonly SeenValue[];
}

/** A column is of a kind although a few of its cells are not: damage is rare, and the reader sets it aside. */
const mostRefused = 0.05;

/**
 * Whether nearly all of some values are of a kind, by the parser that will read them; nothing where they are not.
 *
 * @param options.warned whether a value that the parser takes with a warning is taken
 * @example
 * fitOf({ kind: "integer" }, [{ text: "3", count: 9, line: 2 }])?.refused.length; // 0
 */
export function fitOf(
  kind: ValueKind,
  values: readonly SeenValue[],
  { warned = true }: { readonly warned?: boolean } = {},
): Fit | undefined {
  const parse = parserOf(kind);
  const most = mostRefused * cellsOf(values);
  const refused: SeenValue[] = [];
  let cells = 0;
  for (const value of values) {
    const cell = parse(value.text);
    if (!(cell instanceof CellProblem) || (warned && cell.value !== undefined)) continue;
    refused.push(value);
    cells += value.count;
    if (cells > most) return undefined;
  }
  return { kind, refused };
}

/**
 * The same, with `padded` where blanks stand round values.
 *
 * @example
 * fitPadded({ kind: "id" }, [{ text: "A1  ", count: 9, line: 2 }])?.kind.padded; // true
 */
export function fitPadded(
  kind: ValueKind,
  values: readonly SeenValue[],
  options: { readonly warned?: boolean } = {},
): Fit | undefined {
  const padded = values.some(({ text }) => text !== text.trim());
  return fitOf(padded ? { ...kind, padded: true } : kind, values, options);
}

function parserOf(kind: ValueKind): ReturnType<typeof cellParser> {
  const field = { ...kind, name: "value", header: "value" };
  const source = sourceFrom({ name: "draft", title: "Draft", about: "One column.", fields: [field] });
  return cellParser(source.fields[0]!, source);
}
