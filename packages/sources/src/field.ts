import { z } from "zod";
import type { DeepReadonly } from "./deep-readonly.ts";
import { regularExpression } from "./regular-expression.ts";

const headerName = z.string().trim().min(1);
const isoDate = z.iso.date('Say a date as "yyyy-mm-dd".');
const wholePence = z.number().refine((pounds) => Number.isInteger(Math.round(pounds * 1e4) / 100), {
  message: "Say pounds with at most 2 decimals.",
});

const common = {
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, "A field name is lower-case letters, digits and _, starting with a letter."),
  /** The column's header, or each of the headers that it may have. */
  header: z
    .union([headerName, z.array(headerName).min(1)], "Say the column's header, or a list of headers.")
    .transform((header) => (typeof header === "string" ? [header] : header))
    .default([]),
  /** A regular expression for the whole header, where a part of it changes from file to file. */
  headerPattern: regularExpression.optional(),
  /** The column's place, from 1, where it has no header. */
  column: z.int().min(1).optional(),
  optional: z.boolean().default(false),
  required: z.boolean().default(false),
  padded: z.boolean().default(false),
  /** Marks that mean missing in this column, whatever they mean elsewhere. */
  missing: z.array(z.string().min(1)).default([]),
  about: z.string().optional(),
};

const datedCode = z.strictObject({
  title: z.string().min(1),
  from: isoDate.optional(),
  to: isoDate.optional(),
});

/** How a period may be written; see `defineSource`. */
const periodForm = z.enum(["month", "quarter", "calendar-year", "financial-year", "academic-year", "years"]);

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

const kinds = [
  "id",
  "text",
  "code",
  "integer",
  "pounds",
  "number",
  "date",
  "yesNo",
  "area",
  "period",
  "postcode",
  "uprn",
  "nhsNumber",
  "upn",
  "nino",
  "state",
];

/** The shape of a field's declaration; its kind says which other keys it may have. */
export const fieldSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ ...common, kind: z.literal("id"), pattern: regularExpression.optional() }),
    z.strictObject({ ...common, kind: z.literal("text"), multiline: z.boolean().default(false) }),
    z.strictObject({
      ...common,
      kind: z.literal("code"),
      /** Each code and its meaning, with the days from which and to which it is in force if it is not always. */
      codes: z
        .record(z.string(), z.union([z.string(), datedCode]))
        .refine((codes) => Object.keys(codes).length > 0, {
          message: "List at least one code.",
        }),
      /** The date field whose day a code must be in force on, or one day for the whole extract (yyyy-mm-dd). */
      validOn: z.string().optional(),
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
      /** Takes powers of ten and every digit of a double, as programs write them: 9.257E-2. */
      computed: z.boolean().default(false),
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
    z.strictObject({ ...common, kind: z.literal("period"), forms: z.array(periodForm).min(1) }),
    z.strictObject({ ...common, kind: z.literal("postcode") }),
    z.strictObject({ ...common, kind: z.literal("uprn") }),
    z.strictObject({ ...common, kind: z.literal("nhsNumber") }),
    z.strictObject({ ...common, kind: z.literal("upn") }),
    z.strictObject({
      ...common,
      kind: z.literal("nino"),
      suffix: z.enum(["required", "optional"]).default("optional"),
    }),
    z.strictObject({ ...common, kind: z.literal("state"), of: z.string() }),
  ],
  {
    error: ({ code }) => (code === "invalid_union" ? `The kind is one of ${kinds.join(", ")}.` : undefined),
  },
);

/** One column of a source. */
export type Field = DeepReadonly<z.output<typeof fieldSchema>>;

/**
 * The kinds of field: id, text, code, integer, pounds, number, date, yesNo, area, period, postcode, uprn, nhsNumber,
 * upn, nino, state.
 */
export type FieldKind = Field["kind"];

/** The field of one kind: `FieldOf<"pounds">`. */
export type FieldOf<Kind extends FieldKind> = Extract<Field, { readonly kind: Kind }>;
