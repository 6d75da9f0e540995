import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { root } from "./root.mjs";
import { runNode } from "./run.mjs";

// `npm test`: types, lint, format and all tests, each to its end, then one closing line that counts them.
// `npm test -- test/stats` runs the three checks and the tests of that folder.
const tool = (...path) => join(root, "node_modules", ...path);

const checks = [
  { name: "types", args: [tool("typescript", "bin", "tsc"), "-p", "tsconfig.json", "--noEmit"] },
  { name: "lint", args: [tool("eslint", "bin", "eslint.js"), "--max-warnings", "0", "."] },
  { name: "format", args: [tool("prettier", "bin", "prettier.cjs"), "--check", "."] },
];

await ensureInstalled("all");
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const check of await runChecks()) add(counts, check);
add(counts, await runTests(process.argv.slice(2)));

const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** The three checks side by side; what each prints is shown when it ends, in the order of the list. */
async function runChecks() {
  const running = checks.map(({ args }) => runNode(args, { capture: true }));
  const counted = [];
  for (const [i, { name }] of checks.entries()) {
    const { code, printed } = await running[i];
    console.log(`${name}: ${code === 0 ? "passed" : "failed"}`);
    if (code !== 0) console.log(printed.trimEnd() + "\n");
    counted.push(code === 0 ? { passed: 1 } : { failed: 1 });
  }
  return counted;
}

async function runTests(files) {
  const folder = mkdtempSync(join(tmpdir(), "needscope-test-"));
  const resultFile = join(folder, "result.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${resultFile}`];
    const { code } = await runNode([tool("vitest", "vitest.mjs"), "run", ...reporters, ...files]);
    return countTests(resultFile, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countTests(resultFile, code) {
  let result;
  try {
    result = JSON.parse(readFileSync(resultFile, "utf8"));
  } catch {
    return { failed: 1 };
  }
  // A file that breaks before its first test has no test to count, and must count all the same.
  const broken = result.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = result.numFailedTests + broken;
  return {
    passed: result.numPassedTests,
    // vitest also ends badly without a failed test, as when a promise is rejected that nobody waits for.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

function add(total, { passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}
