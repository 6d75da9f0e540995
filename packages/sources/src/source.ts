import { type Condition, conditionSchema, fieldsOf } from "@needscope/rules";
import { z } from "zod";

/** Every part read-only, all the way down. */
type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

const headerName = z.string().trim().min(1);
const isoDate = z.iso.date('Say a date as "yyyy-mm-dd".');
const wholePence = z.number().refine((pounds) => Number.isInteger(Math.round(pounds * 1e4) / 100), {
  message: "Say pounds with at most 2 decimals.",
});

const common = {
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, "A field name is lower-case letters, digits and _, starting with a letter."),
  header: z
    .union([headerName, z.array(headerName).min(1)], "Say the column's header, or a list of headers.")
    .transform((header) => (typeof header === "string" ? [header] : header)),
  optional: z.boolean().default(false),
  required: z.boolean().default(false),
  padded: z.boolean().default(false),
  about: z.string().optional(),
};

const area = z.enum([
  "output-area",
  "lsoa",
  "msoa",
  "ward",
  "local-authority",
  "county",
  "region",
  "country",
  "zone",
]);

const pattern = z
  .string()
  .refine(isRegularExpression, { message: "The pattern is not a regular expression." });

const kinds = ["id", "text", "code", "integer", "pounds", "number", "date", "yesNo", "area"];

const fieldSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ ...common, kind: z.literal("id"), pattern: pattern.optional() }),
    z.strictObject({ ...common, kind: z.literal("text"), multiline: z.boolean().default(false) }),
    z.strictObject({
      ...common,
      kind: z.literal("code"),
      codes: z.record(z.string(), z.string()).refine((codes) => Object.keys(codes).length > 0, {
        message: "List at least one code.",
      }),
    }),
    z.strictObject({
      ...common,
      kind: z.literal("integer"),
      min: z.int().optional(),
      max: z.int().optional(),
    }),
    z.strictObject({
      ...common,
      kind: z.literal("pounds"),
      min: wholePence.optional(),
      max: wholePence.optional(),
      thousandsCommas: z.boolean().default(false),
      poundSign: z.boolean().default(false),
      negative: z.boolean().default(false),
    }),
    z.strictObject({
      ...common,
      kind: z.literal("number"),
      min: z.number().optional(),
      max: z.number().optional(),
    }),
    z.strictObject({
      ...common,
      kind: z.literal("date"),
      format: z.enum(["dd/mm/yyyy", "yyyy-mm-dd", "dd-mm-yyyy"]),
      earliest: isoDate.default("1900-01-01"),
      latest: isoDate.default("2100-12-31"),
    }),
    z.strictObject({
      ...common,
      kind: z.literal("yesNo"),
      yes: z.array(z.string()).min(1),
      no: z.array(z.string()).min(1),
    }),
    z.strictObject({ ...common, kind: z.literal("area"), levels: z.array(area).min(1).optional() }),
  ],
  {
    error: ({ code }) => (code === "invalid_union" ? `The kind is one of ${kinds.join(", ")}.` : undefined),
  },
);

/** A condition, or the order of two dates that cannot be: `field` comes after the field named in `after`. */
type CheckCondition = Condition | { readonly field: string; readonly after: string };

const dateAfterAnother = z.strictObject({ field: z.string(), after: z.string() });

const checkCondition = z.unknown().transform((value, context): CheckCondition => {
  const dates = typeof value === "object" && value !== null && Object.hasOwn(value, "after");
  const parsed = dates ? dateAfterAnother.safeParse(value) : conditionSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { message, path } of parsed.error.issues) {
    context.addIssue({ code: "custom", message, path: [...path] });
  }
  return z.NEVER;
}) as unknown as z.ZodType<CheckCondition, CheckCondition>;

const checkSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/, "A check's code is kebab-case."),
  when: checkCondition,
  message: z.string().min(1),
  fix: z.string().min(1),
});

/**
 * The shape of a source's declaration, for tools that check YAML or JSON themselves. Unknown keys are refused.
 *
 * @example
 * sourceSchema.safeParse(parseYaml(text)).success;
 */
