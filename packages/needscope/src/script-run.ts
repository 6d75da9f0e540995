import { extname } from "node:path";
import { pathToFileURL } from "node:url";
import type { RunFigure } from "./family-analysis.ts";

/** What a script that runs by itself is given. */
export interface ScriptOptions {
  /** Folder of the data, if it was named. */
  readonly data?: string;
  /** Folder of the run. */
  readonly to: string;
  readonly now: () => Date;
  readonly log: (line: string) => void;
}

/** What such a script gives back. */
export interface ScriptResult {
  readonly folder: string;
  /** Paths in the folder. */
  readonly reports: readonly string[];
  readonly figures: readonly RunFigure[];
}

/** A script whose job is more than one run over families or zones. */
export type ScriptRun = (options: ScriptOptions) => Promise<ScriptResult>;

/**
 * Whether a path is that of a script.
 *
 * @example
 * isScript("scripts/target-families.ts"); // true
 */
export function isScript(path: string): boolean {
  return [".ts", ".mts", ".js", ".mjs"].includes(extname(path));
}

/**
 * A script's default export. TypeScript runs by tsx, on every Node that needscope supports.
 *
 * @throws one sentence when there is none
 */
export async function importDefault(path: string): Promise<unknown> {
  if (/\.m?ts$/.test(path)) (await import("tsx/esm/api")).register();
  const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
  if (module.default !== undefined) return module.default;
  throw new Error(
    `${path} has no default export. A script exports its run: export default defineRun({ ... }).`,
  );
}
