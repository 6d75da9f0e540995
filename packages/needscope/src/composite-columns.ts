import {
  type Composite,
  type CompositePart,
  type Imputation,
  type IndicatorPart,
  type Normalisation,
} from "@needscope/scoring";

/** A column that a description names: its headers, and what it holds. */
export interface ScoredColumn {
  readonly headers: readonly string[];
  readonly kind: "number" | "yesNo" | "text";
}

/**
 * The columns that a composite needs, by name: indicators, which may be headed by their title, denominators, earlier
 * periods, columns of text that group units; those of standard errors; and those of larger areas where summaries are
 * asked for.
 *
 * @throws one sentence when one column is asked for as text and as numbers
 */
export function compositeColumns(
  composite: Composite,
  {
    summaries,
    errors = [],
    normalise = [],
  }: {
    /** Whether there are summaries of larger areas: by a column of the input, or by a table of zones beside it. */
    readonly summaries: boolean | "byZones";
    readonly errors?: readonly string[];
    /** Other normalisations that are drawn. */
    readonly normalise?: readonly Normalisation[];
  },
): Map<string, ScoredColumn> {
  const columns = new Map<string, ScoredColumn>();
  const add = (name: string | undefined, kind: "number" | "text", title?: string): void => {
    if (name === undefined) return;
    const known = columns.get(name);
    if (known !== undefined && known.kind !== kind)
      throw new Error(`The column "${name}" is asked for as text and as numbers: it is one or the other.`);
    const headers = [...new Set([...(known?.headers ?? []), name, ...(title === undefined ? [] : [title])])];
    columns.set(name, { headers, kind });
  };
  const addImputation = (imputation: Imputation | undefined): void => {
    if (typeof imputation !== "object") return;
    add(imputation.within, "text");
    for (const name of imputation.columns ?? []) add(name, "number");
  };
  for (const { indicator, title, plus, denominator, shrink, impute } of composite.parts.flatMap(leaves)) {
    add(indicator, "number", title);
    for (const name of plus ?? []) add(name, "number");
    add(denominator, "number");
    add(shrink, "text");
    addImputation(impute);
  }
  addImputation(composite.impute);
  for (const name of weighingColumns([
    composite.normalise,
    ...normalise,
    ...composite.parts.flatMap(ownNormalisations),
  ]))
    add(name, "number");
  for (const { population, within } of Object.values(composite.quantiles ?? {})) {
    add(population, "number");
    add(within, "text");
  }
  for (const name of errors) add(name, "number");
  if (!summaries || composite.larger === undefined) return columns;
  const { area, population, counts = [], rank, score } = composite.larger;
  if (summaries !== "byZones") add(area, "text");
  for (const name of [population, ...counts, rank, score]) add(name, "number");
  return columns;
}

function weighingColumns(normalisations: readonly Normalisation[]): string[] {
  return normalisations.flatMap((one) =>
    typeof one === "object" && one !== null && typeof one.weights === "string" ? [one.weights] : [],
  );
}

function ownNormalisations(part: CompositePart): Normalisation[] {
  const own = part.normalise === undefined ? [] : [part.normalise];
  return "parts" in part ? [...own, ...part.parts.flatMap(ownNormalisations)] : own;
}

function leaves(part: CompositePart): IndicatorPart[] {
  return "parts" in part ? part.parts.flatMap(leaves) : [part];
}
