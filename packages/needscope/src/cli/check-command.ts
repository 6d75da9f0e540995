import { basename, dirname } from "node:path";
import { inputFrom, writeNew } from "./files.ts";
import {
  knownSources,
  readExtract,
  summariseExtract,
  writeQuarantine,
  type ColumnProfile,
  type IssueGroup,
  type Extract,
} from "@needscope/sources";
import { privatePlace, thisMachine } from "@needscope/runs";
import { Command } from "commander";
import { progressLines } from "../progress-lines.ts";
import { sourceNamed } from "../source-named.ts";
import { draft } from "./draft-command.ts";

interface CheckOptions {
  readonly json?: true;
  readonly draft?: true;
  readonly sheet?: string;
  readonly out?: string;
  readonly quarantine?: string;
}

/** `needscope check <source> <file>`: validates one extract. Exit 0 clean, 1 issues, 2 unusable. */
export function checkCommand(): Command {
  return new Command("check")
    .description(
      "Validate one extract: every line accounted for, every bad row with line, column, reason and fix",
    )
    .usage("[options] <source> <file>\n       needscope check --draft <file>")
    .argument(
      "<source>",
      `your own declaration (a .yaml, .yml or .json file), or one of: ${[...knownSources.keys()].join(", ")}`,
    )
    .argument("[file]", "the extract, as the system gave it")
    .option("--draft", "propose a declaration for a file that has none, as YAML; nothing is checked yet")
    .option("--out <file>", "with --draft: where the declaration goes (by default it is printed)")
    .option("--sheet <name>", "with --draft: the sheet of a workbook (by default the first that has a table)")
    .option("--json", "print the result as JSON")
    .option(
      "--quarantine <file>",
      "write the quarantined rows, as they came, to a file that only you can read (on Windows: in your user profile)",
    )
    .addHelpText(
      "after",
      `
Exit code: 0 when there is nothing to say, 1 when there are issues (rows set aside, or warnings), 2 when the file
cannot be used.

Your own extract, the first time: draft a declaration, read what it asks, mend it, check.
  needscope check --draft my-extract.csv --out my-source.yaml
  needscope check --draft my-extract.xlsx --sheet March --out my-source.yaml
  needscope check my-source.yaml my-extract.csv

Examples:
  needscope check rent-arrears rent-accounts.csv
  needscope check my-source.yaml extract.xlsx
  needscope check school pupils.csv --json
  needscope check homelessness approaches.csv --quarantine bad-rows.csv`,
    )
    .action(check);
}

async function check(sourceName: string, file: string | undefined, options: CheckOptions): Promise<void> {
  if (options.draft) return draftOnly(sourceName, file, options);
  if (options.out !== undefined)
    throw new Error("--out goes with --draft: rows set aside are written with --quarantine.");
  if (options.sheet !== undefined)
    throw new Error("--sheet goes with --draft: a declaration says itself which sheet it reads (sheet).");
  if (file === undefined) {
    throw new Error(
      "Name a source and a file: needscope check <source> <file>; or needscope check --draft <file>.",
    );
  }
  const source = await sourceNamed(sourceName);
  const onProgress = progressLines((line) => process.stderr.write(`${line}\n`));
  const extract = readExtract(source, await inputFrom(file), {
    onProgress: (progress) => onProgress({ file: basename(file), ...progress }),
  });
  if (options.quarantine !== undefined) {
    await writeRowsAside(options.quarantine, extract);
  }
  process.stdout.write(options.json ? `${asJson(extract)}\n` : asText(extract));
  process.exitCode = extract.issues.length === 0 ? 0 : 1;
}

async function writeRowsAside(file: string, extract: Extract): Promise<void> {
  const { path, note } = privatePlace(file, thisMachine);
  if (path !== file) thisMachine.makeFolder(dirname(path));
  await writeNew(path, writeQuarantine(extract));
  if (note !== undefined) process.stderr.write(`${note}\n`);
}

async function draftOnly(file: string, more: string | undefined, options: CheckOptions): Promise<void> {
  if (more === undefined) return draft(file, options);
  throw new Error("--draft takes a file and no source: needscope check --draft <file>.");
}

function asJson(extract: Extract): string {
  const { source, file, account, issues, sha256 } = extract;
  return JSON.stringify({ source: source.name, file, sha256, account, issues }, undefined, 2);
}

const mostIssuesShown = 40;

function asText(extract: Extract): string {
  const { sentence, profile, issues: groups } = summariseExtract(extract);
  const { issues } = extract;
  return [
    sentence,
    ...(issues.length > 0 ? ["", "Issues:"] : []),
    ...(issues.length > mostIssuesShown
      ? [...groups.slice(0, mostIssuesShown).map(groupLine), allIssues(issues.length)]
      : issues.map(({ line, message, fix }) => `  line ${String(line)}: ${message} ${fix}`)),
    "",
    "Columns of the accepted rows:",
    ...profile.map(profileLine),
    "",
  ].join("\n");
}

/** Issues of one code and column: the lines of the first, and how many more there are. */
function groupLine({ count, firstLines, message, fix }: IssueGroup): string {
  const more = count - firstLines.length;
  const lines = `${firstLines.join(", ")}${more > 0 ? ` and ${more.toLocaleString("en-GB")} more` : ""}`;
  return `  ${count === 1 ? "line" : "lines"} ${lines}: ${message} ${fix}`;
}

function allIssues(count: number): string {
  return `  ${count.toLocaleString("en-GB")} issues, those alike together; --json prints each.`;
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
