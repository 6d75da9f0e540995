import { readFile } from "node:fs/promises";
import { basename, dirname, extname, resolve } from "node:path";
import { parseYaml } from "./parse-yaml.ts";
import { defineRun, type RunDefinition, type RunInput } from "./run-definition.ts";
import { isSourceFile, readSourceFile } from "./source-named.ts";
import { importDefault, isScript, type ScriptRun } from "./script-run.ts";

/** A run description with the folder that its file paths start from. */
export interface LocatedRun {
  readonly definition: RunDefinition;
  readonly folder: string;
  readonly file: string;
}

/** Where else a run's date and data come from than its description. */
export interface ReadRunOptions {
  /** Another date for the run, `yyyy-mm-dd`. */
  readonly asOf?: string;
  /** Another folder of extracts. */
  readonly data?: string;
}

/**
 * Reads a run description from a `needscope.yaml` (or `.json`), or from a script whose default export is one.
 *
 * @param file path of the description
 * @throws one sentence when the file is absent, unreadable or not a run description
 */
export async function readRunDefinition(file: string, options: ReadRunOptions = {}): Promise<LocatedRun> {
  const run = await readRun(file, options);
  if ("definition" in run) return run;
  throw new Error(`${file} exports a function, not a run description: start it with needscope run.`);
}

/**
 * What `needscope run` can run: a description, or a script that exports a function.
 *
 * @throws one sentence when the file is absent, unreadable or neither
 */
export async function readRun(
  file: string,
  options: ReadRunOptions = {},
): Promise<LocatedRun | { readonly name: string; readonly script: ScriptRun }> {
  const path = resolve(file);
  const input = isScript(path) ? await importDefault(path) : await parseRun(path);
  if (typeof input === "function") return { name: basename(path, extname(path)), script: input as ScriptRun };
  const definition = defineRun(input as RunInput, options.asOf === undefined ? {} : { asOf: options.asOf });
  const folder = resolve(options.data ?? resolve(dirname(path), definition.data));
  return { definition, folder, file: path };
}

async function parseRun(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new Error(
      `There is no run description at ${path}. Give the path of a needscope.yaml or of a script.`,
    );
  });
  return withSourceFiles(parseYaml(text, path), dirname(path));
}

/** A source declared in a file of its own stands in the run as data, so that the manifest holds the whole job. */
async function withSourceFiles(run: unknown, folder: string): Promise<unknown> {
  const { sources } = (run ?? {}) as { sources?: unknown };
  if (typeof sources !== "object" || sources === null) return run;
  const entries = Object.entries(sources).map(async ([name, entry]): Promise<[string, unknown]> => {
    const source = (entry as { source?: unknown } | null)?.source;
    if (typeof source !== "string" || !isSourceFile(source)) return [name, entry];
    return [name, { ...(entry as object), source: await readSourceFile(resolve(folder, source)) }];
  });
  return { ...(run as object), sources: Object.fromEntries(await Promise.all(entries)) };
}
