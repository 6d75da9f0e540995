import { spawn } from "node:child_process";
import { root } from "./root.mjs";

/**
 * Runs Node on a file with its arguments and gives the exit code. With `capture`, what it prints is kept and
 * given back, so that commands that run side by side do not print into each other.
 */
export function runNode(args, { cwd = root, env = {}, capture = false } = {}) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: capture ? ["ignore", "pipe", "pipe"] : "inherit",
  });
  return ended(child);
}

/** Runs a command that npm installs as `name` (or `name.cmd` on Windows, which only a shell can start). */
export function runNpmCommand(name, args, { cwd = root } = {}) {
  const options = { cwd, stdio: ["ignore", "inherit", "inherit"] };
  const child =
    process.platform === "win32"
      ? spawn([name, ...args].join(" "), { ...options, shell: true })
      : spawn(name, args, options);
  return ended(child);
}

function ended(child) {
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => printed.push(chunk));
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 1, printed: `${error.message}\n` }));
    child.on("close", (code) =>
      resolve({ code: code ?? 1, printed: Buffer.concat(printed).toString("utf8") }),
    );
  });
}
