import { allPresent, isAllPresent } from "./all-present.ts";
import { aggregations } from "./aggregations.ts";
import type { Aggregation, Composite, CompositePart, GroupPart } from "./composite.ts";
import { indicatorScores, normalise, type ScoringContext, weighed } from "./indicator-scores.ts";
import { largestSize } from "./largest-size.ts";
import { naming } from "./naming.ts";
import { settingsOf } from "./normalisation.ts";
import { normalisations } from "./normalisations.ts";
import { type PartScores, partScores } from "./part-scores.ts";
import { prepareColumns, type PreparedColumns, presentOf } from "./prepare-columns.ts";
import type { UnitColumns } from "./unit-columns.ts";
import { type PartThere, type Share, weigh, weightOf } from "./weigh.ts";

/** A part of the tree, its scores, and its share of the parent's score. */
export interface EvaluatedPart {
  readonly part: CompositePart;
  readonly scores: PartScores;
  readonly share: Share;
  /** What a group is made of. */
  readonly group?: EvaluatedGroup;
}

/** A group of parts made one number. */
export interface EvaluatedGroup {
  readonly parts: readonly EvaluatedPart[];
  /** 0 scored, 1 missing, 2 suppressed. */
  readonly state: Uint8Array;
  /**
   * Before normalising or stretching; 0 where the state says that there is no score. Worked out when it is first asked
   * for, unless it may fail: draws of weights do without.
   */
  readonly raw: Float64Array;
}

/** How an indicator gets its scores; a search that changes one indicator keeps the scores of the others. */
export type ScoresOf = typeof indicatorScores;

/**
 * Prepares, turns, normalises, weighs and aggregates a composite's tree, level by level.
 *
 * @param composite as `defineComposite` returned it
 * @throws RangeError when the composite names an indicator that is not there, or one whose values it cannot use
 */
export function evaluateComposite(composite: Composite, units: UnitColumns): EvaluatedGroup {
  return evaluatePrepared(composite, prepareColumns(composite, units));
}

/** The same from columns that are prepared. */
export function evaluatePrepared(
  composite: Composite,
  prepared: PreparedColumns,
  scoresOf: ScoresOf = indicatorScores,
): EvaluatedGroup {
  const scale = hasOwnEnds(composite) ? composite.scale : undefined;
  checkWhole(composite, prepared);
  return evaluateGroup(composite, { composite, prepared, scale, scoresOf });
}

/**
 * Whether every part ends where its normalisation does, so that a scale can be laid on those ends.
 *
 * @example
 * hasOwnEnds(defineComposite({ ...need, normalise: "zScore" })); // false
 */
export function hasOwnEnds(composite: Composite): boolean {
  const ends = (part: CompositePart): boolean => {
    if ("parts" in part && part.normalise === undefined) return part.parts.every(ends);
    if (!("parts" in part) && part.given === "score") return false;
    return normalisations[settingsOf(part.normalise ?? composite.normalise).method].ends !== undefined;
  };
  return composite.parts.every(ends);
}

/**
 * Whether a group stands in the score as one piece: what is inside it does not add up to what it adds, since its own
 * score is normalised again or is no arithmetic mean.
 */
export function isOnePiece(part: CompositePart): boolean {
  if (!("parts" in part)) return false;
  return part.normalise !== undefined || (part.aggregate ?? "arithmetic") !== "arithmetic";
}

interface PartsOfGroup {
  readonly name: string;
  readonly parts: readonly CompositePart[];
  readonly aggregate?: Aggregation | undefined;
}

type EvaluationContext = ScoringContext & { readonly scoresOf: ScoresOf };

function evaluateGroup(group: PartsOfGroup, context: EvaluationContext): EvaluatedGroup {
  const { composite, prepared } = context;
  const { aggregate = "arithmetic" } = group;
  const parts = group.parts.map((part) => evaluatePart(part, context));
  const unitCount = prepared.ids.length;
  const states = parts.map(({ part, scores }) => ({ part, state: scores.state }));
  const state = stateOf(states, { missing: composite.missing, unitCount });
  const shares = weigh(states, { weights: composite.weights ?? "rescaled", unitCount });
  const weighed = parts.map((part, place) => ({ ...part, share: shares[place]! }));
  const ofUnits = (): Float64Array => {
    const raw = naming(`Group "${group.name}"`, () => aggregations[aggregate](weighed, unitCount));
    if (isAllPresent(state)) return raw;
    for (let unit = 0; unit < unitCount; unit++) if (state[unit] !== 0) raw[unit] = 0;
    return raw;
  };
  let raw = aggregate === "arithmetic" ? undefined : ofUnits();
  return {
    parts: weighed,
    state,
    get raw() {
      raw ??= ofUnits();
      return raw;
    },
  };
}

