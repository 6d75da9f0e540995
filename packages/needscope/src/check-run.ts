import { fieldsOf, type Condition } from "@needscope/rules";
import { tooFewDraws } from "@needscope/scoring";
import { knownSource, sourceFrom, type Source } from "@needscope/sources";
import { standardReports } from "@needscope/reports";
import { compositeOfRun } from "./composite-of-run.ts";
import type { RunDefinition } from "./run-definition.ts";
import { isScript } from "./script-run.ts";

/**
 * Whether the parts of a run description fit one another and its sources: every source has a file, every field is a
 * column, every condition asks for something that is measured. Nothing is read for it, so a slip is told at once.
 *
 * @throws one sentence that says what was asked and what is possible
 */
export function checkRun(run: RunDefinition): void {
  checkUnits(run);
  checkSources(run);
  checkGateFields(run);
  checkIndicatorFields(run);
  checkConditions(run);
  checkReports(run);
  checkDraws(run);
  compositeOfRun(run);
}

function checkUnits(run: RunDefinition): void {
  if (!run.families === !run.zones) {
    throw new Error(
      `Run "${run.name}" must say what it scores: either families (members, keys, refs) or zones (area, lookup), not both.`,
    );
  }
  if (run.list && !run.card) {
    throw new Error(`Run "${run.name}" asks for a list and has no card to rank it by: add a card.`);
  }
  const last = run.periods.at(-1);
  if (last && (run.asOf < last.from || run.asOf > last.to)) {
    throw new Error(
      `Run "${run.name}" is as of ${run.asOf}, which is not in its last period, ${last.name} (${last.from} to ${last.to}): change the date or the periods.`,
    );
  }
}

function checkDraws({ name, rankIntervals }: RunDefinition): void {
  const tooFew = tooFewDraws(rankIntervals);
  if (tooFew !== undefined) throw new Error(`Run "${name}", rankIntervals: ${tooFew}`);
}

function checkSources(run: RunDefinition): void {
  const named = [
    ...(run.families ? [run.families.members, run.families.keys, ...Object.keys(run.families.refs)] : []),
    ...(run.zones ? [run.zones.lookup.source] : []),
    ...(run.benefitCap ? [run.benefitCap.awards] : []),
    ...Object.keys(run.gates),
    ...run.indicators.flatMap((each) => [each.measure.source, ...(each.of ? [each.of.source] : [])]),
  ];
  const known = Object.keys(run.sources);
  const unknown = named.find((source) => !known.includes(source));
  if (unknown === undefined) return;
  throw new Error(
    `Run "${run.name}" names the source "${unknown}" but gives it no file. Known: ${known.join(", ")}.`,
  );
}

/** The declared source behind each name of a run. */
export function sourceOfRun(run: RunDefinition, name: string): Source {
  const entry = run.sources[name]!;
  if (typeof entry === "string") return knownSource(name);
  return typeof entry.source === "string" ? knownSource(entry.source) : sourceFrom(entry.source);
}

function checkGateFields(run: RunDefinition): void {
  for (const [source, { completeness, latest, future }] of Object.entries(run.gates)) {
    const { fields } = sourceOfRun(run, source);
    const dates = fields.filter(({ kind }) => kind === "date");
    for (const [asked, possible] of [
      [Object.keys(completeness), fields],
      [[...Object.keys(latest), ...Object.keys(future)], dates],
    ] as const) {
      const known = possible.map((field) => field.name);
      const unknown = asked.find((field) => !known.includes(field));
      if (unknown === undefined) continue;
      throw new Error(
        `The gate of "${source}" asks for the field "${unknown}". Known: ${known.join(", ") || "none"}.`,
      );
    }
  }
}

/** Columns that linking adds, and the line of the file. */
const addedColumns = ["person", "family", "household", "line"];

function checkIndicatorFields(run: RunDefinition): void {
  for (const { name, measure, of, dated } of run.indicators) {
    for (const part of [measure, ...(of ? [of] : [])]) {
      const known = [...sourceOfRun(run, part.source).fields.map((field) => field.name), ...addedColumns];
      const asked = [part.field, part.dated ?? dated, ...(part.where ? fieldsOf(part.where) : [])];
      const unknown = asked.find((field) => field !== undefined && !known.includes(field));
      if (unknown === undefined) continue;
      throw new Error(
        `Indicator "${name}" asks for the field "${unknown}" of "${part.source}". Known: ${known.join(", ")}.`,
      );
    }
  }
}

function checkConditions(run: RunDefinition): void {
  const measured = [...run.indicators.map(({ name }) => name), ...(run.benefitCap ? ["cap-loss"] : [])];
  const withFlags = [...measured, ...run.flags.map(({ name }) => name)];
  const ask = (what: string, when: Condition | undefined, known: readonly string[]) => {
    const unknown = when && fieldsOf(when).find((field) => !known.includes(field));
    if (unknown === undefined) return;
    throw new Error(`${what} asks for "${unknown}", which is not measured. Known: ${known.join(", ")}.`);
  };
  for (const { name, when } of [...run.flags, ...run.segments])
    ask(`Flag or segment "${name}"`, when, withFlags);
  for (const { name, when } of run.card?.items ?? []) ask(`Item "${name}" of the card`, when, withFlags);
  ask("The list", run.list?.when, withFlags);
  for (const figure of run.figures) {
    if ("when" in figure) ask(`Figure "${figure.name}"`, figure.when, withFlags);
    if ("count" in figure) checkCounted(figure.name, figure.count, run);
  }
}

/** A figure counts units or a counted indicator; money and rates do not add up to people. */
function checkCounted(figure: string, count: string, { indicators, flags }: RunDefinition): void {
  const counted = indicators
    .filter(({ shows }) => shows === "count" || shows === "flag")
    .map(({ name }) => name);
  const known = ["families", "households", ...counted, ...flags.map(({ name }) => name)];
  if (known.includes(count)) return;
  throw new Error(`Figure "${figure}" counts "${count}", which is no count. Known: ${known.join(", ")}.`);
}

function checkReports({ reports }: RunDefinition): void {
  const unknown = reports.find((name) => !standardReports.has(name) && !isScript(name));
  if (unknown === undefined) return;
  throw new Error(
    `Unknown report "${unknown}". Known: ${[...standardReports.keys()].join(", ")}; or the path of a report's file.`,
  );
}
