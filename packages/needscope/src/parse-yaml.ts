import { parse } from "yaml";

/**
 * YAML (or JSON) as a value.
 *
 * @throws one sentence with the line, for a text that is not valid or says nothing
 */
export function parseYaml(text: string, file: string): unknown {
  let value: unknown;
  try {
    value = parse(text);
  } catch (fault) {
    const [line] = String((fault as Error).message).split("\n");
    throw new Error(`${file} is not valid YAML: ${line!.replace(/[:.\s]+$/, "")}.`, { cause: fault });
  }
  if (value !== null && value !== undefined) return value;
  throw new Error(`${file} is empty: describe the job in it, as the examples under datasets/ do.`);
}
