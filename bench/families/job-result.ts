import { readFileSync } from "node:fs";

/** What every engine of the families job finds; two engines that did the same job find the same. */
export interface JobResult {
  /** Rows set aside, extract by extract. */
  readonly rejected: readonly number[];
  /** Households in each band, the lowest first. */
  readonly bands: readonly number[];
  /** Points that each of the twelve indicators gave, over all households. */
  readonly points: readonly number[];
  /** The first thousand, most need first, equal ones by reference. */
  readonly top: readonly { readonly id: string; readonly score: number }[];
  readonly areas: number;
  /** Zone by zone, by name: households, and how many of them count for each of the thirteen rates. */
  readonly zones: readonly { readonly households: number; readonly counts: readonly number[] }[];
  /** The sum over zones and rates of lower + 2 x upper, the ends of the Wilson intervals. */
  readonly intervals: number;
}

/** The result in one line, to compare engines by. The programs in Python and R write the same line. */
export function checkLine({ rejected, bands, points, top, areas, zones, intervals }: JobResult): string {
  const sum = points.reduce((total, one) => total + one, 0);
  const list = fowlerNollVo(top.map(({ id, score }) => `${id}:${score}`).join("|"));
  const parts = [rejected, [sum], bands, points, [list, areas], zones.map(({ counts }) => counts[0])];
  return [...parts.map((part) => part.join("/")), intervals.toFixed(6)].join(" ");
}

/** Lower + 2 x upper of every Wilson interval, for engines that have no such interval of their own. */
export function intervalSum(zones: JobResult["zones"]): number {
  const square = z * z;
  let sum = 0;
  for (const { households, counts } of zones) {
    for (const count of counts) {
      const share = count / households;
      const centre = share + square / (2 * households);
      const reach =
        z * Math.sqrt((share * (1 - share)) / households + square / (4 * households * households));
      sum += (3 * centre + reach) / (1 + square / households);
    }
  }
  return sum;
}

const z = 1.959963984540054;

// The hash of Fowler, Noll and Vo, 32 bits, 1a: short to write in every language.
function fowlerNollVo(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16);
}

/** Runs the job once and prints its figures as one line of JSON; libraries are loaded before the clock starts. */
export async function runJob(
  job: (mark: (stage: string) => void) => JobResult | Promise<JobResult>,
): Promise<void> {
  const start = performance.now();
  const before = process.cpuUsage();
  const stages: Record<string, number> = {};
  let last = 0;
  const result = await job((stage) => {
    // By the processor's time: what else runs on the machine does not move it.
    const { user, system } = process.cpuUsage(before);
    stages[stage] = Math.round((user + system) / 1000 - last);
    last = (user + system) / 1000;
  });
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  console.log(
    JSON.stringify({
      wall,
      cpu: (user + system) / 1000,
      peak: peakMegabytes(),
      stages,
      check: checkLine(result),
    }),
  );
}

// The kernel's own high-water mark where there is one: getrusage counts a parent's memory too.
function peakMegabytes(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))![1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}
