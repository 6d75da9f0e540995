import { areasOfZone } from "@needscope/areas";
import { indicatorAt, rowsBehind, type Indicator } from "@needscope/indicators";
import { readManifest } from "@needscope/runs";
import { explain, type Explanation } from "@needscope/scoring";
import { column, type Table } from "@needscope/table";
import { pseudonymiser } from "@needscope/targeting";
import { resolve } from "node:path";
import { pseudonymKey } from "./pseudonym-key.ts";
import type { FamilyAnalysis } from "./family-analysis.ts";
import { readRunExtracts, type RunExtract } from "./read-run-extracts.ts";
import { runSchema, type RunDefinition } from "./run-definition.ts";
import { analyse, type Analysis } from "./run-needscope.ts";
import { shownPounds, shownValue } from "./shown-value.ts";

/** The lines of one file that stand behind a figure. */
export interface LinesBehind {
  readonly part: "numerator" | "denominator";
  readonly file: string;
  readonly lines: readonly number[];
}

/** One indicator of the unit, back to its input rows. */
export interface ExplainedIndicator {
  readonly name: string;
  readonly title: string;
  /** As people read it: "£1,230.00", "12.3% (45 of 366)", "yes", "not known". */
  readonly shown: string;
  readonly behind: readonly LinesBehind[];
}

/** A unit's score with its reasons, and every indicator with the lines that it comes from. */
export interface UnitExplanation {
  readonly unit: string;
  readonly kind: "family" | "zone";
  readonly explanation?: Explanation;
  readonly indicators: readonly ExplainedIndicator[];
}

/**
 * Takes any figure of a unit back to its input rows. Nothing personal is kept in a run: its inputs are read again,
 * must have the hashes that the manifest states, and give the same figures.
 *
 * @param unit a family's ref or pseudonym; a zone's code or name
 * @param runFolder the folder of the run
 * @throws one sentence when there is no such unit, or an input has changed since the run
 */
export async function explainUnit(
  unit: string,
  runFolder: string,
  options: { keyFile?: string } = {},
): Promise<UnitExplanation> {
  const manifest = readManifest(runFolder);
  const run = runSchema.parse(manifest.definition);
  const extracts = await readRunExtracts(run, resolve(runFolder, run.data));
  checkInputs(manifest.inputs, extracts);
  const analysis = analyse(run, extracts);
  const id = await idOf(unit, analysis, options.keyFile);
  return {
    unit: id,
    kind: analysis.kind === "families" ? "family" : "zone",
    ...(analysis.scored && { explanation: explain(analysis.scored, id, { show: showFor(run) }) }),
    indicators: [
      ...run.indicators.map((indicator) => explainIndicator(indicator, id, analysis)),
      ...(analysis.kind === "families" ? explainCap(id, analysis) : []),
    ],
  };
}

function checkInputs(
  inputs: readonly { source: string; sha256: string; file: string }[],
  extracts: ReadonlyMap<string, RunExtract>,
) {
  for (const { source, file, sha256 } of inputs) {
    if (extracts.get(source)?.sha256 === sha256) continue;
    throw new Error(
      `${file} has changed since the run, so its figures cannot be explained from it: run again first.`,
    );
  }
}

async function idOf(unit: string, analysis: Analysis, keyFile: string | undefined): Promise<string> {
  if (analysis.kind === "zones") return zoneId(unit, analysis.lookup);
  if (analysis.grouping.ids.includes(unit)) return unit;
  const pseudonym = await pseudonymiser(await pseudonymKey(analysis.run, { keyFile, make: false }));
  for (const id of analysis.grouping.ids) if ((await pseudonym(id)) === unit) return id;
  throw new Error(
    `No family "${unit}" in this run. Give a family's ref, or a pseudonym as it stands in the list.`,
  );
}

function zoneId(
  unit: string,
  { zones, zoneNames }: { zones: readonly string[]; zoneNames: readonly string[] },
): string {
  if (zones.includes(unit)) return unit;
  const named = zones[zoneNames.findIndex((name) => name.toLowerCase() === unit.toLowerCase())];
  if (named !== undefined) return named;
  const known = zones.map((zone, at) => `${zone} (${zoneNames[at]!})`).join(", ");
  throw new Error(`No zone "${unit}" in this run. Known: ${known}.`);
}

function showFor(run: RunDefinition): (name: string, value: number) => string {
  const byName = new Map(run.indicators.map((indicator) => [indicator.name, indicator]));
  return (name, value) => {
    const indicator = byName.get(name);
    return indicator ? shownValue(indicator, { value }) : String(value);
  };
}

function explainIndicator(indicator: Indicator, id: string, analysis: Analysis): ExplainedIndicator {
  const { name, title } = indicator;
  if (analysis.kind === "families") {
    const behind = rowsBehind(analysis.tables, indicator, { by: analysis.grouping, id });
    const view = indicatorAt(analysis.measured, name, id);
    return { name, title, shown: shownValue(indicator, view), behind: linesOf(behind, analysis) };
  }
  const view = indicatorAt(analysis.periods.at(-1)!.zones, name, id);
  const period = analysis.run.periods.at(-1);
  const options = period ? { period, periods: analysis.run.periods } : {};
  const behind = areasOfZone(analysis.lookup, id).flatMap(({ area }) =>
    rowsBehind(analysis.tables, indicator, { by: analysis.grouping, id: area, ...options }),
  );
  return { name, title, shown: shownValue(indicator, view), behind: linesOf(behind, analysis) };
}

/** Each claim of the family against the cap, with the lines of its awards. */
function explainCap(
  id: string,
  { cap, grouping, run, tables, extracts }: FamilyAnalysis,
): ExplainedIndicator[] {
  const unit = grouping.ids.indexOf(id);
  const source = run.benefitCap?.awards;
  if (!cap || source === undefined) return [];
  const table = tables.get(source)!;
  const claimRef = column(table, "claim_ref", "text");
  return cap.claims
    .filter(({ family }) => family === unit)
    .map(({ claim, state, loss, total, cap: edge }) => {
      const rows = [...claimRef.codes.keys()].filter(
        (row) => claimRef.pool.at(claimRef.codes[row]!) === claim,
      );
      const file = extracts.get(source)!.file;
      return {
        name: "cap-loss",
        title: "Loss to the benefit cap",
        shown: `${state}: ${pounds(loss)} a week; counted benefits ${pounds(total)}, cap ${pounds(edge)}`,
        behind: [{ part: "numerator", file, lines: linesAt(table, rows) }],
      };
    });
}

function pounds(pence: number | undefined): string {
  return pence === undefined ? "not known" : shownPounds(pence);
}

function linesOf(
  behind: readonly { part: "numerator" | "denominator"; source: string; rows: readonly number[] }[],
  { extracts, tables }: Analysis,
): LinesBehind[] {
  const merged = new Map<string, { part: "numerator" | "denominator"; file: string; lines: number[] }>();
  for (const { part, source, rows } of behind) {
    const file = extracts.get(source)!.file;
    const entry = merged.get(`${part} ${file}`) ?? { part, file, lines: [] };
    entry.lines.push(...linesAt(tables.get(source)!, rows));
    merged.set(`${part} ${file}`, entry);
  }
  return [...merged.values()].map((entry) => ({ ...entry, lines: entry.lines.sort((a, b) => a - b) }));
}

function linesAt(table: Table, rows: readonly number[]): number[] {
  const line = column(table, "line", "number");
  return rows.map((row) => line.values[row]!);
}
