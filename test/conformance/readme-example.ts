import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./workspace.ts";

/** The first example of a README, with the output that it promises. */
export function readmeExample(file: string): { code: string; output: string } {
  const readme = readFileSync(join(root, file), "utf8");
  const example = /^```ts\n([^]*?)^```\n[^]*?^```(?:text)?\n([^]*?)^```$/m.exec(readme);
  if (example === null) throw new Error(`${file} has no ts block with a text block after it.`);
  return { code: example[1]!, output: example[2]! };
}
