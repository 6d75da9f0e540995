import { aggregations } from "./aggregations.ts";
import { type Composite, type CompositePart, defineComposite, type IndicatorPart } from "./composite.ts";
import { normalisations } from "./normalisations.ts";
import { assertContributions, rankScores, type Scored } from "./scored.ts";
import { stretch } from "./stretch.ts";
import { stateAt, unitColumn, type UnitColumns } from "./unit-columns.ts";
import { type WeighedPart, weigh, weightOf } from "./weigh.ts";

/** The scores of a composite, with what is needed to explain them. */
export interface ScoredComposite extends Scored {
  readonly kind: "composite";
  readonly composite: Composite;
  readonly units: UnitColumns;
  /** By indicator: its weight in the whole score, unit by unit; they sum to 1 in each scored unit. */
  readonly weights: ReadonlyMap<string, Float64Array>;
  /** Indicators that are the same everywhere: they tell nothing apart and contribute 0. */
  readonly constant: readonly string[];
}

/**
 * Scores units by a composite: turn, normalise, weigh, aggregate, rank (the order of OECD and JRC 2008, Handbook on
 * Constructing Composite Indicators). Each indicator is normalised over the units that have it.
 *
 * @returns scores with 1 = most need, and each indicator's contribution; contributions sum to the score, which is
 * checked on every run
 * @throws RangeError when the composite cannot be used or names an indicator that is not there
 * @example
 * const units = unitsFromRows([{ zone: "A", absence: 9 }, { zone: "B", absence: 14 }], { id: "zone" });
 * const scored = scoreComposite({ name: "need", title: "Need", normalise: "minMax", scale: [0, 100],
 *   parts: [{ indicator: "absence", direction: "higher-is-need" }] }, units);
 * scored.rank; // Int32Array [2, 1]
 */
export function scoreComposite(composite: Composite, units: UnitColumns): ScoredComposite {
  const checked = defineComposite(composite);
  const { inputs, state, tree, raw } = aggregateComposite(checked, units);
  const weights = wholeWeights(tree, new Float64Array(units.ids.length).fill(1));
  const plain = new Map(
    [...weights].map(([name, weight]) => [name, product(weight, inputs.get(name)!.values)]),
  );
  const constant = [...inputs].filter(([, input]) => input.constant).map(([name]) => name);
  const { score, contributions } = stretch({ composite: checked, constant, state, weights, raw, plain });
  assertContributions({ score, contributions });
  const rank = rankScores(score, state);
  return {
    kind: "composite",
    ...{ ids: units.ids, score, rank, state, contributions, composite: checked, units, weights, constant },
  };
}

/**
 * Ranks units by a composite and nothing more: the part of {@link scoreComposite} that a simulation repeats.
 *
 * @param composite as {@link defineComposite} returned it
 * @example
 * rankComposite(defineComposite(need), units); // Int32Array [2, 1]
 */
export function rankComposite(composite: Composite, units: UnitColumns): Int32Array {
  const { raw, state } = aggregateComposite(composite, units);
  return rankScores(raw, state);
}

/** The leaves of a composite, in order. */
export function indicatorsOf(parts: readonly CompositePart[]): IndicatorPart[] {
  return parts.flatMap((part) => ("parts" in part ? indicatorsOf(part.parts) : [part]));
}

interface Input {
  /** Normalised, higher = more need; 0 where not there or constant. */
  readonly values: Float64Array;
  readonly state: Uint8Array;
  readonly constant: boolean;
}

interface Aggregated {
  readonly inputs: ReadonlyMap<string, Input>;
  readonly state: Uint8Array;
  readonly tree: readonly WeighedPart[];
  /** Before stretching to a scale; 0 where the state says that there is no score. */
  readonly raw: Float64Array;
}

