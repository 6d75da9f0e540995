import { CommanderError } from "commander";

/**
 * Says a fault as one sentence and gives the exit code: 0 for help that was asked for, 2 for everything else.
 * A stack is shown only when NEEDSCOPE_DEBUG is set.
 */
export function sayFault(fault: unknown, say: (line: string) => void): number {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2;
  const error = fault instanceof Error ? fault : new Error(String(fault));
  say(process.env.NEEDSCOPE_DEBUG ? (error.stack ?? error.message) : error.message);
  return 2;
}
