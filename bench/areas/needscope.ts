import { type RankIntervals, scoreComposite } from "@needscope/scoring";
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

await stage("base", () => {
  const { score, decile } = scoreComposite(areaIndex("exponential", true), units);
  found.score = score.reduce((sum, value) => sum + value, 0);
  found.worstTenth = decile!.filter((one) => one === 1).length;
  return Promise.resolve();
});

const options = { seed: 1, draws: sets.length, confidence: 0.9, weights: { sets }, cores: Number(cores) };
const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);
const note = (name: string, { lower, median, upper }: RankIntervals): void => {
  [lower, median, upper].forEach((ranks, i) => (found[`${name} ${["5%", "50%", "95%"][i]!}`] = sumOf(ranks)));
};
await stage("linear", async () => {
  note("linear", await rankIntervalsOnCores(areaIndex("zScore", false), units, options));
});
await stage("index", async () => {
  note("index", await rankIntervalsOnCores(areaIndex("zScore", true), units, options));
});
console.log(JSON.stringify({ times, found, peak: process.resourceUsage().maxRSS / 1024 }));
