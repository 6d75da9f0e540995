import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { Command } from "commander";

interface ScoreOptions {
  readonly input: string;
  readonly out: string;
  readonly id?: string;
}

/** `needscope score <composite> --input <csv> --out <csv>`: scores any table of units. */
export function scoreCommand(): Command {
  return new Command("score")
    .description(
      "Score any table of units by a composite or a points card: score, rank and every contribution",
    )
    .argument("<composite>", "a composite or points card, as YAML or JSON")
    .requiredOption("--input <csv>", "one row a unit, one column an indicator")
    .requiredOption("--out <csv>", "where the scored table goes")
    .option("--id <column>", "the column that names the unit (by default the first)")
    .addHelpText(
      "after",
      `
Higher scores mean more need; rank 1 is most need. A unit without a value for an indicator is marked, not ranked.

Examples:
  needscope score composite.yaml --input areas.csv --out scored.csv
  needscope score card.yaml --input families.csv --id "Family Ref" --out scored.csv`,
    )
    .action(score);
}

async function score(compositeFile: string, options: ScoreOptions): Promise<void> {
  const [definition, input] = await Promise.all([readBytes(compositeFile), readBytes(options.input)]);
  const id = options.id === undefined ? {} : { id: options.id };
  const { scoreCsv } = await import("../score-csv.ts");
  const scored = scoreCsv(definition.toString("utf8"), input, { file: basename(options.input), ...id });
  await writeFile(options.out, scored.csv);
  process.stdout.write(`${scored.summary}\nWritten to ${options.out}.\n`);
  process.exitCode = scored.extract.issues.length === 0 ? 0 : 1;
}

async function readBytes(file: string): Promise<Buffer> {
  return readFile(file).catch(() => {
    throw new Error(`There is no file at ${file}. Check the path.`);
  });
}
