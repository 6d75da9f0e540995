import { Truth } from "@needscope/rules";
import { State, type Table } from "@needscope/table";
import { aggregate } from "./aggregates/aggregate.ts";
import { areUnits } from "./aggregates/are-units.ts";
import type { Aggregate } from "./aggregates/unit-rows.ts";
import { checkIndicators } from "./check-indicators.ts";
import { countedParts, type CountedPart, type GroupedTables, type MeasureOptions } from "./counted-parts.ts";
import type { Grouping } from "./group-by.ts";
import { hideSetAside, setAsidePerUnit } from "./hide-set-aside.ts";
import type { IndicatorTable, MeasuredIndicator } from "./indicator-table.ts";
import type { Indicator, Measure } from "./indicator.ts";
import { measuredFromParts } from "./measured-from-parts.ts";
import { pooledPeriods } from "./period.ts";
import type { Wholeness } from "./rule-column-of.ts";
import { breakWithin } from "./series-break.ts";
import { worseState } from "./worse-state.ts";

/**
 * Measures indicators for every unit of a grouping: one row per unit, one column per indicator, with numerators,
 * denominators and intervals. The order of the rows does not matter.
 *
 * A unit without rows has the count, sum or distinct 0, the flag no, and a missing share, mean, minimum or maximum. Rows
 * that cannot be decided (a value that the filter needs, or the date, is missing) are not counted; they make a sum,
 * mean, minimum, maximum or flag missing, and `undecided` says how many there are. A pooled indicator is missing in a
 * period that too few periods come before, and any is whose days lie on both sides of one of its series breaks;
 * `notMeasured` says so.
 *
 * Where a record of a unit was set aside (`by.setAside`), what its source says of the unit is missing, and `setAside`
 * says of how many records: never as if there were none.
 *
 * @throws one sentence when an indicator asks for a source, field or period that is not there, or a source's rows have
 * not been grouped.
 *
 * @example
 * const families = { unit: "family", ids: linked.families, unitOf: linked.familyOf };
 * const table = measure(linked.tables, indicators, { by: families });
 * indicatorAt(table, "rent-arrears", "FAM00042").value; // 12050 (pence)
 */
export function measure(
  tables: ReadonlyMap<string, Table>,
  indicators: readonly Indicator[],
  { by, ...options }: MeasureOptions & { readonly by: Grouping },
): IndicatorTable {
  checkIndicators(tables, indicators);
  checkRowCounts(tables, by);
  const { period, confidence = 0.95 } = options;
  const sure = {
    ...options,
    confidence,
    denominators: new Map(),
    aggregated: new Map(),
    allPresent: new Uint8Array(by.ids.length),
    whole: new Map(),
    own: new Map([...by.unitOf.values()].map((unitOf) => [unitOf, areUnits(unitOf, by.ids.length)])),
  };
  const measured = indicators.map(
    (indicator) => [indicator.name, measureOne({ tables, by }, indicator, sure)] as const,
  );
  return {
    unit: by.unit,
    ids: by.ids,
    ...(by.names && { names: by.names }),
    indicators: new Map(measured),
    confidence,
    ...(period && { period }),
  };
}

function checkRowCounts(tables: ReadonlyMap<string, Table>, { unitOf, unit }: Grouping): void {
  for (const [source, units] of unitOf) {
    const rows = tables.get(source)?.rowCount;
    if (rows === undefined || rows === units.length) continue;
    throw new Error(
      `The grouping by ${unit} has ${units.length} rows of "${source}", and the table has ${rows}.`,
    );
  }
}

type Sure = MeasureOptions & {
  readonly confidence: number;
  /** Denominators so far by what they count, for rates that have the same, and what came of them. */
  readonly denominators: Map<string, CountedPart>;
  readonly aggregated: Map<CountedPart, Aggregate>;
  /** The states of a column that lacks nothing, one for all. */
  readonly allPresent: Uint8Array;
  readonly whole: Wholeness;
  /** For the units of each table's rows whether they are the rows. */
  readonly own: ReadonlyMap<Int32Array, boolean>;
};

