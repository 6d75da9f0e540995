import type { Indicator } from "./indicator.ts";
import type { Period } from "./period.ts";
import { breakWithin } from "./series-break.ts";

/** Scores with the contributions that sum to them: what `scoreComposite` and `scoreCard` of `@needscope/scoring` give. */
export interface ScoredUnits {
  readonly ids: readonly string[];
  readonly score: ArrayLike<number>;
  readonly rank: ArrayLike<number>;
  /** 0 present. */
  readonly state: ArrayLike<number>;
  readonly contributions: ReadonlyMap<string, ArrayLike<number>>;
}

/** Two runs to compare. */
export interface ChangeInput<Data, Rules> {
  /** The last run as it was given out, by the code of its day. */
  readonly published: ScoredUnits;
  readonly data: { readonly before: Data; readonly after: Data };
  readonly rules: { readonly before: Rules; readonly after: Rules };
  /** Today's code. */
  readonly score: (data: Data, rules: Rules) => ScoredUnits;
  /** The periods of the two runs, and the indicators, whose series breaks are not crossed. */
  readonly periods?: { readonly before: Period; readonly after: Period };
  readonly indicators?: readonly Indicator[];
}

/** A change and what it comes from; the three causes sum to it. */
export interface CausedChange {
  readonly change: number;
  readonly data: number;
  readonly rules: number;
  readonly code: number;
}

/** One unit's score in two runs, and why it differs. */
export interface UnitChange extends CausedChange {
  readonly id: string;
  readonly before: number;
  readonly after: number;
  readonly rankBefore: number;
  readonly rankAfter: number;
  /** By indicator, the largest change first; they sum to the unit's, cause by cause. */
  readonly indicators: readonly (CausedChange & { readonly indicator: string })[];
}

/** The change of every unit that both runs scored, and the units that only one did. */
export interface ChangeSinceLastRun {
  readonly units: readonly UnitChange[];
  /** Scored now and not in the last run. */
  readonly appeared: readonly string[];
  /** Scored in the last run and not now, or not by today's code. */
  readonly gone: readonly string[];
}

/**
 * Why scores differ from the last run's: by new data, by changed rules, or by changed code. The last run is scored again
 * by today's code; what that moves is the code's. Then data and rules are changed one by one, in both orders, and each
 * gets the mean of what it moves (the Shapley value of two causes), so that neither gets what they do together.
 *
 * The causes sum to the change, for each unit and each indicator, which is checked on every call to 1e-9.
 *
 * @throws one sentence when an indicator's series breaks between the periods, or contributions do not sum to a score.
 *
 * @example
 * explainChange({ published, data: { before: march, after: april }, rules: { before: v1, after: v1 },
 *   score: (units, composite) => scoreComposite(composite, units) }).units[0];
 * // { id: "Z1", before: 61, after: 64, change: 3, data: 3, rules: 0, code: 0, indicators: [...], ... }
 */
export function explainChange<Data, Rules>({
  published,
  data,
  rules,
  score,
  periods,
  indicators = [],
}: ChangeInput<Data, Rules>): ChangeSinceLastRun {
  if (periods !== undefined) refuseBreaks(indicators, periods);
  const runs: Runs = {
    published,
    same: score(data.before, rules.before),
    newData: score(data.after, rules.before),
    newRules: score(data.before, rules.after),
    after: score(data.after, rules.after),
  };
  const places = new Map(
    Object.entries(runs).map(([name, run]: [string, ScoredUnits]) => [name, placesOf(run)]),
  );
  const ids = [...new Set(Object.values(runs).flatMap((run: ScoredUnits) => run.ids))];
  const placed = ids.map((id) => ({ id, at: (run: keyof Runs) => places.get(run)!.get(id) }));
  const isInAll = ({ at }: (typeof placed)[number]) => runNames.every((run) => at(run) !== undefined);
  return {
    units: placed.filter(isInAll).map(({ id, at }) => changeOf(id, runs, (run) => at(run)!)),
    appeared: placed
      .filter(({ at }) => at("published") === undefined && at("after") !== undefined)
      .map(({ id }) => id),
    gone: placed.filter((unit) => unit.at("published") !== undefined && !isInAll(unit)).map(({ id }) => id),
  };
}

type Runs = Readonly<Record<(typeof runNames)[number], ScoredUnits>>;
const runNames = ["published", "same", "newData", "newRules", "after"] as const;

function placesOf({ ids, state }: ScoredUnits): Map<string, number> {
  return new Map(ids.map((id, unit) => [id, unit] as const).filter(([, unit]) => state[unit] === 0));
}

function changeOf(id: string, runs: Runs, at: (run: keyof Runs) => number): UnitChange {
  const names = new Set(Object.values(runs).flatMap((run: ScoredUnits) => [...run.contributions.keys()]));
  const indicators = [...names].map((indicator) => ({
    indicator,
    ...causesOf((run) => runs[run].contributions.get(indicator)?.[at(run)] ?? 0),
  }));
  const whole = causesOf((run) => runs[run].score[at(run)]!);
  checkSums(id, whole, indicators);
  const [before, after] = [runs.published.score[at("published")]!, runs.after.score[at("after")]!];
  return {
    id,
    before,
    after,
    rankBefore: runs.published.rank[at("published")]!,
    rankAfter: runs.after.rank[at("after")]!,
    ...whole,
    indicators: indicators.sort((a, b) => Math.abs(b.change) - Math.abs(a.change)),
  };
}

function causesOf(value: (run: keyof Runs) => number): CausedChange {
  const [published, same, newData, newRules, after] = runNames.map(value) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    change: after - published,
    data: (newData - same + (after - newRules)) / 2,
    rules: (newRules - same + (after - newData)) / 2,
    code: same - published,
  };
}

const causes = ["change", "data", "rules", "code"] as const;

function checkSums(id: string, whole: CausedChange, parts: readonly CausedChange[]): void {
  const sizes = [whole, ...parts].flatMap((part) => causes.map((cause) => Math.abs(part[cause])));
  const noise = 1e-9 * Math.max(1, ...sizes);
  const isSum = (total: number, of: readonly number[]) =>
    Math.abs(of.reduce((sum, one) => sum + one, -total)) <= noise;
  const byCause = isSum(whole.change, [whole.data, whole.rules, whole.code]);
  const byPart = causes.every((cause) =>
    isSum(
      whole[cause],
      parts.map((part) => part[cause]),
    ),
  );
  if (byCause && byPart) return;
  throw new Error(
    `The contributions to the score of ${id} do not sum to it in every run, so its change has no causes.`,
  );
}

function refuseBreaks(
  indicators: readonly Indicator[],
  { before, after }: { readonly before: Period; readonly after: Period },
): void {
  for (const { name, breaks } of indicators) {
    const crossed = breakWithin(breaks, [before, after]);
    if (crossed === undefined) continue;
    throw new Error(
      `The change from ${before.name} to ${after.name} would bridge a series break of "${name}": ` +
        `${crossed.title}, from ${crossed.from}.`,
    );
  }
}