function aggregateComposite(composite: Composite, units: UnitColumns): Aggregated {
  const inputs = new Map(
    indicatorsOf(composite.parts).map((part) => [part.indicator, inputOf(part, { composite, units })]),
  );
  const unitCount = units.ids.length;
  const has = new Map(
    [...inputs].map(([name, input]) => [name, input.state.map((byte) => (byte === 0 ? 1 : 0))]),
  );
  const state = stateOfUnits(composite, { inputs, unitCount });
  const tree = weigh(composite.parts, { has, unitCount });
  const raw = aggregateParts(tree, { composite, inputs, unitCount });
  return { inputs, state, tree, raw: raw.map((value, unit) => (state[unit] === 0 ? value : 0)) };
}

function inputOf(
  part: IndicatorPart,
  { composite, units }: { composite: Composite; units: UnitColumns },
): Input {
  const column = unitColumn(units, part.indicator, `composite "${composite.name}"`);
  const unitCount = units.ids.length;
  const sign = part.direction === "higher-is-need" ? 1 : -1;
  const state = new Uint8Array(unitCount);
  const present = new Float64Array(unitCount);
  let count = 0;
  for (let unit = 0; unit < unitCount; unit++) {
    state[unit] = stateAt(column, unit);
    if (state[unit] === 0) present[count++] = sign * column.values[unit]!;
  }
  const normalised = normalise(composite, present.subarray(0, count));
  if (normalised === undefined) return { values: new Float64Array(unitCount), state, constant: true };
  return { values: spread(normalised, state), state, constant: false };
}

function spread(values: Float64Array, state: Uint8Array): Float64Array {
  const all = new Float64Array(state.length);
  let place = 0;
  for (let unit = 0; unit < all.length; unit++) if (state[unit] === 0) all[unit] = values[place++]!;
  return all;
}

// Where the normalisation has ends of its own the scale is laid on them here, and nothing is left to stretch.
function normalise({ normalise: method, scale }: Composite, values: Float64Array): Float64Array | undefined {
  const { apply, ends } = normalisations[method];
  const normalised = apply(values);
  if (scale === undefined || ends === undefined) return normalised;
  const [least, most] = ends(values.length);
  return normalised?.map((value) => (scale[1] * (value - least)) / (most - least));
}

// Missing outweighs suppressed: such a unit would have no score even if nothing were suppressed.
function stateOfUnits(
  { parts, missing }: Composite,
  { inputs, unitCount }: { inputs: ReadonlyMap<string, Input>; unitCount: number },
): Uint8Array {
  const states = neededIndicators(parts).map((name) => inputs.get(name)!.state);
  return Uint8Array.from({ length: unitCount }, (_, unit) => {
    const bytes = states.map((state) => state[unit]!);
    const scored = missing === "reweigh" ? bytes.includes(0) : bytes.every((byte) => byte === 0);
    if (scored) return 0;
    return bytes.includes(1) ? 1 : 2;
  });
}

// What weighs nothing is shown and not counted: a unit can do without it.
function neededIndicators(parts: readonly CompositePart[]): string[] {
  return parts
    .filter((part) => weightOf(part) > 0)
    .flatMap((part) => ("parts" in part ? neededIndicators(part.parts) : [part.indicator]));
}

function aggregateParts(
  tree: readonly WeighedPart[],
  context: { composite: Composite; inputs: ReadonlyMap<string, Input>; unitCount: number },
): Float64Array {
  const shares = tree.map((node) => ({
    share: node.share,
    values:
      "parts" in node ? aggregateParts(node.parts, context) : context.inputs.get(node.part.indicator)!.values,
  }));
  return aggregations[context.composite.aggregate ?? "arithmetic"](shares, context.unitCount);
}

function wholeWeights(tree: readonly WeighedPart[], above: Float64Array): Map<string, Float64Array> {
  const weights = new Map<string, Float64Array>();
  for (const node of tree) {
    const whole = product(node.share, above);
    if (!("parts" in node)) weights.set(node.part.indicator, whole);
    else wholeWeights(node.parts, whole).forEach((weight, name) => weights.set(name, weight));
  }
  return weights;
}

function product(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, place) => value * right[place]!);
}
