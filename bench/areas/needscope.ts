import { type RankIntervals, scoreComposite, type ScoredComposite } from "@needscope/scoring";
import { rankIntervalsOnCores } from "@needscope/scoring/cores";
import { areaIndex, readAreas, readWeights } from "./data.ts";

// The areas job by needscope's public words, once: `needscope.ts <folder> <cores>` prints a line of JSON.
const [folder = "", cores = "1"] = process.argv.slice(2);
const units = readAreas(folder);
const sets = readWeights(folder);
const times: Record<string, number> = {};
const found: Record<string, number> = {};

async function stage(name: string, run: () => Promise<void>): Promise<void> {
  const start = performance.now();
  await run();
  times[name] = performance.now() - start;
}

let base: ScoredComposite | undefined;
await stage("base", () => {
  base = scoreComposite(areaIndex("exponential", true), units);
  return Promise.resolve();
});
found.score = base!.score.reduce((sum, value) => sum + value, 0);
found.worstTenth = base!.decile!.filter((one) => one === 1).length;

const options = { seed: 1, draws: sets.length, confidence: 0.9, weights: { sets }, cores: Number(cores) };
// The others take plain quantiles, so these are compared; needscope's own intervals are mid-P and are in its time.
const note = (name: string, { drawn, drawnUnits }: RankIntervals): void => {
  const count = drawnUnits.length;
  const own = new Uint16Array(sets.length);
  const sums = [0, 0, 0];
  for (let unit = 0; unit < count; unit++) {
    for (let draw = 0; draw < own.length; draw++) own[draw] = drawn[draw * count + unit]!;
    own.sort();
    [0.05, 0.5, 0.95].forEach((share, i) => (sums[i]! += own[Math.ceil(share * own.length - 1e-9) - 1]!));
  }
  sums.forEach((sum, i) => (found[`${name} ${["5%", "50%", "95%"][i]!}`] = sum));
};
let linear: RankIntervals | undefined;
await stage("linear", async () => {
  linear = await rankIntervalsOnCores(areaIndex("zScore", false), units, options);
});
note("linear", linear!);
let index: RankIntervals | undefined;
await stage("index", async () => {
  index = await rankIntervalsOnCores(areaIndex("zScore", true), units, options);
});
note("index", index!);
console.log(JSON.stringify({ times, found, peak: process.resourceUsage().maxRSS / 1024 }));
