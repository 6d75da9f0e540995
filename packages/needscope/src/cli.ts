#!/usr/bin/env node
import { buildCommands } from "./cli/commands.ts";
import { sayFault } from "./cli/say-fault.ts";

// No await at the top level: a user's script may load this package again by require, which a waiting module refuses.
// A reader that stops early ("| head") is no fault.
process.stdout.on("error", (fault: NodeJS.ErrnoException) => {
  if (fault.code !== "EPIPE") throw fault;
  process.exit();
});

buildCommands()
  .parseAsync(process.argv)
  .catch((fault: unknown) => {
    process.exitCode = sayFault(fault, (line) => process.stderr.write(`${line}\n`));
  });
