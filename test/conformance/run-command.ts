import { execFile } from "node:child_process";

/** How a command ended and what it printed. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Node with arguments in a folder, to its end. */
export function runNode(args: readonly string[], cwd: string): Promise<CommandResult> {
  return run(process.execPath, args, cwd);
}

/** Runs npm with arguments in a folder, to its end. Arguments hold no blanks: on Windows a shell splits them. */
export function runNpm(args: readonly string[], cwd: string): Promise<CommandResult> {
  if (process.platform === "win32")
    return run("cmd.exe", ["/d", "/s", "/c", ["npm", ...args].join(" ")], cwd);
  return run("npm", args, cwd);
}

function run(file: string, args: readonly string[], cwd: string): Promise<CommandResult> {
  const options = { cwd, env: plainEnvironment(), maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    const child = execFile(file, args, options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : (child.exitCode ?? 1), stdout, stderr });
    });
  });
}

// The outer npm and vitest leave settings in the environment that a person in a new folder would not have.
function plainEnvironment(): NodeJS.ProcessEnv {
  const ours =
    /^(npm_(lifecycle|package|command|execpath|node_execpath|config_local_prefix)|NODE_ENV|VITEST|INIT_CWD|FORCE_COLOR|NODE_OPTIONS)/;
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name))),
    NO_COLOR: "1",
  };
}
