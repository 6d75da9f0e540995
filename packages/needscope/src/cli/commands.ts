import { Command } from "commander";
import { checkCommand } from "./check-command.ts";
import { explainCommand } from "./explain-command.ts";
import { runCommand } from "./run-command.ts";
import { scoreCommand } from "./score-command.ts";
import { version } from "../version.ts";

/** The command line: one word per thing, each with examples in its help. */
export function buildCommands(): Command {
  const program = new Command("needscope")
    .description("Targeting need: loads council extracts, scores areas and families, explains every score.")
    .version(version)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      "after",
      `
Examples:
  needscope check rent-arrears extracts/rent-accounts.csv
  needscope run needscope.yaml --as-of 2026-03-31
  needscope score composite.yaml --input areas.csv --out scored.csv
  needscope explain Z99000003 --run runs/dorset-zones`,
    );
  for (const command of [checkCommand(), runCommand(), scoreCommand(), explainCommand()]) {
    program.addCommand(command.exitOverride());
  }
  return program;
}
