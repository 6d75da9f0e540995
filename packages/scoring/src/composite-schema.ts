import { z } from "zod";
import { unknownWord } from "./checked-description.ts";
import type { Composite, CompositePart, IndicatorPart } from "./composite.ts";
import { imputationSchema } from "./impute.ts";
import { normalisationSchema } from "./normalisation.ts";
import { quantilesSchema } from "./quantiles.ts";
import { screeningSchema } from "./screen.ts";
import { transformationSchema } from "./transform.ts";

const name = z.string("Give it a name, as text.").min(1, "Give it a name.");
const title = z.string("A title is text.").min(1, "Give it a title.");
// Above the most, sums of weights could overflow.
const weight = z
  .number("A weight is a number, 0 or more.")
  .min(0, "A weight is 0 or more.")
  .max(1e15, "A weight is 1e15 at most.")
  .optional();
const direction = z.enum(["higher-is-need", "lower-is-need"], 'Say "higher-is-need" or "lower-is-need".');

const normalise = normalisationSchema.optional();

const deciles = z.enum(["england", "scotlandWales"], 'Say "england" or "scotlandWales".');

const edge = z.number("An edge is a number from 0.").min(0, "An edge is a number from 0.");
const part = z
  .number("A percentile is a number from 0 to 1.")
  .min(0)
  .max(1, "A percentile lies from 0 to 1.");
const treat = z
  .strictObject(
    {
      skewness: edge.exactOptional(),
      kurtosis: edge.exactOptional(),
      winsorise: z
        .int("Say how many units, as a whole number.")
        .min(0, "Say how many units, from 0.")
        .exactOptional(),
      percentiles: z
        .tuple([part, part], "Say the percentiles as two numbers, such as [0.05, 0.95].")
        .refine(([lower, upper]) => lower < upper, "Say the lower percentile first.")
        .exactOptional(),
    },
    { error: unknownWord },
  )
  .refine(
    ({ percentiles, ...moments }) => percentiles === undefined || Object.keys(moments).length === 0,
    'Outliers are drawn in by "percentiles", or by skewness and kurtosis.',
  );

const aggregate = z
  .enum(["arithmetic", "geometric", "harmonic"], 'Say "arithmetic", "geometric" or "harmonic".')
  .optional();

const indicatorPart = z
  .strictObject(
    {
      indicator: name,
      title: title.optional(),
      direction,
      weight,
      normalise,
      given: z.enum(["value", "rank", "score"], 'Say "value", "rank" or "score".').optional(),
      plus: z.array(name, "List the columns to add.").min(1, "List the columns to add.").optional(),
      denominator: name.optional(),
      multiplier: z
        .number("A multiplier is a number above 0.")
        .positive("A multiplier is above 0.")
        .optional(),
      shrink: name.optional(),
      impute: imputationSchema.optional(),
      transform: transformationSchema.optional(),
      treat: z.union([z.literal("none"), treat], 'Say "none", or how outliers are treated.').optional(),
    },
    { error: unknownWord },
  )
  .superRefine((part, context) => {
    const message = atOdds(part);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });

// Words that say nothing, or the opposite, beside one another.
function atOdds({
  given,
  denominator,
  multiplier,
  shrink,
  impute,
  treat,
  plus,
  transform,
}: IndicatorPart): string | undefined {
  if (denominator === undefined && shrink !== undefined)
    return 'To "shrink" a rate it needs a "denominator".';
  if (denominator === undefined && multiplier !== undefined)
    return 'A "multiplier" goes with a "denominator".';
  if (given === "score" && (transform ?? treat) !== undefined)
    return 'Published scores are taken as they are: leave out "transform" and "treat".';
  if (given !== "rank") return undefined;
  const unfit = Object.entries({ denominator, impute, treat, plus, transform }).find(
    ([, said]) => said !== undefined,
  );
  return unfit && `Published ranks are taken as they stand: leave out "${unfit[0]}".`;
}

const groupPart = z.strictObject(
  {
    name,
    title: title.optional(),
    weight,
    normalise,
    aggregate,
    parts: z.lazy(() => partsSchema),
  },
  { error: unknownWord },
);

// The word decides the shape, so that the error is about what was meant.
const partSchema: z.ZodType<CompositePart> = z.unknown().transform((value, context): CompositePart => {
  const isGroup = typeof value === "object" && value !== null && "parts" in value;
  const parsed = isGroup ? groupPart.safeParse(value) : indicatorPart.safeParse(withDirection(value));
  if (parsed.success) return parsed.data;
  for (const { message, path } of parsed.error.issues)
    context.addIssue({ code: "custom", message, path: [...path] });
  return z.NEVER;
});

// Published ranks count from the most need and published scores to it, unless someone says otherwise.
function withDirection(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("given" in value) || "direction" in value)
    return value;
  if (value.given === "rank") return { ...value, direction: "lower-is-need" };
  return value.given === "score" ? { ...value, direction: "higher-is-need" } : value;
}

const partsSchema = z
  .array(partSchema, "List the parts.")
  .min(1, "List at least one part.")
  .refine(
    (parts) => parts.some((part) => part.weight !== 0),
    "The weights are all 0: give one part a weight.",
  );

const notDescribed = "Describe it by name, title, normalise and parts.";

/** The schema behind {@link defineComposite}, for schemas that hold a composite. */
export const compositeSchema: z.ZodType<Composite> = z
  .strictObject(
    {
      name,
      title,
      about: z.string().optional(),
      screen: screeningSchema.optional(),
      impute: imputationSchema.optional(),
      treat: treat.optional(),
      normalise: normalisationSchema,
      aggregate,
      weights: z.enum(["rescaled", "asGiven"], 'Say "rescaled" or "asGiven".').optional(),
      deciles: deciles.optional(),
      quantiles: quantilesSchema.optional(),
      larger: z
        .strictObject(
          {
            area: name,
            population: name,
            counts: z.array(name, "List the columns.").exactOptional(),
            rank: name.exactOptional(),
            score: name.exactOptional(),
            deciles: deciles.exactOptional(),
            parts: z
              .array(
                z
                  .number("A part is a number from 0 to 1.")
                  .gt(0, "A part is above 0.")
                  .lt(1, "A part is below 1."),
                "List the parts, such as [0.2, 0.5].",
              )
              .exactOptional(),
          },
          { error: unknownWord },
        )
        .optional(),
      of: z.int("Say how many units, as a whole number.").positive("Say how many units, from 1.").optional(),
      missing: z.enum(["unscored", "reweigh"], 'Say "unscored" or "reweigh".').optional(),
      scale: z.tuple([z.literal(0), z.number().positive()], "Say the scale as [0, 100].").optional(),
      parts: partsSchema,
    },
    { error: (issue) => unknownWord(issue) ?? notDescribed },
  )
  .superRefine((composite, context) => {
    if (composite.weights === "asGiven" && composite.scale !== undefined) {
      const message =
        'Weights as given leave scores on a scale of their own: leave out "scale", or "weights".';
      context.addIssue({ code: "custom", message, path: ["scale"] });
    }
    const twice = firstRepeated(composite.parts.flatMap(namesIn));
    if (twice === undefined) return;
    context.addIssue({
      code: "custom",
      message: `"${twice}" is named twice: once is enough.`,
      path: ["parts"],
    });
  });

function namesIn(part: CompositePart): string[] {
  return "parts" in part ? [part.name, ...part.parts.flatMap(namesIn)] : [part.indicator];
}

function firstRepeated(names: readonly string[]): string | undefined {
  return names.find((one, place) => names.indexOf(one) !== place);
}
