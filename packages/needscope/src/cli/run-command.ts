import { join, relative, resolve } from "node:path";
import { Command } from "commander";
import { readManifest } from "@needscope/runs";
import { readRun } from "../read-run-definition.ts";
import type { RunFigure } from "../run-figure.ts";
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
    .argument("<descriptions...>", "a needscope.yaml, or a script whose default export is defineRun({ ... })")
    .option("--data <folder>", "where the extracts are (by default beside the description)")
    .option("--out <folder>", "where the run goes (by default runs/<name>)")
    .option("--as-of <yyyy-mm-dd>", "the date that the figures are of, in place of the description's")
    .option("--previous <run>", "an earlier run's folder: drift of the inputs, and why ranks of zones differ")
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

async function run(descriptions: readonly string[], options: RunOptions): Promise<void> {
  if (descriptions.length > 1 && (options.out ?? options.data) !== undefined) {
    throw new Error("--out and --data name one folder: run one description at a time with them.");
  }
  const done: Done[] = [];
  for (const description of descriptions) done.push(await runOne(description, options));
  if (options.json) {
    const results = done.map(({ result: { folder, reports, figures } }) => ({ folder, reports, figures }));
    process.stdout.write(`${JSON.stringify(results.length === 1 ? results[0] : results, undefined, 2)}\n`);
    return;
  }
  process.stdout.write(`${[...done.flatMap(figureLines), "", ...reportLines(done)].join("\n")}\n`);
}

interface Done {
  readonly title: string;
  readonly result: ScriptResult;
}

async function runOne(description: string, options: RunOptions): Promise<Done> {
  const found = await readRun(description, {
    ...(options.asOf !== undefined && { asOf: options.asOf }),
    ...(options.data !== undefined && { data: options.data }),
  });
  const name = "script" in found ? found.name : found.definition.name;
  process.stderr.write(`${name}\n`);
  const effects = {
    to: resolve(options.out ?? join("runs", name)),
    now: () => new Date(),
    log: (line: string) => process.stderr.write(`  ${line}\n`),
  };
  if ("script" in found) {
    const data = options.data === undefined ? {} : { data: resolve(options.data) };
    return { title: name, result: await found.script({ ...effects, ...data }) };
  }
  const { runNeedscope } = await import("../run-needscope.ts");
  const result = await runNeedscope(found, {
    ...effects,
    ...(options.key !== undefined && { keyFile: options.key }),
    ...(options.previous !== undefined && { previous: options.previous }),
  });
  return { title: found.definition.title, result };
}

function figureLines({ title, result: { figures } }: Done): string[] {
  const width = Math.max(0, ...figures.map((figure) => shown(figure).length));
  return [
    "",
    title,
    ...figures.map((figure) => `  ${shown(figure).padStart(width)}  ${figure.title}${notKnown(figure)}`),
  ];
}

function reportLines(done: readonly Done[]): string[] {
  const reports = done.flatMap(({ result }) =>
    result.reports.map((report) => here(join(result.folder, report))),
  );
  const restricted = done.filter(({ result }) =>
    readManifest(result.folder).outputs.some((file) => file.restricted),
  );
  return [
    ...(reports.length === 1 ? ["The report is at:"] : reports.length > 1 ? ["The reports are at:"] : []),
    ...reports.map((report) => `  ${report}`),
    ...(restricted.length > 0
      ? ["Restricted files (rows set aside, lists), for their owner only, are in:"]
      : []),
    ...restricted.map(({ result }) => `  ${here(join(result.folder, "restricted"))}`),
  ];
}

function notKnown({ notKnown: count }: RunFigure): string {
  return count === undefined
    ? ""
    : `; not known for ${count.toLocaleString("en-GB")} families, who are not counted`;
}

function shown(figure: RunFigure): string {
  return figure.shown ?? figure.value.toLocaleString("en-GB", { maximumFractionDigits: 1 });
}

function here(path: string): string {
  return relative(process.cwd(), path) || ".";
}
