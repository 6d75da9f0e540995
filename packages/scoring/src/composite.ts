import { z } from "zod";
import { checkedDescription, unknownWord } from "./checked-description.ts";

/** One indicator of a composite. */
export interface IndicatorPart {
  readonly indicator: string;
  /** As it is said to people; by default the name with hyphens as spaces. */
  readonly title?: string | undefined;
  readonly direction: "higher-is-need" | "lower-is-need";
  /** Share within the parent, in any unit: the weights of a parent are rescaled to sum to 1. 1 by default. */
  readonly weight?: number | undefined;
}

/** A group of indicators (a domain), or of groups. */
export interface GroupPart {
  readonly name: string;
  readonly title?: string | undefined;
  readonly weight?: number | undefined;
  readonly parts: readonly CompositePart[];
}

/** A branch or a leaf of a composite's tree. */
export type CompositePart = IndicatorPart | GroupPart;

/** How an indicator is brought to one scale with the others. */
export type Normalisation = "zScore" | "minMax" | "percentileRank" | "rank";

/** How the parts of a group become one number. */
export type Aggregation = "arithmetic";

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
  readonly normalise: Normalisation;
  readonly aggregate?: Aggregation | undefined;
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

const indicatorPart = z.strictObject(
  { indicator: name, title: title.optional(), direction, weight },
  { error: unknownWord },
);

const groupPart = z.strictObject(
  {
    name,
    title: title.optional(),
    weight,
    parts: z.lazy(() => partsSchema),
  },
  { error: unknownWord },
);

// The word decides the shape, so that the error is about what was meant.
const partSchema: z.ZodType<CompositePart> = z.unknown().transform((value, context): CompositePart => {
  const isGroup = typeof value === "object" && value !== null && "parts" in value;
  const parsed = (isGroup ? groupPart : indicatorPart).safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { message, path } of parsed.error.issues)
    context.addIssue({ code: "custom", message, path: [...path] });
  return z.NEVER;
});

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
      normalise: z.enum(
        ["zScore", "minMax", "percentileRank", "rank"],
        'Say "zScore", "minMax", "percentileRank" or "rank".',
      ),
      aggregate: z.enum(["arithmetic"], 'Say "arithmetic".').optional(),
      missing: z.enum(["unscored", "reweigh"], 'Say "unscored" or "reweigh".').optional(),
      scale: z.tuple([z.literal(0), z.number().positive()], "Say the scale as [0, 100].").optional(),
      parts: partsSchema,
    },
    { error: unknownWord },
  )
  .superRefine((composite, context) => {
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
