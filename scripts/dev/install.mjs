import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { runNpmCommand } from "./run.mjs";

const pnpm = "pnpm@12.21.0";
const lowestNode = [20, 19];
const stampFile = join(root, "node_modules", ".needscope-install.json");

const levels = {
  main: {
    words: "what the main job needs (about 80 MB, once)",
    args: ["--prod", "--filter", "!@needscope/danfo"],
  },
  all: { words: "what the tests need (about 550 MB, once)", args: [] },
};

/**
 * Makes sure that `level` is installed: "main" for running needscope, "all" for testing it. What is there
 * already is left alone, so that a second run is quick and needs no network. "all" satisfies "main".
 */
export async function ensureInstalled(level) {
  checkNode();
  const lock = lockHash();
  const present = installed();
  if (present.lock === lock && (present.level === "all" || present.level === level)) return;

  // A folder that has everything keeps everything: bringing it up to date must not take the tests' tools away.
  const wanted = present.level === "all" ? "all" : level;
  const { words, args } = levels[wanted];
  console.log(`Installing ${words} ...`);
  rmSync(stampFile, { force: true });
  const { code } = await runNpmCommand("npx", ["-y", pnpm, "install", "--frozen-lockfile", ...args]);
  if (code !== 0) {
    fail(
      `Installing stopped (npx ${pnpm}, exit code ${code}). The lines above say why; ` +
        "most often there is no way to the package registry. Put that right and type the command again.",
    );
  }
  writeFileSync(stampFile, JSON.stringify({ lock, level: wanted }) + "\n");
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const enough = major > lowestNode[0] || (major === lowestNode[0] && minor >= lowestNode[1]);
  if (enough) return;
  fail(
    `needscope needs Node ${lowestNode.join(".")} or newer, and this is Node ${process.versions.node}: ` +
      "install the current long-term version from nodejs.org and type the command again.",
  );
}

// esbuild comes as one binary for each system, so a folder carried from one system to another installs again.
function lockHash() {
  const lockfile = readFileSync(join(root, "pnpm-lock.yaml"));
  return createHash("sha256").update(lockfile).update(`${process.platform} ${process.arch}`).digest("hex");
}

function installed() {
  if (existsSync(stampFile)) {
    try {
      return JSON.parse(readFileSync(stampFile, "utf8"));
    } catch {
      return {};
    }
  }
  // Installed by hand with pnpm: nothing is known of the lockfile, but its tools are worth keeping.
  return existsSync(join(root, "node_modules", "vitest")) ? { level: "all" } : {};
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
