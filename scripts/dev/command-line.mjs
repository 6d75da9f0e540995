import { join } from "node:path";
import { root } from "./root.mjs";
import { runNode } from "./run.mjs";

/** Runs the needscope command line from its source, with no build step, and gives its exit code. */
export async function commandLine(args, { cwd = root } = {}) {
  // tsx by its address: a name would be looked for from `cwd`, which may be any folder.
  const tsx = import.meta.resolve("tsx");
  const cli = join(root, "packages", "needscope", "src", "cli.ts");
  const { code } = await runNode(["--conditions=needscope-source", "--import", tsx, cli, ...args], { cwd });
  return code;
}
