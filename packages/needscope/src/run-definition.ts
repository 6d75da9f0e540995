import { indicatorSchema, measureSchema } from "@needscope/indicators";
import { conditionSchema } from "@needscope/rules";
import { pointsCardSchema } from "@needscope/scoring";
import { policySchema } from "@needscope/disclosure";
import { z } from "zod";

const name = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "use lower-case words joined by hyphens");
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "write dates as yyyy-mm-dd");

const figureSchema = z.union([
  z.strictObject({ name, title: z.string(), count: z.string(), when: conditionSchema.optional() }),
  z.strictObject({ name, title: z.string(), unit: z.string().min(1), measure: measureSchema }),
]);

const flagSchema = z.strictObject({ name, title: z.string(), when: conditionSchema });

/** A part of a run's composite; direction and title come from the indicator that it names. */
export type RunCompositePart =
  | { indicator: string; weight: number }
  | { name: string; title: string; weight: number; parts: RunCompositePart[] };

const partSchema: z.ZodType<RunCompositePart> = z.lazy(() =>
  z.union([
    z.strictObject({ indicator: name, weight: z.number() }),
    z.strictObject({ name, title: z.string(), weight: z.number(), parts: z.array(partSchema).min(1) }),
  ]),
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
  list: z.strictObject({ capacity: z.int().positive(), when: conditionSchema.optional() }).optional(),
  composite: z
    .strictObject({
      name,
      title: z.string(),
      about: z.string().optional(),
      normalise: z.string(),
      aggregate: z.string().optional(),
      scale: z.tuple([z.literal(0), z.number().positive()]).optional(),
      parts: z.array(partSchema).min(1),
    })
    .optional(),
  rankIntervals: z
    .strictObject({ draws: z.int().min(100), confidence: z.number().gt(0).lt(1) })
    .default({ draws: 2000, confidence: 0.95 }),
  figures: z.array(figureSchema).default([]),
  policy: z.union([z.enum(["practitioner", "strategic", "public"]), policySchema]).default("strategic"),
  reports: z.array(z.string()).default([]),
  seed: z.int().default(1),
});

/** A checked run description. Dates are `yyyy-mm-dd`; money in conditions is whole pence. */
export type RunDefinition = z.output<typeof runSchema>;
/** A run description as people write it: what has a default may be left out. */
export type RunInput = z.input<typeof runSchema>;

/**
 * Checks a run description and puts the run's date where it says `asOf`.
 *
 * @throws one sentence per fault, each with the place in the description
 * @example
 * const run = defineRun({ name: "monthly", title: "Families in arrears", place: "Anytown", asOf: "2026-03-31", sources, indicators });
 */
export function defineRun(input: RunInput, options: { asOf?: string } = {}): RunDefinition {
  const asOf = options.asOf ?? (input as { asOf?: unknown }).asOf;
  const dated = typeof asOf === "string" ? { ...input, asOf } : input;
  const result = runSchema.safeParse(typeof asOf === "string" ? putDate(dated, asOf) : dated);
  if (!result.success) throw new Error(faultSentence(result.error));
  return checkWhole(result.data);
}

function putDate(value: unknown, asOf: string): unknown {
  if (value === "asOf") return asOf;
  if (Array.isArray(value)) return value.map((item) => putDate(item, asOf));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, putDate(inner, asOf)]));
}

function faultSentence(error: z.ZodError): string {
  const faults = error.issues.map(
    (issue) => `${issue.path.join(".") || "the description"}: ${issue.message}`,
  );
  return `The run description needs mending: ${faults.join("; ")}.`;
}

function checkWhole(run: RunDefinition): RunDefinition {
  if (!run.families === !run.zones) {
    throw new Error(
      `Run "${run.name}" must say what it scores: either families (members, keys, refs) or zones (area, lookup), not both.`,
    );
  }
  if (run.list && !run.card) {
    throw new Error(`Run "${run.name}" asks for a list and has no card to rank it by: add a card.`);
  }
  const known = Object.keys(run.sources);
  const named = [
    ...(run.families ? [run.families.members, run.families.keys, ...Object.keys(run.families.refs)] : []),
    ...(run.zones ? [run.zones.lookup.source] : []),
    ...(run.benefitCap ? [run.benefitCap.awards] : []),
    ...run.indicators.flatMap((each) => [each.measure.source, ...(each.of ? [each.of.source] : [])]),
  ];
  for (const source of named) {
    if (!known.includes(source)) {
      throw new Error(
        `Run "${run.name}" names the source "${source}" but gives it no file. Known: ${known.join(", ")}.`,
      );
    }
  }
  return run;
}
