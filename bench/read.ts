import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { generateFamilies } from "./generate-families.ts";

// Reads five synthetic extracts with each engine, side by side, and prints ratios: see README.md.

interface Result {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
  readonly rows: number;
  readonly checksum: number;
}

const { values: options } = parseArgs({
  options: {
    households: { type: "string", default: "100000" },
    rounds: { type: "string", default: "5" },
    engines: { type: "string", default: "needscope fast,needscope careful,csv-parse" },
    seed: { type: "string", default: "20250331" },
  },
});
const [households, rounds] = [Number(options.households), Number(options.rounds)];
const engines = options.engines.split(",");
const folder = mkdtempSync(join(tmpdir(), "needscope-bench-"));
try {
  generateFamilies({ folder, households, seed: Number(options.seed) });
  const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  const results = new Map<string, Result[]>(engines.map((engine) => [engine, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const engine of engines) results.get(engine)!.push(runEngine(engine));
  }
  print(results, bytes);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function runEngine(engine: string): Result {
  const program = join(import.meta.dirname, "read-engine.ts");
  const node = ["--conditions=needscope-source", "--import", "tsx", "--max-old-space-size=12000"];
  return JSON.parse(
    execFileSync(process.execPath, [...node, program, engine, folder], { encoding: "utf8" }),
  ) as Result;
}

function print(results: ReadonlyMap<string, readonly Result[]>, bytes: number): void {
  const all = [...results.values()].flat();
  const size = `${households.toLocaleString("en-GB")} households, ${all[0]!.rows.toLocaleString("en-GB")} rows, ${Math.round(bytes / 1e6)} MB`;
  const machine = `${cpus().length} cores, Node ${process.versions.node}, load ${loadavg()[0]!.toFixed(2)}`;
  console.log(`Reading ${size}; medians of ${rounds}, interleaved, own processes; ${machine}\n`);
  const first = medianOf(results.get(engines[0]!)!, "wall");
  for (const [engine, runs] of results) {
    const [wall, cpu, peak] = (["wall", "cpu", "peak"] as const).map((key) => medianOf(runs, key));
    const figures = `${wall!.toFixed(0)} ms wall, ${cpu!.toFixed(0)} ms CPU, ${peak!.toFixed(0)} MB peak`;
    console.log(
      `${engine.padEnd(20)} ${(wall! / first).toFixed(2).padStart(6)} times ${engines[0]!}   (${figures})`,
    );
  }
  const sums = [...results].filter(([engine]) => engine.startsWith("needscope")).flatMap(([, runs]) => runs);
  const equal = new Set(sums.map(({ checksum }) => checksum)).size === 1;
  console.log(`\nchecksums of needscope's tables: ${equal ? "equal" : "DIFFERENT"}`);
  if (!equal) process.exitCode = 1;
}

function medianOf(runs: readonly Result[], key: "wall" | "cpu" | "peak"): number {
  const sorted = runs.map((run) => run[key]).sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}
