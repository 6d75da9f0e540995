import type { Composite, IndicatorPart } from "./composite.ts";
import { givenRanks } from "./given-ranks.ts";
import { naming } from "./naming.ts";
import { type NormalisationSettings, settingsOf } from "./normalisation.ts";
import { normalisations, type ToNormalise } from "./normalisations.ts";
import { transform } from "./transform.ts";
import { unitColumn, fullColumn } from "./unit-columns.ts";
import { originOf, partScores, type PartScores, scoresFrom } from "./part-scores.ts";
import { type PreparedColumns, presentOf } from "./prepare-columns.ts";

/** What the scores of a part are reckoned from. */
export interface ScoringContext {
  readonly composite: Composite;
  readonly prepared: PreparedColumns;
  /** Ends to lay the normalisation's own on; undefined leaves them. */
  readonly scale: readonly [0, number] | undefined;
}

/**
 * An indicator turned and normalised over the units that have it; published ranks are transformed as they stand, and
 * published scores are taken as they are.
 *
 * @throws RangeError when the indicator is not there, or its values cannot be normalised in this way
 */
export function indicatorScores(part: IndicatorPart, context: ScoringContext): PartScores {
  const column = context.prepared.treated.get(part.indicator)!;
  const present = presentOf(column);
  const sign = part.direction === "higher-is-need" ? 1 : -1;
  if (part.given === "score") return partScores(timesSign(present, sign), column.state);
  return naming(`Indicator "${part.indicator}"`, () => {
    const input =
      part.given === "rank"
        ? fromRanks(part, context, present)
        : weighed(
            { values: timesSign(present, sign), settings: turnedSettings(part, context) },
            column.state,
            context,
          );
    const hasEnds = context.scale !== undefined && normalisations[input.settings.method].ends !== undefined;
    const origin = hasEnds ? undefined : originOf(input, column.state);
    if (origin !== undefined) return scoresFrom(origin, column.state);
    return partScores(normalise(input, context.scale), column.state);
  });
}

/**
 * Brings values to one scale by a method, and lays the method's own ends on a scale where one is given.
 *
 * @returns undefined where the values do not vary
 */
export function normalise(
  input: ToNormalise,
  scale: readonly [0, number] | undefined,
): Float64Array | undefined {
  const { apply, ends } = normalisations[input.settings.method];
  const normalised = between(apply(input), input.settings.ends);
  if (scale === undefined || ends === undefined || normalised === undefined) return normalised;
  const [least, most] = input.settings.ends ?? ends(input);
  return normalised.map((value) => (scale[1] * (value - least)) / (most - least));
}

function between(
  normalised: Float64Array | undefined,
  ends: NormalisationSettings["ends"],
): Float64Array | undefined {
  if (ends === undefined) return normalised;
  const [least, most] = ends;
  return normalised?.map((value) => least + (most - least) * value);
}

/**
 * What is to be normalised, with the weights that the settings name for the units that are there.
 *
 * @throws RangeError when a unit that counts has no weight, or one below 0
 */
export function weighed(
  input: ToNormalise,
  state: Uint8Array,
  { composite, prepared: { units } }: ScoringContext,
): ToNormalise {
  const name = input.settings.weights;
  if (name === undefined) return input;
  const weights = fullColumn(unitColumn(units, name, `composite "${composite.name}"`), state.length);
  const lacking = state.filter(
    (byte, unit) => byte === 0 && (weights.state[unit] !== 0 || weights.values[unit]! < 0),
  ).length;
  if (lacking > 0) {
    throw new RangeError(
      `its weights, "${name}", are missing or below 0 in ${String(lacking)} units that have a value.`,
    );
  }
  return { ...input, weights: presentOf({ values: weights.values, state }) };
}

function timesSign(values: Float64Array, sign: number): Float64Array {
  // 0 turned stays 0: minus 0 would make a harmonic mean of zeros no number.
  if (sign === 1) return values;
  const turned = new Float64Array(values.length);
  for (let place = 0; place < turned.length; place++) turned[place] = 0 - values[place]!;
  return turned;
}

function fromRanks(
  part: IndicatorPart,
  { composite, prepared }: ScoringContext,
  published: Float64Array,
): ToNormalise {
  const settings = settingsOf(part.normalise ?? composite.normalise);
  if (["distanceToTarget", "distanceToReference", "goalposts"].includes(settings.method)) {
    throw new RangeError(
      `it holds published ranks, to which ${settings.method} does not apply: take exponential.`,
    );
  }
  const of = composite.of ?? prepared.ids.length;
  const first = part.direction === "lower-is-need" ? "mostNeed" : "leastNeed";
  const ranks = givenRanks(published, {
    of,
    first,
    ties: (settings.ties ?? "average") === "average" ? "average" : "min",
  });
  return { values: ranks.map((rank) => of + 1 - rank), settings, given: { ranks, of } };
}

// Targets and posts are said in the units of the indicator: they turn with it.
function turnedSettings(part: IndicatorPart, context: ScoringContext): NormalisationSettings {
  const settings = settingsOf(part.normalise ?? context.composite.normalise);
  const { method } = settings;
  const { target, posts } = transformedSettings(settings, part);
  const down = part.direction === "lower-is-need";
  if (method === "fractionOfMax" && down) {
    throw new RangeError("it points down, and a fraction of the highest does not: take minMax or goalposts.");
  }
  if (
    (method === "distanceToTarget" || method === "goalposts") &&
    context.prepared.treatments.get(part.indicator)?.treatment === "logarithm"
  ) {
    throw new RangeError(
      `its outliers are treated by a logarithm, which leaves ${method} without its units.`,
    );
  }
  const aim = method === "distanceToReference" ? referenceValue(part, context) : target;
  return {
    ...settings,
    target: aim !== undefined && down ? -aim : aim,
    posts: posts !== undefined && down ? [-posts[1], -posts[0]] : posts,
  };
}

// As people say them, in the units of the column: they are transformed as it is.
function transformedSettings(
  { target, posts }: NormalisationSettings,
  { transform: how }: IndicatorPart,
): Pick<NormalisationSettings, "target" | "posts"> {
  if (how === undefined) return { target, posts };
  const [lower, upper] = posts === undefined ? [] : transform(posts, how);
  return {
    target: target === undefined ? undefined : transform([target], how)[0],
    posts: lower === undefined || upper === undefined ? undefined : [lower, upper],
  };
}

function referenceValue(part: IndicatorPart, { composite, prepared }: ScoringContext): number {
  const { reference } = settingsOf(part.normalise ?? composite.normalise);
  const { values, state } = prepared.treated.get(part.indicator)!;
  const unit = prepared.ids.indexOf(reference!);
  if (unit !== -1 && state[unit] === 0) return values[unit]!;
  throw new RangeError(`the reference unit "${reference!}" has no value: name one that has.`);
}