function measureOne(grouped: GroupedTables, indicator: Indicator, options: Sure): MeasuredIndicator {
  const unitCount = grouped.by.ids.length;
  const parts = countedParts(grouped, indicator, options);
  if (parts === undefined) return nothingYet(indicator, unitCount, options);
  const above = madeOf(parts[0], grouped.by, options);
  const below = parts[1] && denominatorOf(parts[1], grouped.by, options);
  const setAside = setAsidePerUnit(indicator, grouped.by);
  const told = setAside === undefined ? {} : { setAside };
  const undecided = undecidedPerUnit(parts, unitCount);
  if (!hasParts(indicator) || above.values instanceof Uint8Array) {
    return { indicator, value: above.values, state: above.state, ...(undecided && { undecided }), ...told };
  }
  // A denominator is a count or a sum: never bytes.
  const counts = below?.values as Float64Array | undefined;
  const rate = {
    numerator: above.values,
    denominator: indicator.measure.kind === "mean" ? above.rows : counts,
    partsState: below ? worseStates(above.state, below.state) : above.state,
    undecided,
  };
  return { ...measuredFromParts(indicator, rate, options.confidence), ...told };
}

function madeOf(part: CountedPart, by: Grouping, { allPresent, own }: Sure): Aggregate {
  const rows = { ...part, unitCount: by.ids.length, areUnits: own.get(part.unitOf)!, allPresent };
  return hideSetAside(aggregate(rows, part.measure), part.measure, by);
}

function denominatorOf(part: CountedPart, by: Grouping, options: Sure): Aggregate {
  const below = options.aggregated.get(part) ?? madeOf(part, by, options);
  options.aggregated.set(part, below);
  return below;
}

function worseStates(one: Uint8Array, other: Uint8Array): Uint8Array {
  const state = new Uint8Array(one.length);
  for (let unit = 0; unit < state.length; unit += 1) state[unit] = worseState(one[unit]!, other[unit]!);
  return state;
}

const withParts: readonly Measure["kind"][] = ["count", "distinct", "repeat", "sum", "share", "mean"];

function hasParts({ measure: { kind } }: Indicator): boolean {
  return withParts.includes(kind);
}

function nothingYet(indicator: Indicator, unitCount: number, options: Sure): MeasuredIndicator {
  const { confidence } = options;
  const notMeasured = whyNot(indicator, options);
  const zeros = () => new Float64Array(unitCount);
  const partsState = new Uint8Array(unitCount).fill(State.missing);
  if (!hasParts(indicator)) {
    const value = indicator.shows === "flag" ? new Uint8Array(unitCount) : zeros();
    return { indicator, value, state: partsState, notMeasured };
  }
  const hasDenominator = indicator.of !== undefined || indicator.measure.kind === "mean";
  const denominator = hasDenominator ? zeros() : undefined;
  const parts = { numerator: zeros(), denominator, partsState };
  return { ...measuredFromParts(indicator, parts, confidence), notMeasured };
}

function whyNot({ breaks, pool = 1 }: Indicator, { period, periods }: Sure): string {
  const pooled = period && pooledPeriods(period, { pool, periods });
  const crossed = pooled && breakWithin(breaks, [pooled[0]!, pooled.at(-1)!]);
  if (crossed === undefined) return `It puts ${pool} periods together, and there are not so many.`;
  return `Its days lie on both sides of a series break: ${crossed.title}, from ${crossed.from}.`;
}

/** Rows that numerator or denominator leave undecided; a row of a table that serves as both is one row. */
function undecidedPerUnit(parts: readonly CountedPart[], unitCount: number): Float64Array | undefined {
  let perUnit: Float64Array | undefined;
  parts.forEach(({ counted, isDecided, unitOf, table }, i) => {
    if (isDecided) return;
    const before = i > 0 && parts[0]!.table === table ? parts[0]!.counted : undefined;
    for (let row = counted.indexOf(Truth.unknown); row >= 0; row = counted.indexOf(Truth.unknown, row + 1)) {
      if (unitOf[row]! < 0 || before?.[row] === Truth.unknown) continue;
      perUnit ??= new Float64Array(unitCount);
      perUnit[unitOf[row]!]! += 1;
    }
  });
  return perUnit;
}
