import type { CellValue } from "@needscope/table";
import type { Field } from "../field.ts";
import { groupNames } from "../group-names.ts";
import { wholePattern } from "../whole-pattern.ts";
import type { Source } from "../source.ts";
import { UnusableFileError } from "../unusable-file-error.ts";
import { cellParser } from "./cells/cell-parser.ts";
import { CellProblem } from "./cells/cell-problem.ts";

/** Columns of a wide table that become one row: what their headers say, and the wide field of each long field. */
export interface WideGroup {
  readonly values: ReadonlyMap<string, CellValue>;
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * The source of a wide table as its columns stand: in place of the value field, one like it for each column whose
 * header matches. A source without `unpivot` stays as it is.
 *
 * @throws UnusableFileError when no header matches, or one holds no right value
 * @example
 * widenSource(source, ["Area", "2014/15", "2015/16"], "children.csv").groups.length; // 2
 */
export function widenSource(
  source: Source,
  names: readonly string[],
  file: string,
): { source: Source; groups: readonly WideGroup[] } {
  if (source.unpivot === undefined) return { source, groups: [] };
  const { columns, value, beside } = source.unpivot;
  const long = new Set([...groupNames(columns), value, ...beside.map(({ field }) => field)]);
  const states = source.fields.filter(({ kind, name }) => kind === "state" && !long.has(name));
  const ofLong = states.filter((field) => field.kind === "state" && long.has(field.of));
  for (const { name } of ofLong) long.add(name);
  const wide: Field[] = source.fields.filter(({ name }) => !long.has(name));
  const groups = valueColumns(source, names, file).map(({ header, parts, values }, i): WideGroup => {
    const fields = new Map<string, string>();
    const add = (field: Field, change: Partial<Field>): void => {
      fields.set(field.name, `${field.name}:${i}`);
      wide.push({ ...field, ...change, name: `${field.name}:${i}` } as Field);
    };
    add(fieldOf(source, value), { header: [header] });
    for (const part of beside) {
      const partHeader = names.find((name) => saysTheSame(part.columns, name, parts));
      if (partHeader !== undefined) add(fieldOf(source, part.field), { header: [partHeader] });
    }
    for (const field of ofLong) {
      if (field.kind === "state" && fields.has(field.of)) add(field, { of: fields.get(field.of)! });
    }
    return { values, fields };
  });
  return { source: { ...source, fields: wide }, groups };
}

interface ValueColumn {
  readonly header: string;
  /** What the header says, as it is written, and as read. */
  readonly parts: Readonly<Record<string, string | undefined>>;
  readonly values: ReadonlyMap<string, CellValue>;
}

function valueColumns(source: Source, names: readonly string[], file: string): ValueColumn[] {
  const { columns, value } = source.unpivot!;
  const pattern = wholePattern(columns);
  const found = names.flatMap((header): ValueColumn[] => {
    const match = pattern.exec(header);
    if (match === null) return [];
    const parts = match.groups ?? {};
    const values = groupNames(columns).map((group) => {
      const cell = cellParser(fieldOf(source, group), source)(parts[group] ?? "");
      if (!(cell instanceof CellProblem)) return [group, cell] as const;
      const message = `the header of column ${names.indexOf(header) + 1} gives no right "${group}": ${cell.message} ${cell.fix}`;
      throw new UnusableFileError(file, { code: "columns", message });
    });
    return [{ header, parts, values: new Map(values) }];
  });
  if (found.length > 0) return found;
  const message = `no column of it is one of those that become rows of "${value}"; correct unpivot, or give a file that has them.`;
  throw new UnusableFileError(file, { code: "columns", message });
}

function saysTheSame(
  columns: string,
  name: string,
  parts: Readonly<Record<string, string | undefined>>,
): boolean {
  const match = wholePattern(columns).exec(name);
  return match !== null && Object.entries(match.groups ?? {}).every(([group, text]) => parts[group] === text);
}

function fieldOf(source: Source, name: string): Field {
  return source.fields.find((field) => field.name === name)!;
}
