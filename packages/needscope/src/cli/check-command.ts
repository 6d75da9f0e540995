import { basename } from "node:path";
import { readBytes, writeNew } from "./files.ts";
import { parseYaml } from "../parse-yaml.ts";
import {
  knownSource,
  knownSources,
  readExtract,
  type Source,
  sourceFrom,
  summariseExtract,
  writeQuarantine,
  type ColumnProfile,
  type Extract,
} from "@needscope/sources";
import { Command } from "commander";

interface CheckOptions {
  readonly json?: true;
  readonly quarantine?: string;
}

/** `needscope check <source> <file>`: validates one extract. Exit 0 clean, 1 issues, 2 unusable. */
export function checkCommand(): Command {
  return new Command("check")
    .description(
      "Validate one extract: every line accounted for, every bad row with line, column, reason and fix",
    )
    .argument(
      "<source>",
      `your own declaration (a .yaml, .yml or .json file), or one of: ${[...knownSources.keys()].join(", ")}`,
    )
    .argument("<file>", "the extract, as the system gave it")
    .option("--json", "print the result as JSON")
    .option(
      "--quarantine <file>",
      "write the quarantined rows, as they came, to a file that only you can read",
    )
    .addHelpText(
      "after",
      `
Exit code: 0 when there is nothing to say, 1 when there are issues (rows set aside, or warnings), 2 when the file
cannot be used.

Examples:
  needscope check rent-arrears rent-accounts.csv
  needscope check my-source.yaml extract.xlsx
  needscope check school pupils.csv --json
  needscope check homelessness approaches.csv --quarantine bad-rows.csv`,
    )
    .action(check);
}

async function check(sourceName: string, file: string, options: CheckOptions): Promise<void> {
  const source = await sourceNamed(sourceName);
  const bytes = await readBytes(file);
  const extract = readExtract(source, { file: basename(file), bytes });
  if (options.quarantine !== undefined) {
    await writeNew(options.quarantine, writeQuarantine(extract));
  }
  process.stdout.write(options.json ? `${asJson(extract)}\n` : asText(extract));
  process.exitCode = extract.issues.length === 0 ? 0 : 1;
}

/** A source by its name, or the one declared in a file. */
async function sourceNamed(name: string): Promise<Source> {
  if (!/\.(ya?ml|json)$/i.test(name)) return knownSource(name);
  const text = (await readBytes(name)).toString("utf8");
  return sourceFrom(parseYaml(text, basename(name)));
}

function asJson(extract: Extract): string {
  const { source, file, account, issues, sha256 } = extract;
  return JSON.stringify({ source: source.name, file, sha256, account, issues }, undefined, 2);
}

const mostIssuesShown = 40;

function asText(extract: Extract): string {
  const { sentence, profile } = summariseExtract(extract);
  const more = extract.issues.length - mostIssuesShown;
  return [
    sentence,
    ...(extract.issues.length > 0 ? ["", "Issues:"] : []),
    ...extract.issues.slice(0, mostIssuesShown).map(({ line, message, fix }) => {
      return `  line ${String(line)}: ${message} ${fix}`;
    }),
    ...(more > 0 ? [`  ... and ${String(more)} more; --json prints them all.`] : []),
    "",
    "Columns of the accepted rows:",
    ...profile.map(profileLine),
    "",
  ].join("\n");
}

function profileLine({
  name,
  present,
  missing,
  suppressed,
  distinct,
  lowest,
  highest,
}: ColumnProfile): string {
  const range = lowest === undefined ? "" : `, ${lowest} to ${highest!}`;
  const hidden = suppressed === 0 ? "" : `, ${String(suppressed)} suppressed`;
  return `  ${name}: ${String(present)} present, ${String(missing)} missing${hidden}, ${String(distinct)} different${range}`;
}
