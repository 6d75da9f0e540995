import type { DecileRule, TreatmentOptions } from "@needscope/stats";
import { z } from "zod";
import { checkedDescription, unknownWord } from "./checked-description.ts";
import { type Normalisation, normalisationSchema } from "./normalisation.ts";

/** One indicator of a composite. */
export interface IndicatorPart {
  readonly indicator: string;
  /** As it is said to people; by default the name with hyphens as spaces. */
  readonly title?: string | undefined;
  readonly direction: "higher-is-need" | "lower-is-need";
  /** Share within the parent, in any unit: the weights of a parent are rescaled to sum to 1. 1 by default. */
  readonly weight?: number | undefined;
  /** How this indicator is brought to one scale with the others; as the composite says by default. */
  readonly normalise?: Normalisation | undefined;
  /**
   * What the column holds: values (the default); published ranks, of which 1 is the most need unless the direction
   * says otherwise, equal ones averaged before they are transformed; or published scores, taken as they are. In a
   * description from outside the direction of ranks and scores may be left out.
   */
  readonly given?: "value" | "rank" | "score" | undefined;
}

/** A group of indicators (a domain), or of groups. */
export interface GroupPart {
  readonly name: string;
  readonly title?: string | undefined;
  readonly weight?: number | undefined;
  /**
   * How the group's own score is brought to one scale with its neighbours; by default it is taken as it is. A group
   * with this is one piece of the score: its parts add up to its own score, and it adds to the whole one.
   */
  readonly normalise?: Normalisation | undefined;
  /** How its parts become one number; arithmetic by default. By any other way the group is one piece of the score. */
  readonly aggregate?: Aggregation | undefined;
  readonly parts: readonly CompositePart[];
}

/** A branch or a leaf of a composite's tree. */
export type CompositePart = IndicatorPart | GroupPart;

/** How the parts of a group become one number: the weighted mean of each kind. */
export type Aggregation = "arithmetic" | "geometric" | "harmonic";

/**
 * A composite as data: a tree of weighted indicators, how they are brought to one scale and put together.
 *
 * @example
 * const need: Composite = {
 *   name: "zone-need", title: "Need of zones", normalise: "zScore",
 *   parts: [
 *     { indicator: "persistent-absence", direction: "higher-is-need", weight: 2 },
 *     { indicator: "take-up", direction: "lower-is-need" },
 *   ],
 * };
 */
export interface Composite {
  readonly name: string;
  readonly title: string;
  readonly about?: string | undefined;
  /** Tames outliers of indicators that come as values, before they are brought to one scale; not by default. */
  readonly treat?: TreatmentOptions | undefined;
  /** How indicators are brought to one scale, where a part does not say otherwise. */
  readonly normalise: Normalisation;
  /** How the top parts become the score: arithmetic only, as contributions must sum to it. */
  readonly aggregate?: "arithmetic" | undefined;
  /** Whether weights are rescaled within each parent to sum to 1 (the default), or used as they are, without a `scale`. */
  readonly weights?: "rescaled" | "asGiven" | undefined;
  /** The rule by which ranks become tenths; none are given where it is left out. */
  readonly deciles?: DecileRule | undefined;
  /** How many units published ranks count, where the units to score are some of them only; by default all are. */
  readonly of?: number | undefined;
  /**
   * What happens to a unit that lacks an indicator of some weight: it gets no score and no rank ("unscored", the
   * default), or the others in the group share its weight ("reweigh").
   */
  readonly missing?: "unscored" | "reweigh" | undefined;
  /**
   * Scores from 0 to this, for reading. Where the normalisation has ends of its own (minMax, percentileRank, rank)
   * they become the ends of the scale: 100 is the most need on every indicator. For zScore the lowest score of the
   * run becomes 0 and the highest the top.
   */
  readonly scale?: readonly [0, number] | undefined;
  readonly parts: readonly CompositePart[];
}

/**
 * Checks a composite that comes from outside (YAML, JSON) or from a script.
 *
 * @throws RangeError with one sentence: a weight below 0, weights that are all 0, an indicator or a group named
 * twice, an unknown word
 * @example
 * const need = defineComposite({ name: "need", title: "Need", normalise: "minMax",
 *   parts: [{ indicator: "arrears-rate", direction: "higher-is-need" }] });
 */
export function defineComposite(description: unknown): Composite {
  return checkedDescription(compositeSchema, description, "Composite");
}

const name = z.string("Give it a name, as text.").min(1, "Give it a name.");
const title = z.string("A title is text.").min(1, "Give it a title.");
const weight = z.number("A weight is a number, 0 or more.").min(0, "A weight is 0 or more.").optional();
const direction = z.enum(["higher-is-need", "lower-is-need"], 'Say "higher-is-need" or "lower-is-need".');

const normalise = normalisationSchema.optional();

const edge = z.number("An edge is a number from 0.").min(0, "An edge is a number from 0.");
const treat = z.strictObject(
  {
    skewness: edge.exactOptional(),
    kurtosis: edge.exactOptional(),
    winsorise: z
      .int("Say how many units, as a whole number.")
      .min(0, "Say how many units, from 0.")
      .exactOptional(),
  },
  { error: unknownWord },
);

const indicatorPart = z.strictObject(
  {
    indicator: name,
    title: title.optional(),
    direction,
    weight,
    normalise,
    given: z.enum(["value", "rank", "score"], 'Say "value", "rank" or "score".').optional(),
  },
  { error: unknownWord },
);

const groupPart = z.strictObject(
  {
    name,
    title: title.optional(),
    weight,
    normalise,
    aggregate: z
      .enum(["arithmetic", "geometric", "harmonic"], 'Say "arithmetic", "geometric" or "harmonic".')
      .optional(),
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

/** The schema behind {@link defineComposite}, for schemas that hold a composite. */
export const compositeSchema: z.ZodType<Composite> = z
  .strictObject(
    {
      name,
      title,
      about: z.string().optional(),
      treat: treat.optional(),
      normalise: normalisationSchema,
      aggregate: z
        .enum(
          ["arithmetic"],
          'Say "arithmetic", by which contributions sum to the score; a group may say "geometric" or "harmonic".',
        )
        .optional(),
      weights: z.enum(["rescaled", "asGiven"], 'Say "rescaled" or "asGiven".').optional(),
      deciles: z.enum(["england", "scotlandWales"], 'Say "england" or "scotlandWales".').optional(),
      of: z.int("Say how many units, as a whole number.").positive("Say how many units, from 1.").optional(),
      missing: z.enum(["unscored", "reweigh"], 'Say "unscored" or "reweigh".').optional(),
      scale: z.tuple([z.literal(0), z.number().positive()], "Say the scale as [0, 100].").optional(),
      parts: partsSchema,
    },
    { error: unknownWord },
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
