import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { explainChange, type Period, toUnitColumns, type UnitChange } from "@needscope/indicators";
import { type Composite, scoreComposite, type ScoredComposite, type UnitColumns } from "@needscope/scoring";
import type { Manifest } from "@needscope/runs";
import { z } from "zod";
import type { ZoneAnalysis } from "./zone-analysis.ts";

/** How scores and ranks of zones differ from an earlier run's, and why. */
export interface ZoneChanges {
  /** The day that the earlier run's figures are of, yyyy-mm-dd. */
  readonly since: string;
  /** Zones that both runs scored. */
  readonly units: readonly UnitChange[];
  /** Zones that only one of the runs scored. */
  readonly appeared: readonly string[];
  readonly gone: readonly string[];
  /** Why no causes can be told, in one sentence; there is no unit then. */
  readonly untold?: string;
}

/** The file among a run's restricted ones that the next run compares with: rates of zones before disclosure. */
export const zoneScoresFile = "zone-scores.json";

const numbers = z
  .array(z.number().nullable())
  .transform((all) => Float64Array.from(all, (one) => one ?? NaN));
const bytes = z.array(z.int().min(0).max(2)).transform((all) => Uint8Array.from(all));
const keptScores = z.object({
  asOf: z.string(),
  period: z.object({ name: z.string(), from: z.string(), to: z.string() }).optional(),
  composite: z.looseObject({ name: z.string() }),
  ids: z.array(z.string()),
  columns: z.record(
    z.string(),
    z.object({ values: numbers, state: bytes, kind: z.enum(["number", "flag"]) }),
  ),
  score: numbers,
  rank: z.array(z.int()),
  state: bytes,
  contributions: z.record(z.string(), numbers),
});

/**
 * What the next run needs to tell why scores differ: rates, description, scores and contributions of each zone.
 *
 * @returns undefined where no zone is scored
 */
export function zoneScoresToKeep({ run, periods, composite, scored }: ZoneAnalysis): string | undefined {
  if (composite === undefined || scored === undefined) return undefined;
  const { zones } = periods.at(-1)!;
  const columns = [...toUnitColumns(zones).columns].map(([name, { values, state, kind }]) => {
    return [name, { values: [...values], state: [...state], kind }] as const;
  });
  const contributions = [...scored.contributions].map(([name, values]) => [name, [...values]] as const);
  return JSON.stringify({
    asOf: run.asOf,
    period: periodOf(zones.period),
    composite,
    ids: scored.ids,
    columns: Object.fromEntries(columns),
    score: [...scored.score],
    rank: [...scored.rank],
    state: [...scored.state],
    contributions: Object.fromEntries(contributions),
  });
}

/**
 * A run over zones with what differs from an earlier one: what new data, changed rules and changed code moved. The earlier
 * run's rates are scored again by today's code.
 *
 * @param earlier the earlier run's folder and manifest
 * @returns the run as it is where it scores no zone
 */
export function withChanges(analysis: ZoneAnalysis, earlier: EarlierRun): ZoneAnalysis {
  const { composite, scored } = analysis;
  if (composite === undefined || scored === undefined) return analysis;
  return { ...analysis, changes: zoneChanges(analysis, composite, earlier) };
}

interface EarlierRun {
  readonly folder: string;
  readonly manifest: Manifest;
}

function zoneChanges(
  { run, periods }: ZoneAnalysis,
  composite: Composite,
  { folder, manifest }: EarlierRun,
): ZoneChanges {
  const nothing = { since: manifest.asOf, units: [], appeared: [], gone: [] };
  const kept = readKept(folder, manifest);
  if (typeof kept === "string") return { ...nothing, untold: kept };
  const { zones } = periods.at(-1)!;
  const [before, after] = [kept.period, periodOf(zones.period)];
  const units: UnitColumns = { ids: kept.ids, columns: new Map(Object.entries(kept.columns)) };
  try {
    const { appeared, gone, ...told } = explainChange<UnitColumns, Composite>({
      published: { ...kept, contributions: new Map(Object.entries(kept.contributions)) },
      data: { before: units, after: toUnitColumns(zones) },
      rules: { before: kept.composite as unknown as Composite, after: composite },
      score: (data, rules): ScoredComposite => scoreComposite(rules, data),
      ...(before && after && { periods: { before, after } }),
      indicators: run.indicators,
    });
    return { since: manifest.asOf, units: told.units, appeared, gone };
  } catch (error) {
    if (error instanceof Error) return { ...nothing, untold: error.message };
    throw error;
  }
}

function readKept(folder: string, { outputs }: Manifest): z.infer<typeof keptScores> | string {
  const path = `restricted/${zoneScoresFile}`;
  const output = outputs.find((one) => one.path === path);
  if (output === undefined) return "The earlier run kept no scores of zones to compare with.";
  let text: Buffer;
  try {
    text = readFileSync(join(folder, path));
  } catch {
    return `The earlier run's scores cannot be read: ${path} is its owner's.`;
  }
  if (createHash("sha256").update(text).digest("hex") !== output.sha256) {
    return `The earlier run's scores are not as it wrote them: ${path} has been changed.`;
  }
  const kept = keptScores.safeParse(JSON.parse(text.toString("utf8")));
  return kept.success
    ? kept.data
    : `The earlier run's scores are of another version: ${path} cannot be compared.`;
}

function periodOf(period: Period | undefined): Pick<Period, "name" | "from" | "to"> | undefined {
  return period && { name: period.name, from: period.from, to: period.to };
}
