import { basename, resolve } from "node:path";
import { Command } from "commander";
import type { ScoreCsvOptions } from "../score-csv.ts";
import { readBytes, writeWhole } from "./files.ts";

interface ScoreOptions {
  readonly input: string;
  readonly out: string;
  readonly id?: string;
  readonly missing?: readonly string[];
  readonly summary?: string;
  readonly larger?: string;
  readonly population?: string;
  readonly zones?: string;
  readonly steps?: string;
  readonly explain?: string;
  readonly draws?: string;
  readonly seed?: string;
  readonly weightsSpread?: string;
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
    .option(
      "--missing <mark>",
      "what else stands for a missing value, such as -999; say it again for another",
      (mark: string, marks: readonly string[] = []) => [...marks, mark],
    )
    .option(
      "--summary <csv>",
      "where summaries of larger areas go: average rank, average score, extent and so on",
    )
    .option("--larger <column>", "the column that names each unit's larger area (else as the composite says)")
    .option("--population <column>", "the column of people, by whom summaries are weighted")
    .option(
      "--zones <csv>",
      "a table of area, zone and share, by which areas lie in zones: summaries are then of these zones",
    )
    .option("--steps <csv>", "where every step goes: each part of each unit after each of them")
    .option("--explain <unit>", "say why a unit has its score, and what would move it out of the worst tenth")
    .option("--draws <count>", "score and rank again so often, and say where ranks can lie (100 to 100,000)")
    .option("--seed <number>", "the same seed gives the same draws (2016 by default)")
    .option(
      "--weights-spread <part>",
      'draw each weight up to this part less or more (0.25 by default), or "any" weights at all',
    )
    .addHelpText(
      "after",
      `
Higher scores mean more need; rank 1 is most need. By a composite, a unit that lacks a value is marked, not ranked. By
a points card, what is not known counts no points and is marked; the highest possible score counts it.

Draws give the columns rank_lower, rank_median, rank_upper (the middle 95% of draws) and probability_worst_tenth, and say
which units cannot be told apart. What is drawn can stand in the composite:

  uncertainty:
    draws: 1000
    weights: { spread: 0.25 }
    normalise: [minMax, percentileRank]
    aggregate: [arithmetic, geometric]
    errors:
      benefit_rate: { column: benefit_rate_se } # standard errors
      absent: { counts: proportion } # or rate: of the counts that the indicator is made of
    about: posterior # or measured: draws values to the mean of all as far as their errors say, or not

Exit code: 0 when there is nothing to say, 1 when rows were set aside, 2 when nothing could be scored.

Examples:
  needscope score composite.yaml --input areas.csv --out scored.csv
  needscope score card.yaml --input families.csv --id "Family Ref" --out scored.csv
  needscope score iod2019.yaml --input domains.csv --out index.csv --summary districts.csv \\
    --larger lad19_code --population pop_total
  needscope score composite.yaml --input areas.csv --out scored.csv --draws 1000 --seed 2016 --weights-spread 0.25`,
    )
    .action(score);
}

async function score(compositeFile: string, options: ScoreOptions): Promise<void> {
  const outputs = [options.out, options.summary, options.steps].filter((file) => file !== undefined);
  if (outputs.some((file) => resolve(file) === resolve(options.input)))
    throw new Error("An output names the input: name another file, so that the input stays as it is.");
  if (new Set(outputs.map((file) => resolve(file))).size < outputs.length)
    throw new Error("Two outputs name one file: give each a file of its own.");
  const [definition, input] = await Promise.all([readBytes(compositeFile), readBytes(options.input)]);
  const { scoreCsvOnCores } = await import("../score-csv.ts");
  const scored = await scoreCsvOnCores(definition.toString("utf8"), input, {
    file: basename(options.input),
    ...(options.id === undefined ? {} : { id: options.id }),
    missing: options.missing,
    ...largerOf(options),
    ...(options.zones === undefined
      ? {}
      : { zones: { file: basename(options.zones), bytes: await readBytes(options.zones) } }),
    steps: options.steps !== undefined,
    ...(options.explain === undefined ? {} : { explain: options.explain }),
    ...drawsOf(options),
  });
  await writeWhole(options.out, scored.csv);
  if (scored.largerAreas !== undefined) await writeWhole(options.summary!, scored.largerAreas);
  if (scored.steps !== undefined) await writeWhole(options.steps!, scored.steps);
  if (scored.explanation !== undefined) process.stdout.write(`${scored.explanation}\n\n`);
  process.stdout.write(`${scored.summary}\nWritten to ${outputs.join(", ")}.\n`);
  if (scored.scored === 0) process.exitCode = 2;
  else process.exitCode = scored.extract.issues.length === 0 ? 0 : 1;
}

function drawsOf({ draws, seed, weightsSpread }: ScoreOptions): Pick<ScoreCsvOptions, "uncertainty"> {
  if (draws === undefined && seed === undefined && weightsSpread === undefined) return {};
  return {
    uncertainty: {
      ...(draws === undefined ? {} : { draws: Number(draws) }),
      ...(seed === undefined ? {} : { seed: Number(seed) }),
      ...(weightsSpread === undefined
        ? {}
        : { weights: weightsSpread === "any" ? "any" : { spread: Number(weightsSpread) } }),
    },
  };
}

function largerOf({ summary, larger, population, zones }: ScoreOptions): Pick<ScoreCsvOptions, "larger"> {
  if (summary === undefined) {
    if (larger === undefined && population === undefined && zones === undefined) return {};
    throw new Error("Say with --summary where the summaries of larger areas go.");
  }
  if (zones !== undefined && larger !== undefined)
    throw new Error("Say --larger for a column of the input, or --zones for a table of zones, not both.");
  if (zones !== undefined && population !== undefined) return { larger: { area: "zone", population } };
  if (larger === undefined && population === undefined) return { larger: true };
  if (larger !== undefined && population !== undefined) return { larger: { area: larger, population } };
  throw new Error("Summaries need both --larger and --population, or a composite that says `larger`.");
}
