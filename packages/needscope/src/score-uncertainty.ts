import {
  type Normalisation,
  type RankIntervalOptions,
  type ScoredComposite,
  tooFewDraws,
} from "@needscope/scoring";
import { z } from "zod";
import { samplingErrors } from "./sampling-errors.ts";
import { weightDrawSchema } from "./weight-draw-schema.ts";

const errorSchema = z.union(
  [z.strictObject({ column: z.string().min(1) }), z.strictObject({ counts: z.enum(["proportion", "rate"]) })],
  "Say { column: the column of standard errors }, or { counts: proportion } or { counts: rate }.",
);

const uncertaintySchema = z.strictObject({
  draws: z
    .int("Say how often to draw, a whole number.")
    .min(100, "Say 100 draws or more.")
    .max(100_000, "Say 100,000 draws at most.")
    .default(1000),
  seed: z.int("A seed is a whole number from 0.").min(0, "A seed is a whole number from 0.").default(2016),
  confidence: z
    .number("A confidence lies between 0 and 1, such as 0.95.")
    .gt(0, "A confidence lies between 0 and 1, such as 0.95.")
    .lt(1, "A confidence lies between 0 and 1, such as 0.95.")
    .default(0.95),
  about: z
    .enum(["posterior", "measured"], "Say posterior, or measured for draws about values as they stand.")
    .default("posterior"),
  weights: weightDrawSchema.optional(),
  // Which words these may be is checked where each way of scoring is.
  normalise: z.array(z.custom<Normalisation>()).min(1, "Name the normalisations to draw from.").optional(),
  aggregate: z
    .array(z.enum(["arithmetic", "geometric", "harmonic"]))
    .min(1)
    .optional(),
  errors: z.record(z.string(), errorSchema).optional(),
});

/** What is uncertain about ranks, as an analyst says it. */
export type ScoreUncertainty = z.infer<typeof uncertaintySchema>;

/** The same as a caller may say it over what the description says. */
export type ScoreUncertaintyInput = z.input<typeof uncertaintySchema>;

/**
 * What is uncertain, by the description's `uncertainty` and what the caller says over it. Where nothing else is named,
 * weights go up to a quarter less and more.
 *
 * @returns undefined where neither asks for draws
 * @throws one sentence with the place
 */
export function uncertaintyOf(
  described: unknown,
  said: ScoreUncertaintyInput | undefined,
): ScoreUncertainty | undefined {
  if (described === undefined && said === undefined) return undefined;
  if (described !== undefined && (typeof described !== "object" || described === null))
    throw new Error("The description's uncertainty is a list of words such as draws, seed and weights.");
  const parsed = uncertaintySchema.safeParse({ ...described, ...said });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = ["uncertainty", ...issue!.path].map(String).join(" > ");
    throw new Error(
      issue!.code === "unrecognized_keys"
        ? `The description, ${place}: unknown word "${issue!.keys.join(", ")}".`
        : `The description, ${place}: ${issue!.message}`,
    );
  }
  const tooFew = tooFewDraws(parsed.data);
  if (tooFew !== undefined) throw new Error(`The description, uncertainty > confidence: ${tooFew}`);
  const { weights, normalise, aggregate, errors } = parsed.data;
  const isNothing = !weights && !normalise && !aggregate && Object.keys(errors ?? {}).length === 0;
  return isNothing ? { ...parsed.data, weights: { spread: 0.25 } } : parsed.data;
}

/** The columns of standard errors that the uncertainty names. */
export function errorColumns({ errors = {} }: ScoreUncertainty): string[] {
  return Object.values(errors).flatMap((error) => ("column" in error ? [error.column] : []));
}

/** The same for `rankIntervals`, with the errors of the units that are scored. */
export function toDraw({
  scored,
  uncertainty: { errors = {}, weights, normalise, aggregate, ...numbers },
}: {
  readonly scored: ScoredComposite;
  readonly uncertainty: ScoreUncertainty;
}): RankIntervalOptions {
  return {
    ...numbers,
    standardErrors: samplingErrors(errors, scored),
    ...(weights && { weights }),
    ...(normalise && { normalise }),
    ...(aggregate && { aggregate }),
  };
}
