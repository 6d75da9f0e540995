import { readFile } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import { defineRun, type RunDefinition, type RunInput } from "./run-definition.ts";

/** A run description with the folder that its file paths start from. */
export interface LocatedRun {
  readonly definition: RunDefinition;
  readonly folder: string;
  readonly file: string;
}

/**
 * Reads a run description from a `needscope.yaml` (or `.json`), or from a script whose default export is one.
 *
 * @param file path of the description
 * @param options.asOf another date for the run, `yyyy-mm-dd`
 * @param options.data another folder of extracts
 * @throws one sentence when the file is absent, unreadable or not a run description
 */
export async function readRunDefinition(
  file: string,
  options: { asOf?: string; data?: string } = {},
): Promise<LocatedRun> {
  const path = resolve(file);
  const input = isScript(path) ? await importRun(path) : await parseRun(path);
  const definition = defineRun(input, options.asOf === undefined ? {} : { asOf: options.asOf });
  const folder = options.data === undefined ? resolve(dirname(path), definition.data) : resolve(options.data);
  return { definition, folder, file: path };
}

function isScript(path: string): boolean {
  return [".ts", ".mts", ".js", ".mjs"].includes(extname(path));
}

async function parseRun(path: string): Promise<RunInput> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new Error(
      `There is no run description at ${path}. Give the path of a needscope.yaml or of a script.`,
    );
  });
  try {
    return parse(text) as RunInput;
  } catch (fault) {
    const [line] = String((fault as Error).message).split("\n");
    throw new Error(`${path} is not valid YAML: ${line}`);
  }
}

async function importRun(path: string): Promise<RunInput> {
  const module = (await import(pathToFileURL(path).href)) as { default?: RunInput };
  if (module.default === undefined) {
    throw new Error(
      `${path} has no default export. A script exports its run: export default defineRun({ ... }).`,
    );
  }
  return module.default;
}
