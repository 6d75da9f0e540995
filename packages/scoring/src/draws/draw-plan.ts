import { isAllPresent } from "../all-present.ts";
import type { Aggregation, Composite, GroupPart } from "../composite.ts";
import { type EvaluatedGroup, type EvaluatedPart, hasOwnEnds } from "../evaluate-composite.ts";
import { normalise } from "../indicator-scores.ts";
import type { PartScores } from "../part-scores.ts";
import { settingsOf } from "../normalisation.ts";
import { weightOf } from "../weigh.ts";

/** What a step of a plan does; the numbers are the kernel's. */
export const Step = { leaves: 0, group: 1, rankedGroup: 2, nothing: 3, moreLeaves: 4 } as const;

/** A composite over fixed scores of its indicators, ready to be weighed again and again. */
export interface DrawPlan {
  /** Which units take part: those that have a score. */
  readonly units: Int32Array;
  /** How many indicators, and what lays their scores: step by step, and in a step those of a unit side by side. */
  readonly leafCount: number;
  readonly layLeaves: (into: Float64Array) => void;
  /** Where no group's score is transformed: for each leaf the places of the weights that multiply to its own. */
  readonly paths: readonly (readonly number[])[] | undefined;
  readonly groupCount: number;
  /** Five numbers a step: what, into which group, from which leaf or group, first weight, and how many or which table. */
  readonly steps: Int32Array;
  /** Transformed ranks 1, 2, 3, ... and then 1.5, 2.5, ..., as many of each as units, for each way of transforming. */
  readonly tables: readonly Float64Array[];
}

/** Most units that the kernel's ranks can count. */
const mostUnits = 65_535;

/**
 * Makes a plan of an evaluated composite, when only its weights are to be drawn: sums, and exponential transformations
 * of groups. Whatever else a composite does (other means, other normalisations of groups, shared weights of what is
 * missing) has no plan, and is evaluated draw by draw.
 *
 * @param whole as `evaluatePrepared` gives it for this composite
 * @example
 * drawPlan(composite, evaluatePrepared(composite, prepared))?.leafCount;
 */
export function drawPlan(composite: Composite, whole: EvaluatedGroup): DrawPlan | undefined {
  const units = scoredUnits(whole);
  if (units.length === 0 || units.length > mostUnits) return undefined;
  const draft = newDraft(composite, units.length);
  const everybody = units.length === whole.state.length;
  if (!addGroup(draft, { parts: whole.parts, aggregate: composite.aggregate, inside: false, into: 0 }))
    return undefined;
  if (draft.tables.length > 0 && !everybody) return undefined;
  if (lacksSome(whole.parts) && (draft.tables.length > 0 || composite.missing === "reweigh"))
    return undefined;
  return {
    units,
    leafCount: draft.leaves.length,
    layLeaves: (into) => {
      laySideBySide(draft, units, into);
    },
    paths: draft.tables.length === 0 ? draft.paths : undefined,
    groupCount: draft.groupCount,
    steps: Int32Array.from(draft.steps),
    tables: draft.tables,
  };
}

/** The places of units that have a score. */
export function scoredUnits({ state }: EvaluatedGroup): Int32Array {
  const units = new Int32Array(state.length);
  let count = 0;
  for (let unit = 0; unit < state.length; unit++) if (state[unit] === 0) units[count++] = unit;
  return units.subarray(0, count);
}

function lacksSome(parts: readonly EvaluatedPart[]): boolean {
  return parts.some(
    ({ part, scores: { state }, group }) =>
      (weightOf(part) > 0 && !isAllPresent(state) && state.some((byte) => byte !== 0)) ||
      (group !== undefined && lacksSome(group.parts)),
  );
}

interface Draft {
  readonly composite: Composite;
  readonly unitCount: number;
  readonly leaves: PartScores[];
  weightCount: number;
  readonly paths: number[][];
  groupCount: number;
  readonly steps: number[];
  readonly tables: Float64Array[];
  /** How the ranks of each table are transformed. */
  readonly tableNames: string[];
}

function newDraft(composite: Composite, unitCount: number): Draft {
  const empty = { leaves: [], paths: [], steps: [], tables: [], tableNames: [] };
  return { composite, unitCount, ...empty, weightCount: 0, groupCount: 0 };
}

interface GroupToAdd {
  readonly parts: readonly EvaluatedPart[];
  readonly aggregate: Aggregation | undefined;
  /** Whether a group above is normalised again, which leaves no scale for what is inside it. */
  readonly inside: boolean;
  /** Where its sum stands: as deep as it lies, since a group is added to the one above before the next is begun. */
  readonly into: number;
}

