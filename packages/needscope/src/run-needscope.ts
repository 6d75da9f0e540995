import { readFile } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import {
  practitionerPolicy,
  publicPolicy,
  release,
  strategicPolicy,
  type Policy,
} from "@needscope/disclosure";
import { outlinesFromGeoJson, type FeatureCollection } from "@needscope/areas";
import { renderHtml } from "@needscope/report";
import { standardReports, type Report } from "@needscope/reports";
import { openRun, readManifest, type Manifest, type Run } from "@needscope/runs";
import { recordsSetAside, writeQuarantine } from "@needscope/sources";
import { writeTargetList } from "@needscope/targeting";
import { aboutRun, lostWords } from "./about-run.ts";
import { analyseFamilies, type FamilyAnalysis } from "./family-analysis.ts";
import { progressLines } from "./progress-lines.ts";
import { pseudonymKey, pseudonymKeyFile } from "./pseudonym-key.ts";
import { keptQuality, refuseFailedGates, runQuality, type RunQuality } from "./quality/run-quality.ts";
import { readRunExtracts, type RunExtract } from "./read-run-extracts.ts";
import { releasedFigures } from "./released-figures.ts";
import type { LocatedRun } from "./read-run-definition.ts";
import type { RunDefinition } from "./run-definition.ts";
import type { RunFigure } from "./run-figure.ts";
import { importDefault } from "./script-run.ts";
import { version } from "./version.ts";
import { analyseZones, type ZoneAnalysis } from "./zone-analysis.ts";
import { withChanges, zoneScoresFile, zoneScoresToKeep } from "./zone-changes.ts";

/** What a run found, before disclosure. */
export type Analysis = FamilyAnalysis | ZoneAnalysis;

/** Where a run goes, and the effects that it needs. */
export interface RunNeedscopeOptions {
  /** Folder of the run; an earlier run there is replaced. */
  readonly to: string;
  readonly now: () => Date;
  /** Told of each step and each extract, in one line. */
  readonly log?: (line: string) => void;
  /** File of the key of pseudonyms, outside the run; made where there is none. Not read for synthetic data. */
  readonly keyFile?: string;
  /** Folder of an earlier run: what its inputs and its scores of zones are compared with. */
  readonly previous?: string;
}

/** What a run left behind. */
export interface RunResult {
  readonly folder: string;
  readonly reports: readonly string[];
  readonly figures: readonly RunFigure[];
  readonly extracts: ReadonlyMap<string, RunExtract>;
  readonly manifest: Manifest;
}

/**
 * The whole job: reads the extracts, scores families or zones, releases what the policy lets through, and writes
 * reports, the restricted list, the quarantine and the manifest into one folder, whole or not at all.
 *
 * @throws one sentence when the description, an extract or the folder cannot be used; nothing is written then
 */
export async function runNeedscope(located: LocatedRun, options: RunNeedscopeOptions): Promise<RunResult> {
  const { definition, folder } = located;
  checkKeyFile(options);
  const log = options.log ?? (() => undefined);
  const extracts = await readRunExtracts(definition, folder, {
    onExtract: (extract) => log(extractLine(extract)),
    onProgress: progressLines(log),
  });
  const previous = options.previous === undefined ? undefined : readManifest(options.previous);
  const quality = runQuality(definition, extracts, previous?.quality);
  for (const { source, gate, passed, words } of quality.gates) {
    if (passed === undefined) log(`Not known: gate "${gate}" of ${source}, as ${words}`);
  }
  refuseFailedGates(definition, quality);
  log(definition.families ? "Linking and scoring families" : "Measuring and scoring zones");
  const found = analyse(definition, extracts);
  for (const line of setAsideLines(found)) log(line);
  const compared = previous && { folder: options.previous!, manifest: previous };
  const analysis = found.kind === "zones" && compared ? withChanges(found, compared) : found;
  const notes = [
    ...(previous === undefined ? [] : [previousNote(previous)]),
    // Their number is said on the run's own console: a small one is no figure to release.
    ...(analysis.kind === "families" && analysis.lost > 0 ? [lostWords] : []),
  ];
  const outlines = await readOutlines(definition, folder);
  const run = openRun({ to: options.to, now: options.now, log });
  try {
    const reports = await writeReports(run, { analysis, quality, outlines, folder, log });
    await writeList(run, analysis, options);
    writeQuarantined(run, extracts);
    writeScores(run, analysis);
    const kept = { quality: keptQuality(quality), notes };
    const manifest = run.commit({ ...manifestParts(analysis, { located, to: options.to }), ...kept });
    return { folder: options.to, reports, figures: analysis.figures, extracts, manifest };
  } finally {
    run.abandon();
  }
}

/** A run's folder is replaced whole: a key in it would be lost, and every pseudonym with it. */
function checkKeyFile({ to, keyFile }: RunNeedscopeOptions): void {
  const inside = relative(resolve(to), pseudonymKeyFile(keyFile));
  if (inside.startsWith("..") || isAbsolute(inside)) return;
  throw new Error(
    "The key of the pseudonyms must lie outside the run's folder, which the next run replaces.",
  );
}

function previousNote({ name, asOf, inputs }: Manifest): string {
  const hashes = inputs.map(({ source, sha256 }) => `${source} ${sha256.slice(0, 12)}`).join(", ");
  return `Previous run: ${name}, as of ${asOf}; inputs ${hashes}.`;
}

/** Scores what the extracts say, by the description: families or zones. */
export function analyse(run: RunDefinition, extracts: ReadonlyMap<string, RunExtract>): Analysis {
  return run.families ? analyseFamilies(run, extracts) : analyseZones(run, extracts);
}

