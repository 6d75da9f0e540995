import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeAreas } from "./areas/data.ts";

// The areas job with each engine, side by side: `npm run bench -- areas --help`.
const usage = `Scores synthetic small areas, and ranks them again under drawn weights, with each engine; prints ratios.

npm run bench -- areas [--areas 33755] [--draws 1000] [--rounds 5] [--engines all] [--seed 20250331]

  --engines  names separated by semicolons: needscope, 1 core; needscope, 2 cores; numpy; R`;

const { values: options } = parseArgs({
  options: {
    areas: { type: "string", default: "33755" },
    draws: { type: "string", default: "1000" },
    rounds: { type: "string", default: "5" },
    engines: { type: "string", default: "all" },
    seed: { type: "string", default: "20250331" },
    help: { type: "boolean", default: false },
  },
});
if (options.help) {
  console.log(usage);
  process.exit(0);
}

interface Run {
  readonly times: Readonly<Record<Stage, number>>;
  readonly found: Readonly<Record<string, number>>;
  readonly peak: number;
}

const stages = ["base", "linear", "index"] as const;
type Stage = (typeof stages)[number];
const stageWords: Readonly<Record<Stage, string>> = {
  base: "base index (40 indicators and 7 domains ranked and transformed)",
  linear: "draws of weights, weighted sums, with rank intervals",
  index: "draws of weights, index-style (8 sorts a draw), with rank intervals",
};
/** How many times faster needscope is to be (facts of the project; two cores, as the others use both). */
const toReach: Readonly<Record<string, Readonly<Record<Stage, number>>>> = {
  R: { base: 2, linear: 15, index: 20 },
  numpy: { base: 3, linear: 9, index: 12 },
};

const here = join(import.meta.dirname, "areas");
const node = [
  process.execPath,
  "--conditions=needscope-source",
  "--import",
  "tsx",
  join(here, "needscope.ts"),
];
const all: Readonly<Record<string, (folder: string) => string[]>> = {
  "needscope, 1 core": (folder) => [...node, folder, "1"],
  "needscope, 2 cores": (folder) => [...node, folder, "2"],
  numpy: (folder) => ["python3", join(here, "areas.py"), folder],
  R: (folder) => ["Rscript", join(here, "areas.R"), folder],
};
const names =
  options.engines === "all" ? Object.keys(all) : options.engines.split(";").map((name) => name.trim());
const folder = mkdtempSync(join(tmpdir(), "needscope-areas-"));
try {
  const [areas, draws, seed] = [Number(options.areas), Number(options.draws), Number(options.seed)];
  writeAreas(folder, { areas, draws, seed });
  const runs = new Map<string, Run[]>();
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const name of names) {
      if (round > 0 && !runs.has(name)) continue;
      const run = runEngine(name);
      if (typeof run === "string") console.log(`${name}: absent (${run})`);
      else runs.set(name, [...(runs.get(name) ?? []), run]);
    }
  }
  const size = `${areas.toLocaleString("en-GB")} areas, ${draws.toLocaleString("en-GB")} draws`;
  const machine = `${String(cpus().length)} cores, Node ${process.versions.node}, load ${loadavg()[0]!.toFixed(2)}`;
  console.log(`Areas: ${size}; medians of ${options.rounds}, interleaved, own processes; ${machine}`);
  print(runs);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function runEngine(name: string): Run | string {
  const engine = all[name];
  if (engine === undefined)
    throw new Error(`Unknown engine "${name}". Known: ${Object.keys(all).join("; ")}.`);
  const [command, ...args] = engine(folder);
  const { status, stdout, stderr, error } = spawnSync(command!, args, { encoding: "utf8" });
  if (status === 0) return JSON.parse(stdout.trim().split("\n").at(-1)!) as Run;
  return error?.message ?? stderr.trim().split("\n").slice(-2).join(" ");
}

function print(runs: ReadonlyMap<string, readonly Run[]>): void {
  const ours = runs.get("needscope, 2 cores") ?? runs.get("needscope, 1 core");
  for (const stage of stages) {
    console.log(`\n${stageWords[stage]}`);
    for (const [name, own] of runs) {
      const time = medianTime(own, stage);
      const faster = ours === undefined ? 1 : time / medianTime(ours, stage);
      const goal = toReach[name]?.[stage];
      const reached = goal === undefined ? "" : ` (to reach: ${String(goal)})`;
      console.log(
        `  ${name.padEnd(20)} ${time.toFixed(0).padStart(7)} ms   ${faster.toFixed(1).padStart(5)} times needscope's${reached}`,
      );
    }
  }
  console.log("");
  let equal = true;
  for (const name of new Set([...runs.values()].flatMap(([run]) => Object.keys(run!.found)))) {
    const sums = [...runs.values()].map(([run]) => run!.found[name]!);
    const apart = (Math.max(...sums) - Math.min(...sums)) / Math.max(...sums);
    if (apart > 1e-9) equal = false;
    console.log(
      `  ${name}: ${sums.map((sum) => sum.toString()).join("  ")}${apart > 1e-9 ? "  DIFFERENT" : ""}`,
    );
  }
  console.log(`what they found: ${equal ? "equal" : "DIFFERENT"}`);
  if (!equal) process.exitCode = 1;
}

function medianTime(runs: readonly Run[], stage: Stage): number {
  const sorted = runs.map(({ times }) => times[stage]).sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}
