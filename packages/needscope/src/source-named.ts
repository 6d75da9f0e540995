import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { knownSource, sourceFrom, type Source } from "@needscope/sources";
import { parseYaml } from "./parse-yaml.ts";

/**
 * Whether a word names a file with a declaration and not a source that comes with needscope.
 *
 * @example
 * isSourceFile("my-source.yaml"); // true
 */
export function isSourceFile(word: string): boolean {
  return [".yaml", ".yml", ".json"].includes(extname(word).toLowerCase());
}

/**
 * The declaration in a YAML or JSON file, as data.
 *
 * @throws one sentence when the file is absent or not valid
 */
export async function readSourceFile(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new Error(
      `There is no declaration at ${path}. Check the path, or make one with needscope check --draft.`,
    );
  });
  return parseYaml(text, path);
}

/**
 * The source of a name that comes with needscope, or the one declared in a file.
 *
 * @throws one sentence when there is none, or it is not declared well
 * @example
 * await sourceNamed("my-source.yaml");
 */
export async function sourceNamed(word: string): Promise<Source> {
  return isSourceFile(word) ? sourceFrom(await readSourceFile(word)) : knownSource(word);
}
