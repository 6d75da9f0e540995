import {
  rankIntervals,
  scoreCard,
  scoreComposite,
  summariseComposite,
  type LargerAreas,
  type RankIntervals,
  type ScoredCard,
  type ScoredComposite,
  type UnitColumns,
  type UnitPart,
} from "@needscope/scoring";
import { rankIntervalsOnCores } from "@needscope/scoring/cores";
import { accountSentence, headersOf, readExtract, type Extract } from "@needscope/sources";
import { cellAt, column, csvText } from "@needscope/table";
import { describe, sourceFor } from "./describe-score.ts";
import { parseYaml } from "./parse-yaml.ts";
import { rankWords } from "./rank-words.ts";
import { scoreExplanation } from "./score-explanation.ts";
import { type ScoreUncertainty, type ScoreUncertaintyInput, toDraw } from "./score-uncertainty.ts";
import { scoredRows } from "./scored-rows.ts";
import { stepRows } from "./step-rows.ts";
import { summaryRows } from "./summary-rows.ts";
import { zoneParts, type ZonesFile } from "./zone-parts.ts";
import { tellingNothing } from "./telling-nothing.ts";

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
  /** How many units have a score. */
  readonly scored: number;
  readonly extract: Extract;
}

/** What {@link scoreCsv} may be told. */
export interface ScoreCsvOptions {
  /** Header of the column that names the unit; by default the first. */
  readonly id?: string;
  /** The input's name, for messages. */
  readonly file?: string;
  /** What else stands for a missing value in the input, such as -999. */
  readonly missing?: readonly string[] | undefined;
  /** Asks for summaries of larger areas: by the columns named here, or true for those that the composite names. */
  readonly larger?: LargerAreas | true;
  /** By which units lie in zones in parts: summaries are then of these zones and not by a column of the input. */
  readonly zones?: ZonesFile | undefined;
  /** Asks for every step. */
  readonly steps?: boolean;
  /** Asks for one unit in words, by its id. */
  readonly explain?: string;
  /**
   * Asks how far ranks can be trusted, over what the description's own `uncertainty` says: how often to draw, from which
   * seed, and what. Weights go up to a quarter less and more where nothing is named.
   */
  readonly uncertainty?: ScoreUncertaintyInput;
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
  const job = scoredJob(definition, input, options);
  const { draws } = job;
  return written(job, draws && rankIntervals(draws.scored.composite, draws.scored.units, toDraw(draws)));
}

/**
 * {@link scoreCsv} with its draws shared among two cores: the same bits.
 *
 * @example
 * const { csv } = await scoreCsvOnCores(yaml, bytes, { uncertainty: { draws: 1000, seed: 2016 } });
 */
export async function scoreCsvOnCores(
  definition: string,
  input: Uint8Array,
  options: ScoreCsvOptions = {},
): Promise<ScoredCsv> {
  const job = scoredJob(definition, input, options);
  const { draws } = job;
  return written(
    job,
    draws && (await rankIntervalsOnCores(draws.scored.composite, draws.scored.units, toDraw(draws))),
  );
}

interface ScoredJob {
  readonly scored: ScoredComposite | ScoredCard;
  readonly extract: Extract;
  readonly options: ScoreCsvOptions & { readonly id: string };
  readonly draws: { readonly scored: ScoredComposite; readonly uncertainty: ScoreUncertainty } | undefined;
}

function scoredJob(definition: string, input: Uint8Array, options: ScoreCsvOptions): ScoredJob {
  const described = describe(parseYaml(definition, "The description"), options);
  const file = options.file ?? "input";
  const id = options.id ?? headersOf({ file, bytes: input })[0]!;
  const extract = readExtract(sourceFor(described, { id, missing: options.missing }), { file, bytes: input });
  const units = unitsOf(extract);
  const shared = { extract, options: { ...options, id } };
  if (described.kind === "card")
    return { ...shared, scored: scoreCard(described.card, units), draws: undefined };
  const scored = scoreComposite(described.composite, units);
  const { uncertainty } = described;
  return { ...shared, scored, draws: uncertainty && { scored, uncertainty } };
}

function written(
  { scored, extract, options, draws }: ScoredJob,
  ranks: RankIntervals | undefined,
): ScoredCsv {
  const { zones, id } = options;
  const inZones =
    zones && zoneParts(zones, { ids: scored.ids, id, peopleOf: (some) => peopleIn(scored, some) });
  const further = furtherTables(scored, options, inZones?.parts);
  const placed = further.largerAreas === undefined ? [] : (inZones?.words ?? placedSentence(scored));
  const drawn = draws && ranks ? rankWords(ranks, { uncertainty: draws.uncertainty, rank: scored.rank }) : [];
  return {
    csv: csvText(scoredRows(scored, options.id, ranks)),
    summary: [summaryOf(scored, extract), ...placed, ...drawn].join("\n"),
    ...further,
    scored: scored.state.filter((byte) => byte === 0).length,
    extract,
  };
}

function peopleIn(scored: ScoredComposite | ScoredCard, some: readonly number[]): number {
  if (scored.kind === "card" || scored.composite.larger === undefined) return 0;
  const people = scored.units.columns.get(scored.composite.larger.population);
  return some.reduce((sum, unit) => sum + (people?.state?.[unit] ? 0 : (people?.values[unit] ?? 0)), 0);
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
  parts: readonly UnitPart[] | undefined,
): Pick<ScoredCsv, "largerAreas" | "steps" | "explanation"> {
  if (scored.kind === "card") return { largerAreas: undefined, steps: undefined, explanation: undefined };
  const summaries = larger === undefined ? undefined : summariseComposite(scored, undefined, parts);
  return {
    largerAreas: summaries && csvText(summaryRows(summaries, parts ? "zone" : scored.composite.larger!.area)),
    steps: steps === true ? csvText(stepRows(scored, id)) : undefined,
    explanation: explain === undefined ? undefined : scoreExplanation(scored, explain),
  };
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
    ...tellingNothing(scored),
    ...(account.quarantined > 0 ? [setAside(account.quarantined)] : []),
    `Input: ${accountSentence(account)}.`,
    ...bad,
  ].join("\n");
}

function setAside(count: number): string {
  return count === 1
    ? "1 line was set aside and is not in the output."
    : `${String(count)} lines were set aside and are not in the output.`;
}

function openUnits({ ids, score, state, maximum }: ScoredCard): number {
  return ids.filter((_, unit) => state[unit] === 0 && maximum[unit]! > score[unit]!).length;
}
