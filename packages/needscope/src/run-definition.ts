import { indicatorSchema, measureSchema } from "@needscope/indicators";
import { conditionSchema } from "@needscope/rules";
import { pointsCardSchema } from "@needscope/scoring";
import { policySchema } from "@needscope/disclosure";
import { incomeRelatedOn } from "@needscope/targeting";
import { z } from "zod";
import { checkRun } from "./check-run.ts";
import { gateSchema } from "./quality/gate-schema.ts";
import { weightDrawSchema } from "./weight-draw-schema.ts";

const name = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "use lower-case words joined by hyphens");
const date = z.iso.date("write a real date as yyyy-mm-dd");

const figureSchema = z.union([
  z.strictObject({ name, title: z.string(), count: z.string(), when: conditionSchema.optional() }),
  z.strictObject({ name, title: z.string(), unit: z.string().min(1), measure: measureSchema }),
]);

const flagSchema = z.strictObject({ name, title: z.string(), when: conditionSchema });

/** A part of a run's composite; direction and title come from the indicator that it names. */
export type RunCompositePart =
  | { indicator: string; [word: string]: unknown }
  | { name: string; parts: RunCompositePart[]; [word: string]: unknown };

const partSchema: z.ZodType<RunCompositePart> = z.lazy(() =>
  z.union([z.looseObject({ indicator: name }), z.looseObject({ name, parts: z.array(partSchema).min(1) })]),
);

/**
 * What a run is, as data: sources to files, keys, indicators, card or composite, list capacity, policy and
 * reports. A script exports one through `defineRun`; a `needscope.yaml` holds the same thing. The word `asOf`
 * stands for the run's date wherever a condition takes a date.
 */
export const runSchema = z.strictObject({
  name,
  title: z.string(),
  place: z.string(),
  synthetic: z.string().optional(),
  asOf: date,
  data: z.string().default("."),
  sources: z.record(name, z.union([z.string(), z.strictObject({ file: z.string(), source: z.unknown() })])),
  gates: z.record(name, gateSchema).default({}),
  families: z.strictObject({ members: name, keys: name, refs: z.record(name, z.string()) }).optional(),
  zones: z
    .strictObject({
      area: z.union([z.string(), z.record(name, z.string())]),
      lookup: z.strictObject({
        source: name,
        area: z.string(),
        zone: z.string(),
        name: z.string().optional(),
        share: z.string().optional(),
      }),
      outlines: z.string().optional(),
    })
    .optional(),
  periods: z.array(z.strictObject({ name: z.string(), from: date, to: date })).default([]),
  benefitCap: z.strictObject({ awards: name, date, greaterLondon: z.boolean() }).optional(),
  indicators: z.array(indicatorSchema).min(1),
  flags: z.array(flagSchema).default([]),
  segments: z.array(flagSchema).default([]),
  rest: z.strictObject({ name, title: z.string() }).default({ name: "none", title: "None of these" }),
  card: pointsCardSchema.optional(),
  list: z
    .strictObject({
      capacity: z.int("say a whole number of families").min(1, "say 1 family or more"),
      when: conditionSchema.optional(),
    })
    .optional(),
  // The rest of its words are checked by defineComposite, once its parts have their indicators' directions.
  composite: z.looseObject({ name, title: z.string(), parts: z.array(partSchema).min(1) }).optional(),
  rankIntervals: z
    .strictObject({
      draws: z.int().min(100).default(2000),
      confidence: z.number().gt(0).lt(1).default(0.95),
      about: z.enum(["posterior", "measured"], "say posterior or measured").default("posterior"),
      weights: weightDrawSchema.optional(),
    })
    .default({ draws: 2000, confidence: 0.95, about: "posterior" }),
  figures: z.array(figureSchema).default([]),
  policy: z
    .union([z.enum(["practitioner", "strategic", "public"]), policySchema], {
      error: 'say "practitioner", "strategic" or "public", or describe a policy',
    })
    .default("strategic"),
  reports: z.array(z.string()).default([]),
  seed: z.int().default(1),
});

/** A checked run description. Dates are `yyyy-mm-dd`; money in conditions is whole pence. */
export type RunDefinition = z.output<typeof runSchema>;
/** A run description as people write it: what has a default may be left out. */
export type RunInput = z.input<typeof runSchema>;

/**
 * Checks a run description. In a condition the word `asOf` stands for the run's date, and `in: incomeRelatedBenefits`
 * for the codes of the income-related benefits that were open on it.
 *
 * @throws one sentence, with the places in the description that need mending
 * @example
 * const run = defineRun({ name: "monthly", title: "Families in arrears", place: "Anytown", asOf: "2026-03-31", sources, indicators });
 */
export function defineRun(input: RunInput, options: { asOf?: string } = {}): RunDefinition {
  if (typeof input !== "object" || (input as unknown) === null || Array.isArray(input)) {
    throw new Error(
      "A run description is a list of words with their values: name, title, place, asOf, sources, ...",
    );
  }
  const asOf = options.asOf ?? input.asOf;
  const dated = { ...input, asOf };
  const parsedDate = z.object({ asOf: date }).safeParse(dated);
  if (!parsedDate.success) throw new Error(faultSentence(parsedDate.error, dated));
  const result = runSchema.safeParse(putWords(dated, parsedDate.data.asOf));
  if (!result.success) throw new Error(faultSentence(result.error, dated));
  checkRun(result.data);
  return result.data;
}

function putWords(value: unknown, asOf: string): unknown {
  if (value === "asOf") return asOf;
  if (value === "incomeRelatedBenefits") return incomeRelatedOn(asOf);
  if (Array.isArray(value)) return value.map((item) => putWords(item, asOf));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, putWords(inner, asOf)]));
}

function faultSentence(error: z.ZodError, input: unknown): string {
  const faults = error.issues.map(
    ({ path, message }) => `${placeOf(path, input)}: ${message.replace(/[.\s]+$/, "")}`,
  );
  return `The run description needs mending: ${faults.join("; ")}.`;
}

/** The place in words: an item of a list goes by its name. */
function placeOf(path: readonly PropertyKey[], input: unknown): string {
  let here = input;
  const words = path.map((key) => {
    here = (here as Record<PropertyKey, unknown> | undefined)?.[key];
    const named = (here as { name?: unknown } | null | undefined)?.name;
    return typeof key === "number" && typeof named === "string" ? `"${named}"` : String(key);
  });
  return words.join(" ") || "the description";
}
