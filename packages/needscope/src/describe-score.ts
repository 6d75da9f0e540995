import { fieldsOf, type Condition } from "@needscope/rules";
import { defineComposite, definePointsCard, type Composite, type PointsCard } from "@needscope/scoring";
import { defineSource, type Source } from "@needscope/sources";
import { compositeColumns, type ScoredColumn } from "./composite-columns.ts";
import type { ScoreCsvOptions } from "./score-csv.ts";
import { errorColumns, type ScoreUncertainty, uncertaintyOf } from "./score-uncertainty.ts";

/** What is scored by, and the columns that it needs. */
export type Described = { readonly columns: ReadonlyMap<string, ScoredColumn> } & (
  | {
      readonly kind: "composite";
      readonly composite: Composite;
      /** Where draws are asked for. */
      readonly uncertainty: ScoreUncertainty | undefined;
    }
  | { readonly kind: "card"; readonly card: PointsCard }
);

/**
 * Tells a composite from a points card and checks it.
 *
 * @throws one sentence when it cannot be used, or not for what is asked
 */
export function describe(
  value: unknown,
  { larger, zones, steps, explain, uncertainty }: ScoreCsvOptions,
): Described {
  if (typeof value === "object" && value !== null && "items" in value) {
    if (larger !== undefined || steps === true || explain !== undefined || uncertainty !== undefined) {
      throw new Error(
        "A points card has no summaries of larger areas, steps, explanation or draws here: they are of composites.",
      );
    }
    const card = definePointsCard(value);
    const conditions = card.items.map(({ when }) => when);
    const flags = new Set(conditions.flatMap(flagsOf));
    const names = new Set(conditions.flatMap(fieldsOf));
    const columns = [...names].map(
      (name) => [name, { headers: [name], kind: flags.has(name) ? "yesNo" : "number" }] as const,
    );
    return { kind: "card", card, columns: new Map(columns) };
  }
  const { uncertainty: own, ...rest } = Object(value) as Record<string, unknown>;
  const drawn = uncertaintyOf(own, uncertainty);
  const described = defineComposite(typeof value === "object" ? rest : value);
  if (zones !== undefined && described.larger === undefined && typeof larger !== "object")
    throw new Error("Say with --population which column holds the people, by whom zones are summarised.");
  const composite =
    typeof larger === "object" ? { ...described, larger: { ...described.larger, ...larger } } : described;
  const columns = compositeColumns(composite, {
    summaries: larger !== undefined && (zones === undefined || "byZones"),
    errors: drawn === undefined ? [] : errorColumns(drawn),
    normalise: drawn?.normalise ?? [],
  });
  return { kind: "composite", composite, columns, uncertainty: drawn };
}

/** The fields that a condition compares with true or false. */
function flagsOf(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(flagsOf);
  if ("any" in condition) return condition.any.flatMap(flagsOf);
  if ("not" in condition) return flagsOf(condition.not);
  const compared = "is" in condition ? condition.is : "isNot" in condition ? condition.isNot : undefined;
  return typeof compared === "boolean" ? [condition.field] : [];
}

/** The columns as a source. Field names are safe words of their own, since an indicator may be called anything. */
export function sourceFor(
  { columns }: Described,
  { id, missing = [] }: { readonly id: string; readonly missing?: readonly string[] | undefined },
): Source {
  const fields = [...columns].map(([name, { headers, kind }], at) => {
    const common = { name: `i${String(at)}`, header: [...headers], about: name };
    if (kind === "text") return { ...common, kind };
    if (kind === "number") return { ...common, kind, computed: true };
    return {
      ...common,
      kind: "yesNo" as const,
      yes: ["true", "Y", "Yes", "1"],
      no: ["false", "N", "No", "0"],
    };
  });
  const taken = fields.find(({ header }) => header.includes(id));
  if (taken) {
    throw new Error(
      `The column "${id}" is named in the description: name the column that holds the units with --id.`,
    );
  }
  return defineSource({
    name: "units",
    title: "Units to score",
    about: "One row a unit, one column an indicator.",
    unknownColumns: "drop",
    key: ["unit"],
    duplicates: "quarantine",
    suppressedMarks: ["[c]", "c", "*", "<5"],
    missingMarks: ["", "[x]", "[z]", "x", "z", "..", "-", "N/A", "NA", ...missing],
    fields: [{ name: "unit", header: id, kind: "text", required: true }, ...fields],
  });
}
