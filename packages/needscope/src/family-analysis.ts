import { linkFamiliesByKey, type LinkedFamilies } from "@needscope/households";
import {
  measure,
  toUnitColumns,
  type Grouping,
  type IndicatorTable,
  type Measure,
} from "@needscope/indicators";
import { evaluate, Truth } from "@needscope/rules";
import { scoreCard, type PointsCard, type ScoredCard, type UnitColumns } from "@needscope/scoring";
import { column, type JoinAccount, type Table } from "@needscope/table";
import {
  capLossByFamily,
  evaluateFlags,
  overlap,
  segments,
  targetList,
  unitRuleColumns,
  withFlags,
  type FamilyCapLoss,
  type Flags,
  type Overlap,
  type Segments,
  type TargetList,
} from "@needscope/targeting";
import type { RunExtract } from "./read-run-extracts.ts";
import type { RunDefinition } from "./run-definition.ts";

/** A figure of a run, unrounded: for the run's own console and manifest, never for a report. */
export interface RunFigure {
  readonly name: string;
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  /** Whether it counts people, families or households, so that a policy applies; a score or a rank does not. */
  readonly counts: boolean;
  /** The value as the console shows it, where that is not the number: "18.9%". */
  readonly shown?: string;
}

/** Everything that a run over families found, before disclosure. */
export interface FamilyAnalysis {
  readonly kind: "families";
  readonly run: RunDefinition;
  readonly extracts: ReadonlyMap<string, RunExtract>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly linked: LinkedFamilies;
  readonly accounts: ReadonlyMap<string, JoinAccount>;
  readonly grouping: Grouping;
  readonly measured: IndicatorTable;
  /** Indicators, what the cap takes, and flags, one row a family. */
  readonly units: UnitColumns;
  readonly cap?: FamilyCapLoss;
  readonly flags: Flags;
  readonly segments: Segments;
  readonly overlap: Overlap;
  readonly card?: PointsCard;
  readonly scored?: ScoredCard;
  readonly list?: TargetList;
  readonly figures: readonly RunFigure[];
}

/**
 * Families by key, their indicators, flags, segments, overlap, points and figures: Croydon's chain as the
 * description says it.
 *
 * @throws one sentence when the description and the extracts do not fit
 */
export function analyseFamilies(
  run: RunDefinition,
  extracts: ReadonlyMap<string, RunExtract>,
): FamilyAnalysis {
  const linked = link(run, extracts);
  const grouping = groupFamilies(run, linked);
  const tables = linked.tables;
  const measured = measure(tables, run.indicators, { by: grouping });
  const cap = run.benefitCap ? measureCap(run, linked, grouping) : undefined;
  const known = withCap(toUnitColumns(measured), cap);
  const flags = evaluateFlags(run.flags, known);
  const units = withFlags(known, flags);
  const scored = run.card ? scoreCard(run.card, units) : undefined;
  return {
    kind: "families",
    run,
    extracts,
    tables,
    linked,
    accounts: linked.accounts,
    grouping,
    measured,
    units,
    ...(cap && { cap }),
    flags,
    segments: segments(evaluateFlags(run.segments, known), { rest: run.rest }),
    overlap: overlap(flags),
    ...(run.card && scored && { card: run.card, scored }),
    ...(run.card && scored && run.list && { list: listOf(run, scored) }),
    figures: run.figures.map((figure) => countFigure(figure, { run, tables, units, linked, grouping })),
  };
}

function link(run: RunDefinition, extracts: ReadonlyMap<string, RunExtract>): LinkedFamilies {
  const families = run.families!;
  const keys = extracts.get(families.keys)!.table;
  const tables = Object.keys(families.refs).map((name) => ({ ...extracts.get(name)!.table, name }));
  return linkFamiliesByKey(tables, keys, { refs: families.refs });
}

/** The units are the families with a record among the members; others are reconciled, not scored. */
function groupFamilies(run: RunDefinition, linked: LinkedFamilies): Grouping {
  const members = linked.familyOf.get(run.families!.members)!;
  const isMember = new Uint8Array(linked.families.length);
  for (const family of members) if (family >= 0) isMember[family] = 1;
  const place = new Int32Array(linked.families.length).fill(-1);
  const ids = linked.families.filter((_, family) => isMember[family] === 1);
  let next = 0;
  for (let family = 0; family < place.length; family++) if (isMember[family]) place[family] = next++;
  const unitOf = new Map(
    [...linked.familyOf].map(([name, families]) => [
      name,
      Int32Array.from(families, (family) => (family < 0 ? -1 : place[family]!)),
    ]),
  );
  return { unit: "family", ids, unitOf };
}

