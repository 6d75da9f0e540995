import {
  compositeSchema,
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
import { fieldsOf } from "@needscope/rules";
import { accountSentence, defineSource, headersOf, readExtract, type Extract } from "@needscope/sources";
import { cellAt, column, csvText, type ColumnOf } from "@needscope/table";
import { parse } from "yaml";

/** A scored table as CSV, and the run in a few words. */
export interface ScoredCsv {
  readonly csv: string;
  readonly summary: string;
  readonly extract: Extract;
}

/**
 * Scores a CSV of units by a composite or a points card given as YAML or JSON text. Columns are found by an
 * indicator's name or title; columns that the description does not name are left out; a cell that is no number
 * quarantines its row.
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
  const described = describe(parse(definition));
  const file = options.file ?? "input";
  const id = options.id ?? headersOf({ file, bytes: input })[0]!;
  const extract = readExtract(sourceFor(described, id), { file, bytes: input });
  const units = unitsOf(extract);
  const scored =
    described.kind === "composite"
      ? scoreComposite(described.composite, units)
      : scoreCard(described.card, units);
  return { csv: csvText(rowsOf(scored, id)), summary: summaryOf(scored, extract), extract };
}

type Described =
  | {
      readonly kind: "composite";
      readonly composite: Composite;
      readonly indicators: ReadonlyMap<string, string>;
    }
  | { readonly kind: "card"; readonly card: PointsCard; readonly indicators: ReadonlyMap<string, string> };

function describe(value: unknown): Described {
  if (typeof value === "object" && value !== null && "items" in value) {
    const card = definePointsCard(value);
    const names = new Set(card.items.flatMap(({ when }) => fieldsOf(when)));
    return { kind: "card", card, indicators: new Map([...names].map((name) => [name, name])) };
  }
  const composite = compositeSchema.safeParse(value).data ?? defineComposite(value);
  return { kind: "composite", composite, indicators: new Map(composite.parts.flatMap(leaves)) };
}

function leaves(part: CompositePart): [string, string][] {
  return "parts" in part ? part.parts.flatMap(leaves) : [[part.indicator, part.title ?? part.indicator]];
}

/** Field names are safe words of their own, since an indicator may be called anything. */
function sourceFor({ indicators }: Described, id: string) {
  const fields = [...indicators].map(([name, title], at) => ({
    name: `i${String(at)}`,
    header: [...new Set([name, title])],
    kind: "number" as const,
    about: name,
  }));
  return defineSource({
    name: "units",
    title: "Units to score",
    about: "One row a unit, one column an indicator.",
    unknownColumns: "drop",
    key: ["unit"],
    duplicates: "quarantine",
    fields: [{ name: "unit", header: id, kind: "text", required: true }, ...fields],
  });
}

function unitsOf({ table, source }: Extract): UnitColumns {
  const unit = column(table, "unit", "text");
  const ids = Array.from({ length: table.rowCount }, (_, row) => String(cellAt(unit, row)));
  const columns = source.fields
    .filter(({ kind }) => kind === "number")
    .map(({ name, about }) => [about!, column(table, name, "number") as ColumnOf<"number">] as const);
  return { ids, columns: new Map(columns) };
}

/** What stands beside the score: the tenth, contributions, and each group's own score and rank where it has them. */
function rowsOf(scored: ScoredComposite | ScoredCard, id: string): (string | number)[][] {
  const columns: (readonly [string, ArrayLike<number>])[] = [
    ...(scored.kind === "composite" && scored.decile ? [["decile", scored.decile] as const] : []),
    ...[...scored.contributions].map(([name, shares]) => [`contribution: ${name}`, shares] as const),
  ];
  const groups = scored.kind === "composite" ? [...scored.groups] : [];
  const header = [
    ...[id, "score", "rank", ...columns.map(([title]) => title)],
    ...groups.flatMap(([name]) => [`score: ${name}`, `rank: ${name}`]),
  ];
  const order = [...scored.ids.keys()].sort((a, b) => place(scored.rank[a]!) - place(scored.rank[b]!));
  const rows = order.map((unit): (string | number)[] => {
    const own: ArrayLike<number>[] = [scored.score, scored.rank, ...columns.map(([, values]) => values)];
    return [
      scored.ids[unit]!,
      ...own.map<string | number>((values) => (scored.state[unit] === 0 ? values[unit]! : "[x]")),
      ...groups.flatMap<string | number>(([, { score, rank, state }]) =>
        state[unit] === 0 ? [score[unit]!, rank[unit]!] : ["[x]", "[x]"],
      ),
    ];
  });
  return [header, ...rows];
}

function place(rank: number): number {
  return rank === 0 ? Infinity : rank;
}

function summaryOf(scored: ScoredComposite | ScoredCard, { account, issues }: Extract): string {
  const ranked = scored.state.filter((state) => state === 0).length;
  const bad = issues.slice(0, 5).map(({ line, message, fix }) => `  line ${String(line)}: ${message} ${fix}`);
  const unscored =
    ranked < scored.ids.length ? " The others lack a value and are marked [x], not ranked." : "";
  return [
    `Scored ${String(ranked)} of ${String(scored.ids.length)} units.${unscored}`,
    `Input: ${accountSentence(account)}.`,
    ...bad,
  ].join("\n");
}
