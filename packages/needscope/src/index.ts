export { defineRun, runSchema, type RunDefinition, type RunInput } from "./run-definition.ts";
export { readRunDefinition, type LocatedRun } from "./read-run-definition.ts";
export type { ScriptOptions, ScriptResult, ScriptRun } from "./script-run.ts";
export { readRunExtracts, type RunExtract } from "./read-run-extracts.ts";
export {
  analyse,
  runNeedscope,
  type Analysis,
  type RunNeedscopeOptions,
  type RunResult,
} from "./run-needscope.ts";
export type { FamilyAnalysis } from "./family-analysis.ts";
export type { RunFigure } from "./run-figure.ts";
export type { ZoneAnalysis, ZonePeriod } from "./zone-analysis.ts";
export { explainUnit, type UnitExplanation } from "./explain-unit.ts";
export { scoreCsv, scoreCsvOnCores, type ScoreCsvOptions, type ScoredCsv } from "./score-csv.ts";
export { version } from "./version.ts";
export { knownSources, readExtract, defineSource, type Extract, type Source } from "@needscope/sources";
