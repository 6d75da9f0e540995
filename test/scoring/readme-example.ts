import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/**
 * Runs the first ```ts block of a package's README and gives what it printed beside the block of output under it.
 *
 * @example
 * const { printed, promised } = await readmeExample("stats");
 */
export async function readmeExample(packageFolder: string): Promise<{ printed: string; promised: string }> {
  const root = new URL("../../", import.meta.url);
  const readme = await readFile(new URL(`packages/${packageFolder}/README.md`, root), "utf8");
  const [, code, promised] = /^```ts\n([^]*?)^```\n[^]*?^```text\n([^]*?)^```$/m.exec(readme) ?? [];
  if (code === undefined || promised === undefined)
    throw new Error("The README has no example with its output.");
  const flags = ["--conditions=needscope-source", "--import", "tsx", "--input-type=module", "--eval", code];
  const { stdout } = await promisify(execFile)(process.execPath, flags, { cwd: root });
  return { printed: stdout, promised };
}
