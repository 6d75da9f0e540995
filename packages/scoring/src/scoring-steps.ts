import { type Composite, nameOf } from "./composite.ts";
import type { EvaluatedGroup } from "./evaluate-composite.ts";
import type { FullColumns, PreparedColumns } from "./prepare-columns.ts";
import { fullColumn, type FullColumn, unitColumn, type UnitColumns } from "./unit-columns.ts";

/** A step of scoring: what stood in each column after it. */
export interface ScoringStep {
  readonly step: "denominate" | "screen" | "impute" | "treat" | "normalise" | "aggregate";
  /** By indicator; after aggregating by group, the whole under the composite's own name. */
  readonly columns: FullColumns;
  /** By part: how many units' values, or bytes, are not what they were before; parts without a change are left out. */
  readonly changed: ReadonlyMap<string, number>;
  /** The step and what it changed: "impute: 65 values of 23 indicators". */
  readonly words: string;
}

/**
 * The steps of a scoring in their order, each with its whole result, so that any figure can be followed from the
 * columns as given to the score.
 *
 * @example
 * scoreComposite(need, units).steps.map(({ words }) => words); // ["denominate: 0 values of 0 indicators", ...]
 */
export function scoringSteps(
  composite: Composite,
  { units, prepared, whole }: { units: UnitColumns; prepared: PreparedColumns; whole: EvaluatedGroup },
): ScoringStep[] {
  const { denominated, screened, imputed, treated } = prepared;
  const given = givenColumns(composite, { units, prepared });
  const isLate = composite.screen?.count === "imputed";
  const normalised = new Map(leavesOf(whole));
  const aggregated = new Map([[composite.name, scoresOf(whole)], ...groupsOf(whole)]);
  return [
    stepOf("denominate", given, denominated),
    ...(isLate
      ? [stepOf("impute", denominated, imputed), stepOf("screen", imputed, imputed)]
      : [stepOf("screen", denominated, screened), stepOf("impute", screened, imputed)]),
    stepOf("treat", imputed, treated),
    stepOf("normalise", treated, normalised),
    stepOf("aggregate", new Map(), aggregated),
  ];
}

function givenColumns(
  composite: Composite,
  { units, prepared }: { units: UnitColumns; prepared: PreparedColumns },
): FullColumns {
  const asker = `composite "${composite.name}"`;
  return new Map(
    [...prepared.denominated.keys()].map((name) => {
      return [name, fullColumn(unitColumn(units, name, asker), units.ids.length)];
    }),
  );
}

function leavesOf({ parts }: EvaluatedGroup): [string, FullColumn][] {
  return parts.flatMap(({ part, group, scores: { values, state } }): [string, FullColumn][] =>
    group === undefined ? [[nameOf(part), { values, state }]] : leavesOf(group),
  );
}

function groupsOf({ parts }: EvaluatedGroup): [string, FullColumn][] {
  return parts.flatMap(({ part, group }): [string, FullColumn][] =>
    group === undefined ? [] : [[nameOf(part), scoresOf(group)], ...groupsOf(group)],
  );
}

function scoresOf({ raw, state }: EvaluatedGroup): FullColumn {
  return { values: raw, state };
}

function stepOf(step: ScoringStep["step"], before: FullColumns, columns: FullColumns): ScoringStep {
  const counts = [...columns].map(([name, column]) => [name, differences(before.get(name), column)] as const);
  const changed = new Map(counts.filter(([, count]) => count > 0));
  const values = [...changed.values()].reduce((total, count) => total + count, 0);
  const what = step === "aggregate" ? "groups" : "indicators";
  const words = `${step}: ${String(values)} values of ${String(changed.size)} ${what}`;
  return { step, columns, changed, words };
}

function differences(before: FullColumn | undefined, { values, state }: FullColumn): number {
  if (before === undefined) return state.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0);
  let count = 0;
  for (let unit = 0; unit < values.length; unit++) {
    if (before.state[unit] !== state[unit] || before.values[unit] !== values[unit]) count++;
  }
  return count;
}
