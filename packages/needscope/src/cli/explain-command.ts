import { Command } from "commander";
import type { ExplainedIndicator, UnitExplanation } from "../explain-unit.ts";

interface ExplainOptions {
  readonly run: string;
  readonly key?: string;
  readonly json?: true;
}

/** `needscope explain <unit> --run <folder>`: any figure of a unit back to its input rows. */
export function explainCommand(): Command {
  return new Command("explain")
    .description("Why a family or zone has its score, and the input lines behind every figure")
    .argument("<unit>", "a zone's code or name; a family's ref, or its pseudonym in the list")
    .requiredOption("--run <folder>", "the run's folder")
    .option("--key <file>", "key of the list's pseudonyms (by default in your own folder)")
    .option("--json", "print everything as JSON, with every line number")
    .addHelpText(
      "after",
      `
What it prints is for the people who work with the family or zone: unrounded, not for publication.

Examples:
  needscope explain Z99000003 --run runs/dorset-zones
  needscope explain FAM00123 --run runs/croydon-gateway --json`,
    )
    .action(explainOne);
}

async function explainOne(unit: string, options: ExplainOptions): Promise<void> {
  const { explainUnit } = await import("../explain-unit.ts");
  const found = await explainUnit(
    unit,
    options.run,
    options.key === undefined ? {} : { keyFile: options.key },
  );
  process.stdout.write(options.json ? `${JSON.stringify(found, undefined, 2)}\n` : asText(found));
}

function asText({ unit, kind, explanation, indicators }: UnitExplanation): string {
  return [
    `${kind === "family" ? "Family" : "Zone"} ${unit}`,
    ...(explanation ? [explanation.words, ...scoreLines(explanation)] : []),
    "",
    "Indicators, and the lines of the extracts behind them:",
    ...(kind === "zone"
      ? ["  (A line of an area that two zones share counts in part, so counts may be less than the lines.)"]
      : []),
    ...indicators.flatMap(indicatorLines),
    "",
  ].join("\n");
}

function scoreLines({ score, reasons, sum, unknown }: NonNullable<UnitExplanation["explanation"]>): string[] {
  const open = unknown.map(({ words }) => `       ?  ${words}`);
  if (score === undefined) return ["", "There is no score, since this is not known:", ...open];
  return [
    "",
    "Reasons, adding up to the score:",
    ...reasons.map(({ contribution, words }) => `  ${points(contribution)}  ${words}`),
    `  ${points(sum)}  in all`,
    ...open,
  ];
}

function points(contribution: number): string {
  return contribution.toFixed(2).padStart(8);
}

function indicatorLines({ title, shown, behind }: ExplainedIndicator): string[] {
  const sources = behind
    .filter(({ lines }) => lines.length > 0)
    .map(({ part, file, lines }) => `      ${part}: ${file}, ${listed(lines)}`);
  return [`  ${title}: ${shown}`, ...sources];
}

function listed(lines: readonly number[]): string {
  const few = lines.slice(0, 8).join(", ");
  const word = lines.length === 1 ? "line" : "lines";
  if (lines.length <= 8) return `${word} ${few}`;
  return `${lines.length.toLocaleString("en-GB")} ${word}: ${few}, ... (all with --json)`;
}