/** Adds a group's steps and says whether there are such steps; `path` holds the weights of the groups above. */
function addGroup(
  draft: Draft,
  { parts, aggregate, inside, into }: GroupToAdd,
  path: readonly number[] = [],
): boolean {
  if ((aggregate ?? "arithmetic") !== "arithmetic") return false;
  draft.groupCount = Math.max(draft.groupCount, into + 1);
  const first = draft.weightCount;
  draft.weightCount += parts.length;
  if (leavesFrom(parts, 0) === 0) draft.steps.push(Step.nothing, into, 0, 0, 0);
  for (let place = 0; place < parts.length;) {
    const run = leavesFrom(parts, place);
    if (run > 0) {
      const what = place === 0 ? Step.leaves : Step.moreLeaves;
      draft.steps.push(what, into, draft.leaves.length, first + place, run);
      for (let i = place; i < place + run; i++) {
        draft.leaves.push(parts[i]!.scores);
        draft.paths.push([...path, first + i]);
      }
      place += run;
      continue;
    }
    if (!addSubgroup(draft, parts[place]!, { into, inside, path: [...path, first + place] })) return false;
    place += 1;
  }
  return true;
}

function addSubgroup(
  draft: Draft,
  { part, group }: EvaluatedPart,
  {
    into,
    inside,
    path,
  }: { readonly into: number; readonly inside: boolean; readonly path: readonly number[] },
): boolean {
  const { normalise: again, aggregate } = part as GroupPart;
  const source = into + 1;
  const own = { parts: group!.parts, aggregate, inside: inside || again !== undefined, into: source };
  const weight = path.at(-1)!;
  if (again === undefined) {
    if (!addGroup(draft, own, path)) return false;
    draft.steps.push(Step.group, into, source, weight, 0);
    return true;
  }
  const { method, ties = "average" } = settingsOf(again);
  if (method !== "exponential" || ties !== "average") return false;
  if (!addGroup(draft, own, path)) return false;
  draft.steps.push(Step.rankedGroup, into, source, weight, tableOf(draft, part as GroupPart, inside));
  return true;
}

function leavesFrom(parts: readonly EvaluatedPart[], place: number): number {
  let run = 0;
  while (place + run < parts.length && parts[place + run]!.group === undefined) run += 1;
  return run;
}

/** The number of the table of a group's transformation: those that transform alike share one. */
function tableOf(
  { composite, unitCount, tables, tableNames }: Draft,
  part: GroupPart,
  inside: boolean,
): number {
  const scale = !inside && hasOwnEnds(composite) ? composite.scale : undefined;
  const name = JSON.stringify([settingsOf(part.normalise!), scale]);
  const known = tableNames.indexOf(name);
  if (known >= 0) return known;
  tables.push(transformedRanks(part, scale, unitCount));
  return tableNames.push(name) - 1;
}

function transformedRanks(
  { normalise: how }: GroupPart,
  scale: Composite["scale"],
  unitCount: number,
): Float64Array {
  const ranks = Float64Array.from({ length: 2 * unitCount }, (_, place) =>
    place < unitCount ? place + 1 : Math.min(place - unitCount + 1.5, unitCount),
  );
  const given = { ranks, of: unitCount };
  return (
    normalise({ values: new Float64Array(0), settings: settingsOf(how!), given }, scale) ??
    new Float64Array(2 * unitCount)
  );
}

function laySideBySide({ leaves, tables, steps }: Draft, units: Int32Array, into: Float64Array): void {
  const isRun = (at: number): boolean => steps[at] === Step.leaves || steps[at] === Step.moreLeaves;
  const starts = [...steps.keys()].filter((at) => at % 5 === 0 && isRun(at));
  // A plain sum takes all leaves in one step.
  const runs =
    tables.length === 0
      ? [[0, leaves.length] as const]
      : starts.map((at) => [steps[at + 2]!, steps[at + 4]!] as const);
  for (const [first, count] of runs) {
    const own = into.subarray(first * units.length, (first + count) * units.length);
    // So few units at a time that they stay near the processor until all leaves have theirs.
    for (let from = 0; from < units.length; from += unitsAtOnce) {
      const some = units.subarray(from, from + unitsAtOnce);
      for (let i = 0; i < count; i++) layLeaf(leaves[first + i]!, some, own, { at: from * count + i, count });
    }
  }
}

const unitsAtOnce = 256;

function layLeaf(
  scores: PartScores,
  units: Int32Array,
  into: Float64Array,
  { at, count }: { readonly at: number; readonly count: number },
): void {
  const { origin } = scores;
  const isPlain = origin === undefined || !("scale" in origin);
  const numbers = isPlain ? scores.values : origin.numbers;
  const { mean, deviation } = isPlain ? { mean: 0, deviation: 1 } : origin.scale;
  for (let place = 0; place < units.length; place++) {
    into[at + place * count] = (numbers[units[place]!]! - mean) / deviation;
  }
}
