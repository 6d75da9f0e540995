import { join, relative, resolve } from "node:path";
import { Command } from "commander";
import { readManifest } from "@needscope/runs";
import { readRun } from "../read-run-definition.ts";
import type { ScriptResult } from "../script-run.ts";

interface RunOptions {
  readonly data?: string;
  readonly out?: string;
  readonly asOf?: string;
  readonly previous?: string;
  readonly key?: string;
  readonly json?: true;
}

/** `needscope run <description>`: the whole job into one run folder. */
export function runCommand(): Command {
  return new Command("run")
    .description("The whole job into one folder: reports, the restricted list, quarantined rows, manifest")
    .argument("<description>", "a needscope.yaml, or a script whose default export is defineRun({ ... })")
    .option("--data <folder>", "where the extracts are (by default beside the description)")
    .option("--out <folder>", "where the run goes (by default runs/<name>)")
    .option("--as-of <yyyy-mm-dd>", "the date that the figures are of, in place of the description's")
    .option("--previous <run>", "an earlier run's folder, noted in the manifest for comparison")
    .option("--key <file>", "key of the list's pseudonyms, outside the run (by default in your own folder)")
    .option("--json", "print the result as JSON")
    .addHelpText(
      "after",
      `
Examples:
  needscope run needscope.yaml
  needscope run scripts/target-families.ts --data extracts/2026-03 --as-of 2026-03-31
  needscope run needscope.yaml --out /secure/runs/march --key /secure/pseudonym.key`,
    )
    .action(run);
}

async function run(description: string, options: RunOptions): Promise<void> {
  const found = await readRun(description, {
    ...(options.asOf !== undefined && { asOf: options.asOf }),
    ...(options.data !== undefined && { data: options.data }),
  });
  const name = "script" in found ? found.name : found.definition.name;
  const effects = {
    to: resolve(options.out ?? join("runs", name)),
    now: () => new Date(),
    log: (line: string) => process.stderr.write(`  ${line}\n`),
  };
  if ("script" in found) {
    const data = options.data === undefined ? {} : { data: resolve(options.data) };
    print(name, await found.script({ ...effects, ...data }), options);
    return;
  }
  const { runNeedscope } = await import("../run-needscope.ts");
  const result = await runNeedscope(found, {
    ...effects,
    ...(options.key !== undefined && { keyFile: options.key }),
    ...(options.previous !== undefined && { previous: options.previous }),
  });
  print(found.definition.title, result, options);
}

function print(title: string, result: ScriptResult, { json }: RunOptions): void {
  const { folder, reports, figures } = result;
  process.stdout.write(
    json ? `${JSON.stringify({ folder, reports, figures }, undefined, 2)}\n` : summary(title, result),
  );
}

function summary(title: string, { folder, reports, figures }: ScriptResult): string {
  const width = Math.max(0, ...figures.map(({ value }) => shown(value).length));
  const restricted = readManifest(folder).outputs.filter((output) => output.restricted).length;
  return [
    "",
    title,
    ...figures.map((figure) => `  ${shown(figure.value).padStart(width)}  ${figure.title}`),
    "",
    ...(reports.length > 0 ? ["The report is at:"] : []),
    ...reports.map((report) => `  ${here(join(folder, report))}`),
    ...(restricted > 0
      ? [
          `${String(restricted)} restricted files (rows set aside, lists) are in ${here(join(folder, "restricted"))}`,
        ]
      : []),
    "",
  ].join("\n");
}

function shown(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 1 });
}

function here(path: string): string {
  return relative(process.cwd(), path) || ".";
}
