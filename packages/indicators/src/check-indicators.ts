import { fieldsOf } from "@needscope/rules";
import type { ColumnKind, Table } from "@needscope/table";
import type { Indicator, Measure } from "./indicator.ts";

/**
 * Checks that indicators can be measured on these tables: names differ, every source and field is there, every field is
 * of a kind that the measure can use.
 *
 * @throws one sentence that names the indicator, what it asks for and what there is.
 *
 * @example
 * checkIndicators(tables, gatewayIndicators); // throws: Unknown field "balence" in indicator "rent-arrears". Known: ...
 */
export function checkIndicators(tables: ReadonlyMap<string, Table>, indicators: readonly Indicator[]): void {
  const names = new Set<string>();
  for (const indicator of indicators) {
    const { name, measure, of } = indicator;
    if (names.has(name))
      throw new Error(`Two indicators are called "${name}"; each needs a name of its own.`);
    names.add(name);
    checkMeasure(tables, indicator, measure);
    if (of !== undefined) checkMeasure(tables, indicator, of);
  }
}

/**
 * The date field by which a measure of an indicator is placed in a period: its own `dated`, else the indicator's.
 *
 * @example
 * dateFieldOf(homelessRate, homelessRate.of!); // "at", because the denominator says so
 */
export function dateFieldOf({ dated }: Indicator, measure: Measure): string | undefined {
  return measure.dated ?? dated;
}

function checkMeasure(tables: ReadonlyMap<string, Table>, indicator: Indicator, measure: Measure): void {
  const table = tables.get(measure.source);
  if (table === undefined) {
    const known = [...tables.keys()].join(", ") || "none";
    throw new Error(`Unknown source "${measure.source}" in indicator "${indicator.name}". Known: ${known}.`);
  }
  const checkField = (field: string, kinds?: readonly ColumnKind[]) => {
    checkKind({ table, field, indicator: indicator.name, measure, kinds });
  };
  for (const field of measure.where === undefined ? [] : fieldsOf(measure.where)) checkField(field);
  if (measure.field !== undefined) checkField(measure.field, kindsFor[measure.kind]);
  const dated = dateFieldOf(indicator, measure);
  if (dated !== undefined) checkField(dated, ["date"]);
}

const kindsFor: Readonly<Partial<Record<Measure["kind"], readonly ColumnKind[]>>> = {
  sum: ["number"],
  mean: ["number"],
  quantile: ["number"],
  min: ["number", "date"],
  max: ["number", "date"],
  first: ["number", "date"],
  latest: ["number", "date"],
  any: ["flag"],
  all: ["flag"],
};

interface FieldCheck {
  readonly table: Table;
  readonly field: string;
  readonly indicator: string;
  readonly measure: Measure;
  readonly kinds?: readonly ColumnKind[] | undefined;
}

function checkKind({ table, field, indicator, measure, kinds }: FieldCheck): void {
  const kind = table.columns.get(field)?.kind;
  if (kind === undefined) {
    const known = [...table.columns.keys()].join(", ") || "none";
    const where = `of source "${measure.source}" in indicator "${indicator}"`;
    throw new Error(`Unknown field "${field}" ${where}. Known: ${known}.`);
  }
  if (kinds !== undefined && !kinds.includes(kind)) {
    const wanted = `needs a ${kinds.join(" or ")}`;
    throw new Error(
      `Field "${field}" of indicator "${indicator}" is a ${kind}; the measure ${wanted} there.`,
    );
  }
}
