#!/usr/bin/env node
import { buildCommands } from "./cli/commands.ts";
import { sayFault } from "./cli/say-fault.ts";

try {
  await buildCommands().parseAsync(process.argv);
} catch (fault) {
  process.exitCode = sayFault(fault, (line) => process.stderr.write(`${line}\n`));
}