function evaluatePart(part: CompositePart, context: EvaluationContext): Omit<EvaluatedPart, "share"> {
  if (!("parts" in part)) return { part, scores: context.scoresOf(part, context) };
  if (part.normalise !== undefined) {
    const group = evaluateGroup(part, { ...context, scale: undefined });
    return { part, scores: normalisedGroup(part, group, context), group };
  }
  const group = evaluateGroup(part, context);
  const { state } = group;
  const scores = {
    state,
    constant: false,
    get values() {
      return group.raw;
    },
  };
  return { part, scores, group };
}

// Worked out when it is first asked for, too: an exponential transformation does not fail.
function normalisedGroup(part: GroupPart, group: EvaluatedGroup, context: ScoringContext): PartScores {
  const { state } = group;
  const settings = settingsOf(part.normalise!);
  const ofUnits = (): PartScores => partScores(again(part, group, context), state);
  let own = settings.method === "exponential" ? undefined : ofUnits();
  const asked = (): PartScores => {
    own ??= ofUnits();
    return own;
  };
  return {
    state,
    get values() {
      return asked().values;
    },
    get constant() {
      return asked().constant;
    },
  };
}

// Scores that differ by rounding alone are equal, as they are when units are ranked.
function again(
  part: GroupPart,
  { raw, state }: EvaluatedGroup,
  context: ScoringContext,
): Float64Array | undefined {
  const values = presentOf({ values: raw, state });
  const input = { values, settings: settingsOf(part.normalise!), tolerance: 1e-12 * largestSize(values) };
  return naming(`Group "${part.name}"`, () => normalise(weighed(input, state, context), context.scale));
}

// Missing outweighs suppressed: such a unit would have no score even if nothing were suppressed. What weighs nothing
// is shown and not counted: a unit can do without it.
function stateOf(
  parts: readonly PartThere[],
  { missing, unitCount }: { missing: Composite["missing"]; unitCount: number },
): Uint8Array {
  const states = parts.filter(({ part }) => weightOf(part) > 0).map(({ state }) => state);
  if (states.length > 0 && states.every(isAllPresent)) return allPresent(unitCount);
  const all = new Uint8Array(unitCount);
  for (let unit = 0; unit < unitCount; unit++) {
    let scored = 0;
    let lacking = 0;
    for (const state of states) {
      if (state[unit] === 0) scored++;
      else if (lacking !== 1) lacking = state[unit]!;
    }
    const isScored = missing === "reweigh" ? scored > 0 : scored === states.length;
    all[unit] = isScored ? 0 : lacking;
  }
  return all;
}

// What a part of a larger set cannot tell: the places of groups, and tenths, among all the others.
function checkWhole({ name, of, deciles, quantiles, parts }: Composite, { ids }: PreparedColumns): void {
  if (of === undefined || of === ids.length) return;
  const there = `${String(ids.length)} of its ${String(of)} units`;
  if (of < ids.length) {
    throw new RangeError(
      `Composite "${name}" counts ${String(of)} units, and ${String(ids.length)} are there.`,
    );
  }
  const groups = deciles !== undefined ? "deciles" : quantiles && "quantiles";
  if (groups !== undefined) {
    throw new RangeError(`Composite "${name}" has ${there}, which tell no ${groups}: leave "${groups}" out.`);
  }
  const again = firstNormalised(parts);
  if (again === undefined) return;
  throw new RangeError(
    `Composite "${name}" normalises group "${again}" over all units, and has ${there}: give them all.`,
  );
}

function firstNormalised(parts: readonly CompositePart[]): string | undefined {
  for (const part of parts) {
    if (!("parts" in part)) continue;
    const found = part.normalise === undefined ? firstNormalised(part.parts) : part.name;
    if (found !== undefined) return found;
  }
  return undefined;
}
