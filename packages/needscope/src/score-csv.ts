import {
  defineComposite,
  definePointsCard,
  scoreCard,
  scoreComposite,
  type Composite,
  type CompositePart,
  type PointsCard,
  type ScoredCard,
  type ScoredComposite,
  type UnitColumns,
} from "@needscope/scoring";
import { fieldsOf, type Condition } from "@needscope/rules";
import { accountSentence, defineSource, headersOf, readExtract, type Extract } from "@needscope/sources";
import { cellAt, column, csvText } from "@needscope/table";
import { parseYaml } from "./parse-yaml.ts";
import { scoredRows } from "./scored-rows.ts";

/** A scored table as CSV, and the run in a few words. */
export interface ScoredCsv {
  readonly csv: string;
  readonly summary: string;
  readonly extract: Extract;
}

/**
 * Scores a CSV of units by a composite or a points card given as YAML or JSON text. Columns are found by an
 * indicator's name or title; columns that the description does not name are left out. An empty cell, and the
 * shorthand of published tables, is missing or suppressed; a cell that is no number sets its row aside.
 *
 * @param definition the composite or card
 * @param input bytes of a CSV with a header, one row a unit
 * @param options.id header of the column that names the unit; by default the first
 * @throws one sentence when the description or the file cannot be used
 */
export function scoreCsv(
  definition: string,
  input: Uint8Array,
  options: { id?: string; file?: string } = {},
): ScoredCsv {
  const described = describe(parseYaml(definition, "The description"));
  const file = options.file ?? "input";
  const id = options.id ?? headersOf({ file, bytes: input })[0]!;
  const extract = readExtract(sourceFor(described, id), { file, bytes: input });
  const units = unitsOf(extract);
  const scored =
    described.kind === "composite"
      ? scoreComposite(described.composite, units)
      : scoreCard(described.card, units);
  return { csv: csvText(scoredRows(scored, id)), summary: summaryOf(scored, extract), extract };
}

/** An indicator's column: its headers, and whether it holds yes and no. */
interface ScoredColumn {
  readonly headers: readonly string[];
  readonly flag: boolean;
}

type Described = { readonly columns: ReadonlyMap<string, ScoredColumn> } & (
  | { readonly kind: "composite"; readonly composite: Composite }
  | { readonly kind: "card"; readonly card: PointsCard }
);

function describe(value: unknown): Described {
  if (typeof value === "object" && value !== null && "items" in value) {
    const card = definePointsCard(value);
    const conditions = card.items.map(({ when }) => when);
    const flags = new Set(conditions.flatMap(flagsOf));
    const names = new Set(conditions.flatMap(fieldsOf));
    const columns = [...names].map((name) => [name, { headers: [name], flag: flags.has(name) }] as const);
    return { kind: "card", card, columns: new Map(columns) };
  }
  const composite = defineComposite(value);
  return { kind: "composite", composite, columns: new Map(composite.parts.flatMap(leaves)) };
}

function leaves(part: CompositePart): [string, ScoredColumn][] {
  if ("parts" in part) return part.parts.flatMap(leaves);
  const headers = [...new Set([part.indicator, part.title ?? part.indicator])];
  return [[part.indicator, { headers, flag: false }]];
}

/** The fields that a condition compares with true or false. */
function flagsOf(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(flagsOf);
  if ("any" in condition) return condition.any.flatMap(flagsOf);
  if ("not" in condition) return flagsOf(condition.not);
  const compared = "is" in condition ? condition.is : "isNot" in condition ? condition.isNot : undefined;
  return typeof compared === "boolean" ? [condition.field] : [];
}

/** Field names are safe words of their own, since an indicator may be called anything. */
function sourceFor({ columns }: Described, id: string) {
  const fields = [...columns].map(([name, { headers, flag }], at) => {
    const common = { name: `i${String(at)}`, header: [...headers], about: name };
    if (!flag) return { ...common, kind: "number" as const };
    return {
      ...common,
      kind: "yesNo" as const,
      yes: ["true", "Y", "Yes", "1"],
      no: ["false", "N", "No", "0"],
    };
  });
  const taken = fields.find(({ header }) => header.includes(id));
  if (taken) {
    throw new Error(`The column "${id}" is an indicator: name the column that holds the units with --id.`);
  }
  return defineSource({
    name: "units",
    title: "Units to score",
    about: "One row a unit, one column an indicator.",
    unknownColumns: "drop",
    key: ["unit"],
    duplicates: "quarantine",
    suppressedMarks: ["[c]", "c", "*", "<5"],
    missingMarks: ["", "[x]", "[z]", "x", "z", "..", "-", "N/A"],
    fields: [{ name: "unit", header: id, kind: "text", required: true }, ...fields],
  });
}

function unitsOf({ table, source }: Extract): UnitColumns {
  const unit = column(table, "unit", "text");
  const ids = Array.from({ length: table.rowCount }, (_, row) => String(cellAt(unit, row)));
  const columns = source.fields.slice(1).map(({ name, about, kind }) => {
    return [about!, kind === "yesNo" ? column(table, name, "flag") : column(table, name, "number")] as const;
  });
  return { ids, columns: new Map(columns) };
}

function summaryOf(scored: ScoredComposite | ScoredCard, { account, issues }: Extract): string {
  const ranked = scored.state.filter((state) => state === 0).length;
  const bad = issues.slice(0, 5).map(({ line, message, fix }) => `  line ${String(line)}: ${message} ${fix}`);
  const unscored = ranked < scored.ids.length ? " The others lack a value and are marked, not ranked." : "";
  const open = scored.kind === "card" ? openUnits(scored) : 0;
  return [
    `Scored ${String(ranked)} of ${String(scored.ids.length)} units.${unscored}`,
    ...(open > 0
      ? [`For ${String(open)} of them something is not known: see the highest possible score.`]
      : []),
    ...(account.quarantined > 0
      ? [`${String(account.quarantined)} lines were set aside and are not in the output.`]
      : []),
    `Input: ${accountSentence(account)}.`,
    ...bad,
  ].join("\n");
}

function openUnits({ ids, score, state, maximum }: ScoredCard): number {
  return ids.filter((_, unit) => state[unit] === 0 && maximum[unit]! > score[unit]!).length;
}
