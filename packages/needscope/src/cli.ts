#!/usr/bin/env node
import { buildCommands } from "./cli/commands.ts";
import { sayFault } from "./cli/say-fault.ts";

// No await at the top level: a user's script may load this package again by require, which a waiting module refuses.
buildCommands()
  .parseAsync(process.argv)
  .catch((fault: unknown) => {
    process.exitCode = sayFault(fault, (line) => process.stderr.write(`${line}\n`));
  });
