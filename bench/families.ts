import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "vite";
import { type Engine, engines } from "./families/engines.ts";
import { printFigures, type Run } from "./families/figures.ts";
import { generateFamilies } from "./generate-families.ts";

// The families job with each engine, side by side: `npm run bench -- families --help`.

const usage = `Scores so many synthetic households from five extracts with each engine, and prints ratios.

npm run bench -- families [--households 1000000] [--rounds 5] [--engines all] [--data <folder>] [--seed 20250331]

  --households  10,000 to 25 million; 100,000 unless said
  --rounds      engines take turns, so many times; medians are printed
  --engines     names separated by semicolons, or "all": those that are here and finish such a size in time
  --data        a folder for the extracts that is kept, and used again; else a temporary one
  --seed        of the extracts

Engines: ${Object.keys(engines).join("; ")}`;

const { values: options } = parseArgs({
  options: {
    households: { type: "string", default: "100000" },
    rounds: { type: "string", default: "5" },
    engines: { type: "string", default: "all" },
    data: { type: "string" },
    seed: { type: "string", default: "20250331" },
    help: { type: "boolean", default: false },
  },
});
if (options.help) {
  console.log(usage);
  process.exit(0);
}
const [households, rounds] = [Number(options.households), Number(options.rounds)];
const programs = join(import.meta.dirname, "families");
const bundles = join(import.meta.dirname, "dist");
// What reads on the second core; it lies beside the bundle.
const readingWorker = join(import.meta.dirname, "../packages/sources/src/cores/reading-worker.ts");
const data = options.data ?? mkdtempSync(join(tmpdir(), "needscope-families-"));
const folder = join(data, String(households));
try {
  if (!existsSync(folder)) writeData();
  await bundle();
  measureEngines(chosenEngines());
} finally {
  if (options.data === undefined) rmSync(data, { recursive: true, force: true });
}

// Whole or not at all, so that a folder that is there can be trusted.
function writeData(): void {
  console.log(`Writing ${households.toLocaleString("en-GB")} households ...`);
  mkdirSync(data, { recursive: true });
  const unfinished = mkdtempSync(join(data, "unfinished-"));
  generateFamilies({ folder: unfinished, households, seed: Number(options.seed) });
  renameSync(unfinished, folder);
}

/** Programs run as users have them: plain JavaScript, with no TypeScript loader in the process that is measured. */
async function bundle(): Promise<void> {
  const conditions = ["needscope-source"];
  const input = readdirSync(programs).filter((file) =>
    Object.values(engines).some(({ program }) => program === file && file.endsWith(".ts")),
  );
  await build({
    configFile: false,
    logLevel: "error",
    resolve: { conditions },
    ssr: { noExternal: true, resolve: { conditions } },
    build: {
      ssr: true,
      outDir: bundles,
      emptyOutDir: true,
      target: "node20",
      minify: false,
      rollupOptions: { input: [...input.map((file) => join(programs, file)), readingWorker] },
    },
  });
}

function chosenEngines(): string[] {
  const all = Object.keys(engines);
  if (options.engines === "all") return all.filter((name) => households <= (engines[name]!.most ?? Infinity));
  return options.engines.split(";").map((name) => {
    if (all.includes(name.trim())) return name.trim();
    throw new Error(`Unknown engine "${name}". Known: ${all.join("; ")}.`);
  });
}

function measureEngines(names: readonly string[]): void {
  const runs = new Map<string, Run[]>();
  for (let round = 1; round <= rounds; round += 1) {
    for (const name of names) {
      if (round > 1 && !runs.has(name)) continue;
      const run = runEngine(engines[name]!);
      if (typeof run === "string") console.log(`${name}: absent (${run})`);
      else runs.set(name, [...(runs.get(name) ?? []), run]);
    }
  }
  const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  const size = `${households.toLocaleString("en-GB")} households, ${Math.round(bytes / 1e6)} MB`;
  const machine = `${cpus().length} cores, Node ${process.versions.node}, load ${loadavg()[0]!.toFixed(2)}`;
  console.log(`\nFamilies: ${size}; medians of ${rounds}, interleaved, own processes; ${machine}\n`);
  if (!printFigures(runs, households)) process.exitCode = 1;
}

function runEngine({ program, words }: Engine): Run | string {
  const [command, ...args] = commandOf(program);
  const { status, stdout, stderr, error } = spawnSync(command!, [...args, folder, ...words], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  const line = stdout?.trim().split("\n").at(-1) ?? "";
  if (status === 0 && line.startsWith("{")) return JSON.parse(line) as Run;
  return error?.message ?? stderr.trim().split("\n").slice(-3).join(" ");
}

function commandOf(program: string): string[] {
  const path = join(programs, program);
  if (extname(program) === ".py") return ["python3", path];
  if (extname(program) === ".R") return ["Rscript", path];
  return [process.execPath, "--max-old-space-size=16000", join(bundles, program.replace(/\.ts$/, ".js"))];
}
