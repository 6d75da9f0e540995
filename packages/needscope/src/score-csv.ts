import {
  cannotTellApart,
  defineComposite,
  definePointsCard,
  rankIntervals,
  scoreCard,
  scoreComposite,
  summariseComposite,
  type Composite,
  type LargerAreas,
  type PointsCard,
  type RankIntervals,
  type ScoredCard,
  type ScoredComposite,
  type UnitColumns,
} from "@needscope/scoring";
import { fieldsOf, type Condition } from "@needscope/rules";
import { accountSentence, defineSource, headersOf, readExtract, type Extract } from "@needscope/sources";
import { cellAt, column, csvText } from "@needscope/table";
import { compositeColumns, type ScoredColumn } from "./composite-columns.ts";
import { parseYaml } from "./parse-yaml.ts";
import { scoreExplanation } from "./score-explanation.ts";
import { scoredRows } from "./scored-rows.ts";
import { stepRows } from "./step-rows.ts";
import { summaryRows } from "./summary-rows.ts";

/** A scored table as CSV, and the run in a few words. */
export interface ScoredCsv {
  readonly csv: string;
  readonly summary: string;
  /** Summaries of larger areas as CSV, where they were asked for. */
  readonly largerAreas: string | undefined;
  /** Every step as CSV, where it was asked for. */
  readonly steps: string | undefined;
  /** One unit in words, where it was asked for. */
  readonly explanation: string | undefined;
  readonly extract: Extract;
}

/** What {@link scoreCsv} may be told. */
export interface ScoreCsvOptions {
  /** Header of the column that names the unit; by default the first. */
  readonly id?: string;
  /** The input's name, for messages. */
  readonly file?: string;
  /** Asks for summaries of larger areas: by the columns named here, or true for those that the composite names. */
  readonly larger?: LargerAreas | true;
  /** Asks for every step. */
  readonly steps?: boolean;
  /** Asks for one unit in words, by its id. */
  readonly explain?: string;
  /** Asks how far ranks can be trusted when weights are drawn from up to a quarter less to a quarter more. */
  readonly uncertainty?: { readonly draws: number; readonly seed: number };
}

/**
 * Scores a CSV of units by a composite or a points card given as YAML or JSON text. Columns are found by an
 * indicator's name or title; columns that the description does not name are left out. An empty cell, and the
 * shorthand of published tables, is missing or suppressed; a cell that is no number sets its row aside.
 *
 * @param definition the composite or card
 * @param input bytes of a CSV with a header, one row a unit
 * @throws one sentence when the description or the file cannot be used
 */
export function scoreCsv(definition: string, input: Uint8Array, options: ScoreCsvOptions = {}): ScoredCsv {
  const described = describe(parseYaml(definition, "The description"), options);
  const file = options.file ?? "input";
  const id = options.id ?? headersOf({ file, bytes: input })[0]!;
  const extract = readExtract(sourceFor(described, id), { file, bytes: input });
  const units = unitsOf(extract);
  const scored =
    described.kind === "composite"
      ? scoreComposite(described.composite, units)
      : scoreCard(described.card, units);
  const further = furtherTables(scored, { ...options, id });
  const placed = further.largerAreas === undefined ? [] : placedSentence(scored);
  const ranks = rankRange(scored, options);
  return {
    csv: csvText(scoredRows(scored, id, ranks)),
    summary: [summaryOf(scored, extract), ...placed, ...apartSentence(ranks)].join("\n"),
    ...further,
    extract,
  };
}

const weightSpread = 0.25;

function rankRange(
  scored: ScoredComposite | ScoredCard,
  { uncertainty }: ScoreCsvOptions,
): RankIntervals | undefined {
  if (uncertainty === undefined || scored.kind === "card") return undefined;
  return rankIntervals(scored.composite, scored.units, { ...uncertainty, weights: { spread: weightSpread } });
}

function apartSentence(ranks: RankIntervals | undefined): string[] {
  if (ranks === undefined) return [];
  return [`With weights up to a quarter less or more: ${cannotTellApart(ranks).words}`];
}

// Who is in no summary is said, so that nobody is lost in silence.
function placedSentence(scored: ScoredComposite | ScoredCard): string[] {
  if (scored.kind === "card" || scored.composite.larger === undefined) return [];
  const areas = scored.units.labels?.get(scored.composite.larger.area) ?? [];
  const outside = areas.filter((area) => area === undefined).length;
  if (outside === 0) return [];
  return [`${String(outside)} of ${String(areas.length)} units lie in no larger area and are in no summary.`];
}

function furtherTables(
  scored: ScoredComposite | ScoredCard,
  { larger, steps, explain, id }: ScoreCsvOptions & { readonly id: string },
): Pick<ScoredCsv, "largerAreas" | "steps" | "explanation"> {
  if (scored.kind === "card") return { largerAreas: undefined, steps: undefined, explanation: undefined };
  const summaries = larger === undefined ? undefined : summariseComposite(scored);
  return {
    largerAreas: summaries && csvText(summaryRows(summaries, scored.composite.larger!.area)),
    steps: steps === true ? csvText(stepRows(scored, id)) : undefined,
    explanation: explain === undefined ? undefined : scoreExplanation(scored, explain),
  };
}

type Described = { readonly columns: ReadonlyMap<string, ScoredColumn> } & (
  | { readonly kind: "composite"; readonly composite: Composite }
  | { readonly kind: "card"; readonly card: PointsCard }
);

function describe(value: unknown, { larger, steps, explain, uncertainty }: ScoreCsvOptions): Described {
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
  const described = defineComposite(value);
  const composite = typeof larger === "object" ? { ...described, larger } : described;
  return {
    kind: "composite",
    composite,
    columns: compositeColumns(composite, { summaries: larger !== undefined }),
  };
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
    missingMarks: ["", "[x]", "[z]", "x", "z", "..", "-", "N/A", "NA"],
    fields: [{ name: "unit", header: id, kind: "text", required: true }, ...fields],
  });
}

function unitsOf({ table, source }: Extract): UnitColumns {
  const texts = (name: string): (string | undefined)[] => {
    const cells = column(table, name, "text");
    return Array.from({ length: table.rowCount }, (_, row) => {
      const cell = cellAt(cells, row);
      return typeof cell === "string" ? cell : undefined;
    });
  };
  const fields = source.fields.slice(1);
  const numbers = fields.filter(({ kind }) => kind !== "text");
  return {
    ids: texts("unit").map(String),
    columns: new Map(
      numbers.map(({ name, about, kind }) => {
        return [
          about!,
          kind === "yesNo" ? column(table, name, "flag") : column(table, name, "number"),
        ] as const;
      }),
    ),
    labels: new Map(
      fields.filter(({ kind }) => kind === "text").map(({ name, about }) => [about!, texts(name)]),
    ),
  };
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
