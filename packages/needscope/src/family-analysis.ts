import { linkFamiliesByKey, type LinkedFamilies } from "@needscope/households";
import { measure, toUnitColumns, type Grouping, type IndicatorTable } from "@needscope/indicators";
import { scoreCard, type PointsCard, type ScoredCard, type UnitColumns } from "@needscope/scoring";
import { recordsSetAside } from "@needscope/sources";
import { column, type JoinAccount, type Table } from "@needscope/table";
import {
  capLossByFamily,
  evaluateFlags,
  overlap,
  segments,
  targetList,
  withFlags,
  type FamilyCapLoss,
  type Flags,
  type Overlap,
  type Segments,
  type TargetList,
} from "@needscope/targeting";
import type { RunExtract } from "./read-run-extracts.ts";
import { countFigure } from "./count-figure.ts";
import { lostFamilies } from "./lost-families.ts";
import type { RunDefinition } from "./run-definition.ts";
import type { RunFigure } from "./run-figure.ts";

/** Everything that a run over families found, before disclosure. */
export interface FamilyAnalysis {
  readonly kind: "families";
  readonly run: RunDefinition;
  readonly extracts: ReadonlyMap<string, RunExtract>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly linked: LinkedFamilies;
  readonly accounts: ReadonlyMap<string, JoinAccount>;
  readonly grouping: Grouping;
  /** Families that the keys know and that are not here, as their records among the members were set aside. */
  readonly lost: number;
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
    lost: lostFamilies(run, extracts, grouping.ids),
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
  const setAside = new Map(
    Object.entries(families.refs).map(([name, ref]) => [
      name,
      recordsSetAside(extracts.get(name)!, ref).refs,
    ]),
  );
  return linkFamiliesByKey(tables, keys, { refs: families.refs, setAside });
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
  const placed = (bySource: ReadonlyMap<string, Int32Array>) =>
    new Map(
      [...bySource].map(([name, families]) => [
        name,
        Int32Array.from(families, (family) => (family < 0 ? -1 : place[family]!)),
      ]),
    );
  return { unit: "family", ids, unitOf: placed(linked.familyOf), setAside: placed(linked.setAside) };
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
    {
      families: grouping.ids.length,
      asOf: run.asOf,
      capDate: date,
      london: greaterLondon,
      unknownFamilies: [...(grouping.setAside?.get(awards) ?? [])].filter((family) => family >= 0),
    },
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
