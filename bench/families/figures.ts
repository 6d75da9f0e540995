/** One run of one engine, as it prints it. */
export interface Run {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
  readonly stages: Readonly<Record<string, number>>;
  readonly check: string;
}

type Figure = "wall" | "cpu" | "peak";

/** What needscope is to reach against another engine: its figure over the other's. */
interface Target {
  readonly ours: string;
  readonly theirs: string;
  readonly figure: Figure;
  readonly most: number;
  /** From ten million households on, where another ratio is to be reached there. */
  readonly mostOfTenMillion?: number;
}

const [one, two] = ["needscope, 1 thread", "needscope, 2 workers"];
const fused = "DuckDB fused, 2 threads";

const targets: readonly Target[] = [
  { ours: one, theirs: fused, figure: "wall", most: 1.15 },
  { ours: two, theirs: fused, figure: "wall", most: 1, mostOfTenMillion: 0.7 },
  { ours: one, theirs: fused, figure: "cpu", most: 0.65 },
  { ours: one, theirs: fused, figure: "peak", most: 0.65, mostOfTenMillion: 0.85 },
  { ours: two, theirs: "DuckDB staged, 2 threads", figure: "wall", most: 0.75 },
  { ours: one, theirs: "pandas", figure: "wall", most: 1 / 5 },
  { ours: one, theirs: "data.table", figure: "wall", most: 1 / 5 },
  { ours: one, theirs: "Arquero", figure: "wall", most: 1 / 10 },
  { ours: one, theirs: "csv-parse with Map", figure: "wall", most: 1 / 10 },
  { ours: one, theirs: "polars for Node", figure: "wall", most: 1 / 1.5 },
];

/** Prints the engines' figures, the ratios to reach, and whether all found the same; false when they did not. */
export function printFigures(runs: ReadonlyMap<string, readonly Run[]>, households: number): boolean {
  const base = runs.has(one) ? one : [...runs.keys()][0];
  if (base === undefined) return true;
  for (const [name, results] of runs) {
    const [wall, cpu, peak] = (["wall", "cpu", "peak"] as const).map((figure) => medianOf(results, figure));
    const figures = `${wall!.toFixed(0)} ms wall, ${cpu!.toFixed(0)} ms CPU, ${peak!.toFixed(0)} MB peak`;
    const ratio = (wall! / medianOf(runs.get(base)!, "wall")).toFixed(2).padStart(7);
    console.log(`${name.padEnd(26)} ${ratio} times ${base}   (${figures})`);
  }
  console.log("");
  for (const { most, mostOfTenMillion = most, ...target } of targets) {
    printTarget({ ...target, most: households < 1e7 ? most : mostOfTenMillion }, runs);
  }
  return printStages(runs.get(base)!, base) && printChecks(runs);
}

function printTarget(
  { ours, theirs, figure, most }: Target,
  runs: ReadonlyMap<string, readonly Run[]>,
): void {
  const [mine, other] = [runs.get(ours), runs.get(theirs)];
  if (mine === undefined || other === undefined) return;
  const ratio = medianOf(mine, figure) / medianOf(other, figure);
  const verdict = ratio <= most ? "reached" : "NOT reached";
  const words = { wall: "wall", cpu: "CPU", peak: "peak memory" }[figure];
  console.log(`${ours} / ${theirs}, ${words}: ${ratio.toFixed(2)}, at most ${most.toFixed(2)}: ${verdict}`);
}

function printStages(results: readonly Run[], name: string): true {
  const stages = Object.keys(results[0]!.stages).map((stage) => {
    const times = results.map((run) => run.stages[stage]!).sort((a, b) => a - b);
    return `${stage} ${times[times.length >> 1]!}`;
  });
  console.log(`\nstages of ${name}, ms of CPU: ${stages.join(", ")}`);
  return true;
}

/** An engine that counts no rejected rows leaves the first word of its line empty; the rest is compared. */
function printChecks(runs: ReadonlyMap<string, readonly Run[]>): boolean {
  const all = [...runs.values()].flat().map(({ check }) => check.split(" "));
  const differing = (words: readonly string[]) => new Set(words).size > 1;
  const rejected = all.map(([first]) => first!).filter((word) => word !== "");
  const equal = !differing(rejected) && !differing(all.map((words) => words.slice(1).join(" ")));
  console.log(`checksums: ${equal ? `equal (${all[0]!.join(" ")})` : "DIFFERENT"}`);
  if (!equal) for (const [name, [run]] of runs) console.log(`  ${name}: ${run!.check}`);
  return equal;
}

function medianOf(runs: readonly Run[], figure: Figure): number {
  const sorted = runs.map((run) => run[figure]).sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}
