import type {
  Composite,
  CompositePart,
  IndicatorPart,
  SamplingError,
  UnitColumn,
  UnitColumns,
} from "@needscope/scoring";

/** Where an indicator's sampling error comes from: a column of standard errors, or the counts it is made of. */
export type ErrorSource = { readonly column: string } | { readonly counts: "proportion" | "rate" };

/**
 * The sampling errors of indicators, by name.
 *
 * @throws one sentence when an indicator is not there, has no counts, or a unit has a value and no standard error
 */
export function samplingErrors(
  sources: Readonly<Record<string, ErrorSource>>,
  { composite, units }: { readonly composite: Composite; readonly units: UnitColumns },
): Map<string, SamplingError> {
  const parts = composite.parts.flatMap(leaves);
  return new Map(
    Object.entries(sources).map(([indicator, source]) => {
      const part = parts.find((one) => one.indicator === indicator);
      if (part === undefined) {
        const known = parts.map((one) => one.indicator).join(", ");
        throw new Error(`Errors are given of "${indicator}", which is no indicator. There are: ${known}.`);
      }
      return [indicator, "column" in source ? byColumn(part, source, units) : byCounts(part, source, units)];
    }),
  );
}

function byColumn(
  { indicator }: IndicatorPart,
  { column }: { readonly column: string },
  { ids, columns }: UnitColumns,
): Float64Array {
  const errors = columns.get(column)!;
  const values = columns.get(indicator)!;
  const lacking = ids.filter((_, unit) => isThere(values, unit) && !isThere(errors, unit)).length;
  if (lacking > 0) {
    throw new Error(
      `${String(lacking)} units have a value of "${indicator}" and no standard error in "${column}": give each one, 0 where it is exact.`,
    );
  }
  return Float64Array.from(errors.values, (error, unit) => (isThere(errors, unit) ? Number(error) : 0));
}

function byCounts(
  { indicator, denominator, multiplier = 1, shrink }: IndicatorPart,
  { counts }: { readonly counts: "proportion" | "rate" },
  { columns }: UnitColumns,
): SamplingError {
  if (denominator === undefined || shrink !== undefined) {
    const why =
      denominator === undefined ? "has no denominator" : "is shrunk, and not the rate of its counts";
    throw new Error(`"${indicator}" ${why}: give its standard errors in a column, or none.`);
  }
  const [above, below] = [columns.get(indicator)!, columns.get(denominator)!];
  // A unit of no people is taken as it is, and so is one whose count is filled in.
  const isKnown = (unit: number): boolean => isThere(above, unit) && isThere(below, unit);
  return {
    of: counts,
    numerators: Float64Array.from(above.values, (value, unit) => (isKnown(unit) ? Number(value) : 0)),
    denominators: Float64Array.from(below.values, (value, unit) => (isKnown(unit) ? Number(value) : 0)),
    multiplier,
  };
}

function isThere({ state }: UnitColumn, unit: number): boolean {
  return (state?.[unit] ?? 0) === 0;
}

function leaves(part: CompositePart): IndicatorPart[] {
  return "parts" in part ? part.parts.flatMap(leaves) : [part];
}