function measureCap(run: RunDefinition, linked: LinkedFamilies, grouping: Grouping): FamilyCapLoss {
  const { awards, date, greaterLondon } = run.benefitCap!;
  const table = linked.tables.get(awards)!;
  return capLossByFamily(
    {
      family: grouping.unitOf.get(awards)!,
      claim: column(table, "claim_ref", "text"),
      benefit: column(table, "benefit", "text"),
      weeklyPence: column(table, "weekly_amount", "number"),
      start: column(table, "start", "date"),
      end: column(table, "end", "date"),
      householdType: column(table, "household_type", "text"),
      dependentChildren: column(table, "dependent_children", "number"),
      exemption: column(table, "exemption", "text"),
    },
    { families: grouping.ids.length, asOf: run.asOf, capDate: date, london: greaterLondon },
  );
}

function withCap(units: UnitColumns, cap: FamilyCapLoss | undefined): UnitColumns {
  if (!cap) return units;
  return { ids: units.ids, columns: new Map([...units.columns, ["cap-loss", cap.loss]]) };
}

function listOf(run: RunDefinition, scored: ScoredCard): TargetList {
  const { capacity, when } = run.list!;
  return targetList(scored, { capacity, ...(when && { when }) });
}

interface Counting {
  readonly run: RunDefinition;
  readonly tables: ReadonlyMap<string, Table>;
  readonly units: UnitColumns;
  readonly linked: LinkedFamilies;
  readonly grouping: Grouping;
}

function countFigure(figure: RunDefinition["figures"][number], counting: Counting): RunFigure {
  const { name, title } = figure;
  if ("measure" in figure)
    return {
      name,
      title,
      value: wholeMeasure(figure.measure, counting),
      unit: figure.unit,
      counts: true,
    };
  const chosen = chosenUnits(figure.when, counting.units);
  return {
    name,
    title,
    value: countChosen(figure.count, chosen, counting),
    unit: figure.count,
    counts: true,
  };
}

function chosenUnits(when: Parameters<typeof evaluate>[0] | undefined, units: UnitColumns): number[] {
  const all = units.ids.map((_, unit) => unit);
  if (!when) return all;
  const truth = evaluate(when, units.ids.length, unitRuleColumns(units));
  return all.filter((unit) => truth[unit] === Truth.yes);
}

function countChosen(what: string, chosen: readonly number[], counting: Counting): number {
  if (what === "families") return chosen.length;
  if (what === "households") return countHouseholds(chosen, counting);
  const counted = counting.units.columns.get(what);
  if (counted) return chosen.reduce((sum, unit) => sum + (counted.values[unit] ?? 0), 0);
  const known = ["families", "households", ...counting.units.columns.keys()].join(", ");
  throw new Error(
    `A figure counts "${what}", which is neither families, households nor an indicator. Known: ${known}.`,
  );
}

/** A family's household is that of its members' records. */
function countHouseholds(chosen: readonly number[], { run, linked, grouping }: Counting): number {
  const members = run.families!.members;
  const household = column(linked.tables.get(members)!, "household", "text");
  const wanted = new Set(chosen);
  const found = new Set<number>();
  grouping.unitOf.get(members)!.forEach((unit, row) => {
    if (wanted.has(unit) && household.state[row] === 0) found.add(household.codes[row]!);
  });
  return found.size;
}

/** A measure over a whole table, whoever its rows belong to. */
function wholeMeasure(wanted: Measure, { tables }: Counting): number {
  const table = tables.get(wanted.source)!;
  const by = {
    unit: "all",
    ids: ["all"],
    unitOf: new Map([[wanted.source, new Int32Array(table.rowCount)]]),
  };
  const indicator = {
    name: "figure",
    title: "Figure",
    direction: "higher-is-need",
    shows: "count",
    measure: wanted,
  } as const;
  return measure(new Map([[wanted.source, table]]), [indicator], { by }).indicators.get("figure")!.value[0]!;
}