export const sourceSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]*$/, "A source's name is kebab-case, for example rent-arrears."),
    title: z.string().min(1),
    about: z.string().min(1),
    version: z.string().optional(),
    fields: z.array(fieldSchema).min(1),
    unknownColumns: z.enum(["refuse", "drop"]).default("refuse"),
    checks: z.array(checkSchema).default([]),
    key: z.array(z.string()).min(1).optional(),
    duplicates: z.enum(["warn", "quarantine"]).default("warn"),
    suppressedMarks: z.array(z.string().min(1)).default([]),
    missingMarks: z.array(z.string()).default([""]),
    delimiter: z.enum([",", ";", "\t", "|"]).default(","),
  })
  .superRefine((source, context) => {
    for (const { message, path } of contradictions(source))
      context.addIssue({ code: "custom", message, path });
  });

/** What `defineSource` takes: the declaration as people write it. */
export type SourceDescription = DeepReadonly<z.input<typeof sourceSchema>>;

/** A checked source: what an extract looks like, with every default filled in. Made by `defineSource`. */
export type Source = DeepReadonly<z.output<typeof sourceSchema>>;

/** One column of a source. */
export type Field = Source["fields"][number];

/** The kinds of field: id, text, code, integer, pounds, number, date, yesNo, area. */
export type FieldKind = Field["kind"];

/** The field of one kind: `FieldOf<"pounds">`. */
export type FieldOf<Kind extends FieldKind> = Extract<Field, { readonly kind: Kind }>;

/** A rule that no right row breaks; where it holds the row is quarantined. */
export type Check = Source["checks"][number];

/**
 * The fields that a check looks at.
 *
 * @example
 * fieldsOfCheck({ field: "start", after: "end" }); // ["start", "end"]
 */
export function fieldsOfCheck(when: Check["when"]): string[] {
  return "after" in when ? [when.field, when.after] : fieldsOf(when as Condition);
}

interface Contradiction {
  readonly message: string;
  readonly path: (string | number)[];
}

function contradictions(source: Source): Contradiction[] {
  return [
    ...clashingNames(source),
    ...clashingHeaders(source),
    ...unknownFields(source),
    ...clashingMarks(source),
    ...emptyRanges(source),
  ];
}

function* clashingNames({ fields }: Source): Generator<Contradiction> {
  const seen = new Set(["line"]); // every table read has a column of that name
  for (const [i, { name }] of fields.entries()) {
    if (seen.has(name)) yield { message: `The field name "${name}" is taken.`, path: ["fields", i, "name"] };
    seen.add(name);
  }
}

function* clashingHeaders({ fields }: Source): Generator<Contradiction> {
  const seen = new Set<string>();
  for (const [i, { header }] of fields.entries()) {
    for (const name of header) {
      if (seen.has(name)) yield { message: `Two fields read "${name}".`, path: ["fields", i, "header"] };
      seen.add(name);
    }
  }
}

function* unknownFields({ fields, key, checks }: Source): Generator<Contradiction> {
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

function* clashingMarks({ fields, suppressedMarks, missingMarks }: Source): Generator<Contradiction> {
  const marks = new Set([...suppressedMarks, ...missingMarks]);
  if (marks.size < suppressedMarks.length + missingMarks.length) {
    yield { message: "A mark is listed twice, so what it means is not certain.", path: ["suppressedMarks"] };
  }
  for (const [i, field] of fields.entries()) {
    const values =
      field.kind === "code"
        ? Object.keys(field.codes)
        : field.kind === "yesNo"
          ? [...field.yes, ...field.no]
          : [];
    const clash = values.find((value, at) => marks.has(value) || values.indexOf(value) !== at);
    if (clash === undefined) continue;
    yield { message: `The value "${clash}" has two meanings.`, path: ["fields", i] };
  }
}

function* emptyRanges({ fields }: Source): Generator<Contradiction> {
  for (const [i, field] of fields.entries()) {
    const [low, high] =
      field.kind === "date" ? [field.earliest, field.latest] : "min" in field ? [field.min, field.max] : [];
    if (low === undefined || high === undefined || low <= high) continue;
    yield { message: "No value is between the lowest and the highest allowed.", path: ["fields", i] };
  }
}

function isRegularExpression(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
