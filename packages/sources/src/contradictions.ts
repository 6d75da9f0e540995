import { type Check } from "./check.ts";
import { fieldsOfCheck } from "./fields-of-check.ts";
import type { Field } from "./field.ts";
import { layoutContradictions } from "./layout-contradictions.ts";

/** A part of a declaration that does not go with another, and where it stands. */
export interface Contradiction {
  readonly message: string;
  readonly path: (string | number)[];
}

/** What of a source can contradict itself. */
export interface SourceParts {
  readonly fields: readonly Field[];
  readonly checks: readonly Check[];
  readonly key?: readonly string[] | undefined;
  readonly suppressedMarks: readonly string[];
  readonly missingMarks: readonly string[];
  readonly marks: Readonly<Record<string, unknown>>;
  readonly headerRows: number;
  readonly otherRecords?: { readonly field: string } | undefined;
  readonly unpivot?:
    | {
        readonly columns: string;
        readonly value: string;
        readonly beside: readonly { readonly columns: string; readonly field: string }[];
      }
    | undefined;
}

/**
 * What does not hold together in a declaration: names that are taken, fields that are not there, marks that mean
 * two things, ranges that hold nothing.
 *
 * @example
 * contradictions(source); // []
 */
export function contradictions(source: SourceParts): Contradiction[] {
  return [
    ...clashingNames(source),
    ...clashingHeaders(source),
    ...unknownFields(source),
    ...clashingMarks(source),
    ...emptyRanges(source),
    ...layoutContradictions(source),
  ];
}

function* clashingNames({ fields }: SourceParts): Generator<Contradiction> {
  const seen = new Set(["line"]); // every table read has a column of that name
  for (const [i, { name }] of fields.entries()) {
    if (seen.has(name)) yield { message: `The field name "${name}" is taken.`, path: ["fields", i, "name"] };
    seen.add(name);
  }
}

function* clashingHeaders({ fields }: SourceParts): Generator<Contradiction> {
  const seen = new Set<string>();
  for (const [i, { header }] of fields.entries()) {
    for (const name of header) {
      if (seen.has(name)) yield { message: `Two fields read "${name}".`, path: ["fields", i, "header"] };
      seen.add(name);
    }
  }
}

function* unknownFields({ fields, key, checks }: SourceParts): Generator<Contradiction> {
  const kinds = new Map(fields.map(({ name, kind }) => [name, kind]));
  const known = [...kinds.keys()].join(", ");
  for (const name of key ?? []) {
    if (!kinds.has(name)) yield { message: `Unknown field "${name}". Known: ${known}.`, path: ["key"] };
  }
  for (const [i, { when }] of checks.entries()) {
    for (const name of fieldsOfCheck(when)) {
      const path = ["checks", i, "when"];
      if (!kinds.has(name)) yield { message: `Unknown field "${name}". Known: ${known}.`, path };
      else if ("after" in when && kinds.get(name) !== "date")
        yield { message: `"${name}" is no date.`, path };
    }
  }
}

function* clashingMarks(source: SourceParts): Generator<Contradiction> {
  const { fields, suppressedMarks, missingMarks } = source;
  const listed = [...suppressedMarks, ...missingMarks, ...Object.keys(source.marks)];
  const marks = new Set(listed);
  if (marks.size < listed.length) {
    yield { message: "A mark is listed twice, so what it means is not certain.", path: ["suppressedMarks"] };
  }
  for (const [i, field] of fields.entries()) {
    const values =
      field.kind === "code"
        ? Object.keys(field.codes)
        : field.kind === "yesNo"
          ? [...field.yes, ...field.no]
          : [];
    const own = [...values, ...field.missing];
    const clash = own.find(
      (value, at) => (at < values.length && marks.has(value)) || own.indexOf(value) !== at,
    );
    if (clash === undefined) continue;
    yield { message: `The value "${clash}" has two meanings.`, path: ["fields", i] };
  }
}

function* emptyRanges({ fields }: SourceParts): Generator<Contradiction> {
  for (const [i, field] of fields.entries()) {
    const [low, high] =
      field.kind === "date" ? [field.earliest, field.latest] : "min" in field ? [field.min, field.max] : [];
    if (low === undefined || high === undefined || low <= high) continue;
    yield { message: "No value is between the lowest and the highest allowed.", path: ["fields", i] };
  }
}