function writeScores(run: Run, analysis: Analysis): void {
  const scores = analysis.kind === "zones" ? zoneScoresToKeep(analysis) : undefined;
  if (scores !== undefined) run.write(zoneScoresFile, scores, { restricted: true });
}

function extractLine({ source, file, account, issues }: RunExtract): string {
  const { accepted, lines, quarantined } = account;
  const bad = quarantined === 0 ? "" : `, ${say(quarantined)} quarantined`;
  const told = issues.length === 0 ? "" : ` (${say(issues.length)} issues)`;
  return `Read ${source.name} from ${file}: ${say(accepted)} of ${say(lines)} lines accepted${bad}${told}`;
}

/** For the run's own console: how many families a source says nothing of, and how many rows are nobody's. */
function setAsideLines(analysis: Analysis): string[] {
  const { grouping, extracts, run } = analysis;
  const lost = analysis.kind === "families" ? analysis.lost : 0;
  const gone = `${lost === 1 ? "1 family" : `${say(lost)} families`} whose records there were all set aside`;
  const lines = [...(grouping.setAside ?? [])].flatMap(([name, units]) => {
    const { unread } = recordsSetAside(extracts.get(name)!, run.families!.refs[name]!);
    const families = new Set(units.filter((unit) => unit >= 0)).size;
    const who = families === 1 ? "1 family" : `${say(families)} families`;
    return [
      ...(families > 0 ? [`Not known from ${name}: ${who} of whom records were set aside`] : []),
      ...(unread > 0 ? [`Of rows set aside from ${name}, nobody can tell whose ${say(unread)} are`] : []),
    ];
  });
  return lost === 0 ? lines : [...lines, `Not in this run, by ${run.families!.members}: ${gone}`];
}

function say(count: number): string {
  return count.toLocaleString("en-GB");
}

async function readOutlines(run: RunDefinition, folder: string): Promise<Record<string, FeatureCollection>> {
  const file = run.zones?.outlines;
  if (file === undefined) return {};
  const text = await readFile(resolve(folder, file), "utf8").catch(() => {
    throw new Error(
      `The outlines are not at ${resolve(folder, file)}. Check the path under zones: outlines.`,
    );
  });
  return { zones: outlinesFromGeoJson(JSON.parse(text)) };
}

interface Writing {
  readonly analysis: Analysis;
  readonly quality: RunQuality;
  readonly outlines: Record<string, FeatureCollection>;
  readonly folder: string;
  readonly log: (line: string) => void;
}

async function writeReports(
  run: Run,
  { analysis, quality, outlines, folder, log }: Writing,
): Promise<string[]> {
  const policy = policyOf(analysis.run);
  const paths: string[] = [];
  for (const name of analysis.run.reports) {
    log(`Writing the report ${name}`);
    const report = await reportNamed(name, folder);
    if (report.of !== analysis.kind) {
      throw new Error(`The report "${name}" tells of ${report.of}, and this run scores ${analysis.kind}.`);
    }
    const input = report.select(analysis as never, policy);
    const released = release({ ...input, outlines: { ...outlines, ...input.outlines } }, policy);
    const html = await renderHtml(report.document(released, aboutRun(analysis, policy, quality)), released);
    paths.push(run.write(`${report.name}.html`, html).path);
  }
  return paths;
}

function policyOf(run: RunDefinition): Policy {
  if (typeof run.policy !== "string") return run.policy;
  return { practitioner: practitionerPolicy, strategic: strategicPolicy, public: publicPolicy }[run.policy];
}

async function reportNamed(name: string, folder: string): Promise<Report<never>> {
  const standard = standardReports.get(name);
  if (standard) return standard;
  return (await importDefault(resolve(folder, name))) as Report<never>;
}

async function writeList(run: Run, analysis: Analysis, { keyFile }: RunNeedscopeOptions): Promise<void> {
  if (analysis.kind !== "families" || !analysis.list) return;
  const key = await pseudonymKey(analysis.run, { keyFile, make: true });
  const { asOf, synthetic } = analysis.run;
  const written = await writeTargetList(analysis.list, {
    key,
    asOf,
    marking: "OFFICIAL-SENSITIVE",
    setAside: Object.keys(analysis.run.families!.refs).map((name) => {
      const { source, quarantine } = analysis.extracts.get(name)!;
      return { source: source.title, rows: quarantine.length };
    }),
    ...(synthetic !== undefined && { synthetic }),
  });
  run.write("family-list.csv", written.csv, { restricted: true });
  run.write("family-list-conditions.txt", written.conditions, { restricted: true });
}

function writeQuarantined(run: Run, extracts: ReadonlyMap<string, RunExtract>): void {
  for (const [name, extract] of extracts) {
    if (extract.quarantine.length === 0) continue;
    run.write(`quarantine/${name}.csv`, writeQuarantine(extract), { restricted: true });
  }
}

function manifestParts(analysis: Analysis, { located, to }: { located: LocatedRun; to: string }) {
  const { run, extracts } = analysis;
  const policy = policyOf(run);
  const data = relative(resolve(to), located.folder).replaceAll("\\", "/");
  return {
    needscope: version,
    name: run.name,
    asOf: run.asOf,
    definition: { ...run, data },
    inputs: [...extracts].map(([source, { file, account, sha256, bytes }]) => ({
      source,
      file,
      bytes,
      sha256,
      account,
    })),
    figures: releasedFigures(analysis.figures, policy),
    seed: run.seed,
    policy,
  };
}
