import { join, relative, resolve } from "node:path";
import { Command } from "commander";
import type { RunFigure } from "../family-analysis.ts";
import { readRunDefinition } from "../read-run-definition.ts";
import { runNeedscope, type RunResult } from "../run-needscope.ts";

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
  const located = await readRunDefinition(description, {
    ...(options.asOf !== undefined && { asOf: options.asOf }),
    ...(options.data !== undefined && { data: options.data }),
  });
  const to = resolve(options.out ?? join("runs", located.definition.name));
  const result = await runNeedscope(located, {
    to,
    now: () => new Date(),
    log: (line) => process.stderr.write(`  ${line}\n`),
    ...(options.key !== undefined && { keyFile: options.key }),
    ...(options.previous !== undefined && { previous: options.previous }),
  });
  process.stdout.write(options.json ? `${asJson(result)}\n` : summary(located.definition.title, result));
}

function asJson({ folder, reports, figures, extracts }: RunResult): string {
  const accounts = [...extracts].map(([source, { file, account }]) => ({ source, file, account }));
  return JSON.stringify({ folder, reports, figures, extracts: accounts }, undefined, 2);
}

function summary(title: string, { folder, reports, figures, manifest }: RunResult): string {
  const width = Math.max(...figures.map(({ value }) => shown(value).length));
  const lines = figures.map((figure) => `  ${shown(figure.value).padStart(width)}  ${words(figure)}`);
  const shownReports = reports.map((report) => `  ${here(join(folder, report))}`);
  const restricted = manifest.outputs.filter(({ restricted }) => restricted).length;
  return [
    "",
    title,
    ...lines,
    "",
    reports.length === 1 ? "The report is at:" : "The reports are at:",
    ...shownReports,
    ...(restricted > 0
      ? [`Restricted files (${String(restricted)}) are in ${here(join(folder, "restricted"))}`]
      : []),
    "",
  ].join("\n");
}

function words({ title, unit }: RunFigure): string {
  return unit === "score" ? title : title;
}

function shown(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 1 });
}

function here(path: string): string {
  return relative(process.cwd(), path) || ".";
}
