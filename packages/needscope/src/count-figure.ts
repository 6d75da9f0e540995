import type { LinkedFamilies } from "@needscope/households";
import { measure, type Grouping, type Measure } from "@needscope/indicators";
import { evaluate, Truth, type Condition } from "@needscope/rules";
import type { UnitColumns } from "@needscope/scoring";
import { column, type Table } from "@needscope/table";
import { unitRuleColumns } from "@needscope/targeting";
import type { RunDefinition } from "./run-definition.ts";
import type { RunFigure } from "./run-figure.ts";

/** What figures are counted from. */
export interface Counting {
  readonly run: RunDefinition;
  readonly tables: ReadonlyMap<string, Table>;
  readonly units: UnitColumns;
  readonly linked: LinkedFamilies;
  readonly grouping: Grouping;
}

/**
 * Counts one figure of a run: families, households or an indicator's sum over the families that a condition chooses; or
 * a measure over a whole table, whoever its rows belong to.
 */
export function countFigure(figure: RunDefinition["figures"][number], counting: Counting): RunFigure {
  const { name, title } = figure;
  if ("measure" in figure)
    return {
      name,
      title,
      value: wholeMeasure(figure.measure, counting),
      unit: figure.unit,
      counts: true,
    };
  const { chosen, notKnown } = chosenUnits(figure.when, counting.units);
  return {
    name,
    title,
    value: countChosen(figure.count, chosen, counting),
    unit: figure.count,
    counts: true,
    ...(notKnown > 0 && { notKnown }),
  };
}

interface Chosen {
  readonly chosen: readonly number[];
  readonly notKnown: number;
}

function chosenUnits(when: Condition | undefined, units: UnitColumns): Chosen {
  const all = [...units.ids.keys()];
  if (!when) return { chosen: all, notKnown: 0 };
  const truth = evaluate(when, units.ids.length, unitRuleColumns(units));
  return {
    chosen: all.filter((unit) => truth[unit] === Truth.yes),
    notKnown: truth.filter((answer) => answer === Truth.unknown).length,
  };
}

/** What is counted is a count, as checkRun saw to; a unit whose count is missing adds nothing. */
function countChosen(what: string, chosen: readonly number[], counting: Counting): number {
  if (what === "families") return chosen.length;
  if (what === "households") return countHouseholds(chosen, counting);
  const { values, state } = counting.units.columns.get(what)!;
  return chosen.reduce((sum, unit) => sum + (state?.[unit] ? 0 : values[unit]!), 0);
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
