import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { root } from "./root.mjs";
import { runNode, runNpmCommand } from "./run.mjs";

// `npm run bench -- families --households 1000000`: the benchmarks, each a program of bench/. What they measure
// needscope beside is in bench/package.json, outside the workspace, so that `npm test` never installs it.
const benchmarks = {
  families: "families.ts",
  areas: "areas.ts",
  coinr: "coinr.ts",
  read: "read.ts",
  "rate-coverage": "rate-coverage.ts",
  "rank-coverage": "rank-coverage.ts",
};
const [name, ...words] = process.argv.slice(2);

if (!Object.hasOwn(benchmarks, name ?? "")) {
  console.log(`npm run bench -- <${Object.keys(benchmarks).join(" or ")}> [--help]; see bench/README.md`);
  process.exitCode = name === undefined || name === "--help" ? 0 : 1;
} else {
  await ensureInstalled("all");
  // The others are measured beside programs of the machine, or count and are measured beside nothing.
  if (name === "families" || name === "read") await ensureOthers();
  const program = join(root, "bench", benchmarks[name]);
  const { code } = await runNode(["--conditions=needscope-source", "--import", "tsx", program, ...words]);
  process.exitCode = code;
}

async function ensureOthers() {
  const stamp = join(root, "bench", "node_modules", ".needscope-lock");
  const lock = readFileSync(join(root, "bench", "pnpm-lock.yaml"), "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.log("Installing the libraries to measure beside (about 170 MB, once) ...");
  const pnpm = ["-y", "pnpm@12.21.0", "install", "--ignore-workspace", "--frozen-lockfile"];
  const { code } = await runNpmCommand("npx", [...pnpm, "--dir", join(root, "bench")]);
  // Without them needscope is measured alone, and each absent engine is named.
  if (code === 0) writeFileSync(stamp, lock);
}
