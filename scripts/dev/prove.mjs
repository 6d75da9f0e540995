import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { root } from "./root.mjs";
import { runNode } from "./run.mjs";

// `npm run prove` lists the long checks; `npm run prove -- <name>` runs one in full. A long check is any test
// that takes its count from `proveCount("<name>", { sample, full })`: see test/prove-count.ts.
const call = /proveCount\(\s*"([a-z0-9-]+)",\s*\{\s*sample:\s*([\d_]+),\s*full:\s*([\d_]+)/g;

const longChecks = findLongChecks();
const [name, ...rest] = process.argv.slice(2);

if (name === undefined) {
  list();
} else if (!longChecks.has(name)) {
  console.error(`There is no long check "${name}". Known: ${[...longChecks.keys()].join(", ") || "none"}.`);
  process.exitCode = 1;
} else {
  await ensureInstalled("all");
  const files = longChecks.get(name).map((check) => check.file);
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const { code } = await runNode([vitest, "run", ...new Set(files), ...rest], {
    env: { NEEDSCOPE_PROVE: name },
  });
  process.exitCode = code;
}

function list() {
  console.log(
    "Long checks. `npm test` runs a seeded sample of each; `npm run prove -- <name>` runs it in full.\n",
  );
  for (const [name, uses] of longChecks) {
    for (const { sample, full, file } of uses) console.log(`  ${name}: ${full} (sample ${sample}), ${file}`);
  }
}

function findLongChecks() {
  const found = new Map();
  for (const entry of readdirSync(join(root, "test"), { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith(".test.ts")) continue;
    const path = join(entry.parentPath, entry.name);
    const file = relative(root, path).replaceAll("\\", "/");
    for (const [, name, sample, full] of readFileSync(path, "utf8").matchAll(call)) {
      const spoken = (figure) => Number(figure.replaceAll("_", "")).toLocaleString("en-GB");
      found.set(name, [...(found.get(name) ?? []), { file, sample: spoken(sample), full: spoken(full) }]);
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
