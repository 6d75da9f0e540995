import { basename, resolve } from "node:path";
import { Command } from "commander";
import { readBytes, writeWhole } from "./files.ts";

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
Higher scores mean more need; rank 1 is most need. By a composite, a unit that lacks a value is marked, not ranked. By
a points card, what is not known counts no points and is marked; the highest possible score counts it.

Exit code: 0 when there is nothing to say, 1 when rows were set aside, 2 when nothing could be scored.

Examples:
  needscope score composite.yaml --input areas.csv --out scored.csv
  needscope score card.yaml --input families.csv --id "Family Ref" --out scored.csv`,
    )
    .action(score);
}

async function score(compositeFile: string, options: ScoreOptions): Promise<void> {
  if (resolve(options.input) === resolve(options.out)) {
    throw new Error("--out names the input: name another file, so that the input stays as it is.");
  }
  const [definition, input] = await Promise.all([readBytes(compositeFile), readBytes(options.input)]);
  const id = options.id === undefined ? {} : { id: options.id };
  const { scoreCsv } = await import("../score-csv.ts");
  const scored = scoreCsv(definition.toString("utf8"), input, { file: basename(options.input), ...id });
  await writeWhole(options.out, scored.csv);
  process.stdout.write(`${scored.summary}\nWritten to ${options.out}.\n`);
  process.exitCode = scored.extract.issues.length === 0 ? 0 : 1;
}
