import { extname } from "node:path";
import { pathToFileURL } from "node:url";
import type { RunFigure } from "./run-figure.ts";

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
 * @throws one sentence when there is none, or when Node takes the script for CommonJS
 */
export async function importDefault(path: string): Promise<unknown> {
  if (/\.m?ts$/.test(path)) (await import("tsx/esm/api")).register();
  const module = (await import(pathToFileURL(path).href).catch((fault: unknown) => {
    throw isCommonJs(fault) ? new Error(asModule(path), { cause: fault }) : fault;
  })) as { default?: unknown };
  if (module.default !== undefined) return module.default;
  throw new Error(
    `${path} has no default export. A script exports its run: export default defineRun({ ... }).`,
  );
}

function isCommonJs(fault: unknown): boolean {
  const code = (fault as { code?: unknown }).code;
  return (
    code === "ERR_REQUIRE_CYCLE_MODULE" || code === "ERR_REQUIRE_ASYNC_MODULE" || code === "ERR_REQUIRE_ESM"
  );
}

function asModule(path: string): string {
  const mts = path.replace(/\.([jt]s)$/, ".m$1");
  return `Node takes ${path} for CommonJS: name it ${mts}, or put "type": "module" in the package.json beside it.`;
}
