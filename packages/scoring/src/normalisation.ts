import { z } from "zod";
import { unknownWord } from "./checked-description.ts";

/** The ways of bringing parts to one scale, by name. */
export const normalisationWords = [
  "zScore",
  "robustZScore",
  "minMax",
  "percentileRank",
  "rank",
  "borda",
  "exponential",
  "normalScore",
  "distanceToMax",
  "distanceToTarget",
  "distanceToReference",
  "fractionOfMax",
  "goalposts",
] as const;

/** The name of a normalisation. */
export type NormalisationWord = (typeof normalisationWords)[number];

/** A normalisation with its options; which ones a method takes stands beside each. */
export interface NormalisationSettings {
  readonly method: NormalisationWord;
  /** zScore: what the mean and the standard deviation become; 0 and 1 by default. */
  readonly mean?: number | undefined;
  readonly deviation?: number | undefined;
  /** zScore: what units are: a sample (divided by n - 1, the default) or the whole population (by n). */
  readonly of?: "sample" | "population" | undefined;
  /** zScore: the column by which mean and deviation are weighted, such as people; the units count alike by default. */
  readonly weights?: string | undefined;
  /** minMax, percentileRank, goalposts: what 0 and 1 become, such as [1, 100]. */
  readonly ends?: readonly [number, number] | undefined;
  /**
   * percentileRank, of a rank r from the least need among n: (r - 1) / (n - 1) "inclusive" (the default), r / (n + 1)
   * "exclusive", (r - 0.5) / n "midpoint", r / n "share".
   */
  readonly form?: "inclusive" | "exclusive" | "midpoint" | "share" | undefined;
  /** exponential: how strongly the most deprived are stretched; 23 by default. */
  readonly constant?: number | undefined;
  /** exponential: rank as a proportion, (N - rank + 1) / N ("inclusive", the default) or (N - rank) / N. */
  readonly scaledRank?: "inclusive" | "exclusive" | undefined;
  /**
   * exponential, normalScore, percentileRank, rank, borda: what equal values get, of the ranks as the method counts them.
   * "average" by default for exponential and normalScore and for published ranks, where others leave the ranks as published; "min" for others.
   */
  readonly ties?: "min" | "max" | "average" | undefined;
  /** normalScore: the quantile is taken of (rank - offset) / (n + 1 - 2 offset); 0 by default. */
  readonly offset?: number | undefined;
  /** robustZScore: per 1.4826 median absolute deviations ("normalDeviation", the default) or per one ("mad"). */
  readonly per?: "normalDeviation" | "mad" | undefined;
  /** distanceToTarget: what scores 1, in the units of the indicator. */
  readonly target?: number | undefined;
  /** distanceToReference: the id of the unit that scores 1. */
  readonly reference?: string | undefined;
  /** goalposts: what scores 0 and what scores 1, in the units of the indicator, the lower number first. */
  readonly posts?: readonly [number, number] | undefined;
  /** distanceToTarget, distanceToReference (false by default), goalposts (true): whether scores end at 0 and 1. */
  readonly cap?: boolean | undefined;
}

/** How a part is brought to one scale with the others: a word, or a word with its options. */
export type Normalisation = NormalisationWord | NormalisationSettings;

/**
 * A normalisation as settings, whichever way it was written.
 *
 * @example
 * settingsOf("zScore"); // { method: "zScore" }
 */
export function settingsOf(normalisation: Normalisation): NormalisationSettings {
  return typeof normalisation === "string" ? { method: normalisation } : normalisation;
}

const words = normalisationWords.map((word) => `"${word}"`);
const wordSchema = z.enum(normalisationWords, `Say ${words.slice(0, -1).join(", ")} or ${words.at(-1)!}.`);

const ties = z.enum(["min", "max", "average"], 'Say "min", "max" or "average".').optional();
const ends = z
  .tuple([z.number(), z.number()], "Give the ends as two numbers, the lower first.")
  .refine(([lower, upper]) => lower < upper, "Give the ends as two numbers, the lower first.")
  .optional();
const cap = z.boolean("Say true or false.").optional();
const optionsOf: Readonly<Record<NormalisationWord, z.ZodRawShape>> = {
  zScore: {
    mean: z.number("A mean is a number.").optional(),
    deviation: z.number("A deviation is a number above 0.").positive("A deviation is above 0.").optional(),
    of: z.enum(["sample", "population"], 'Say "sample" or "population".').optional(),
    weights: z.string("Name the column to weigh by.").min(1, "Name the column to weigh by.").optional(),
  },
  robustZScore: {
    per: z.enum(["normalDeviation", "mad"], 'Say "normalDeviation" or "mad".').optional(),
  },
  minMax: { ends },
  percentileRank: {
    ties,
    form: z
      .enum(
        ["inclusive", "exclusive", "midpoint", "share"],
        'Say "inclusive", "exclusive", "midpoint" or "share".',
      )
      .optional(),
    ends,
  },
  rank: { ties },
  borda: { ties },
  exponential: {
    constant: z.number("A constant is a number above 0.").positive("A constant is above 0.").optional(),
    scaledRank: z.enum(["inclusive", "exclusive"], 'Say "inclusive" or "exclusive".').optional(),
    ties,
  },
  normalScore: {
    offset: z
      .number("An offset is a number from 0 to below 1.")
      .min(0)
      .lt(1, "An offset is below 1.")
      .optional(),
    ties,
  },
  distanceToMax: {},
  distanceToTarget: { target: z.number("Give the target, as a number."), cap },
  distanceToReference: { reference: z.string("Give the reference, the id of a unit."), cap },
  fractionOfMax: {},
  goalposts: {
    posts: z
      .tuple([z.number(), z.number()], "Give the posts as two numbers, the lower first.")
      .refine(([lower, upper]) => lower < upper, "Give the posts as two numbers, the lower first."),
    cap,
    ends,
  },
};

/** The schema of a {@link Normalisation}; the word decides which options there are. */
export const normalisationSchema: z.ZodType<Normalisation> = z
  .unknown()
  .transform((value, context): Normalisation => {
    const isSettings = typeof value === "object" && value !== null && "method" in value;
    const word = wordSchema.safeParse(isSettings ? value.method : value);
    // A method that cannot do without its options is told so, rather than accepted as a bare word.
    const schema = word.success
      ? z.strictObject({ method: wordSchema, ...optionsOf[word.data] }, { error: unknownWord })
      : wordSchema;
    const parsed = schema.safeParse(isSettings || !word.success ? value : { method: value });
    if (word.success && parsed.success)
      return isSettings ? (parsed.data as NormalisationSettings) : word.data;
    for (const { message, path } of (word.error ?? parsed.error)?.issues ?? []) {
      context.addIssue({ code: "custom", message, path: [...path] });
    }
    return z.NEVER;
  });
