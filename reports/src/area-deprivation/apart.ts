import { listed } from "../listed.ts";
import type { RankedArea } from "./findings.ts";
import { areaWords } from "./tables.ts";

/** Which areas the figures cannot tell apart, and from which on they can. */
export interface Apart {
  /** The first areas whose ranges all share a place; one alone where it is first for certain. */
  readonly first: readonly RankedArea[];
  /** Runs of two or more further down, among the areas looked at. */
  readonly runs: readonly (readonly RankedArea[])[];
  /** The place from which on every area's range lies below that of the first one. */
  readonly below: number | undefined;
}

/**
 * Areas whose ranks cannot be told apart: runs, from the most deprived, whose ranges all share a place. The runs are
 * made from the top; an area may also share a place with one of the next run.
 *
 * @param areas most deprived first
 * @example
 * notToldApart(findings.areas, 15).first.length; // 3
 */
export function notToldApart(areas: readonly RankedArea[], lookedAt: number): Apart {
  const runs: RankedArea[][] = [];
  for (const area of areas.slice(0, lookedAt)) {
    const run = runs.at(-1);
    if (run && shareAPlace([...run, area])) run.push(area);
    else runs.push([area]);
  }
  const [first = [], ...others] = runs;
  const reach = areas[0]?.likely.inPlace.upper ?? 0;
  const at = areas.findLastIndex(({ likely }) => likely.inPlace.lower <= reach) + 1;
  return {
    first,
    runs: others.filter((run) => run.length > 1),
    below: at < areas.length ? areas[at]!.place : undefined,
  };
}

function shareAPlace(areas: readonly RankedArea[]): boolean {
  const lower = Math.max(...areas.map(({ likely }) => likely.inPlace.lower));
  return lower <= Math.min(...areas.map(({ likely }) => likely.inPlace.upper));
}

/**
 * The same in sentences for readers.
 *
 * @example
 * apartWords(apart)[0]; // "Melcombe Regis 004B and Littlemoor 001B cannot be told apart: their order ..."
 */
export function apartWords({ first, runs, below }: Apart): string[] {
  const names = listed(first.map(areaWords));
  const ranks = runs.map((run) => `${String(run[0]!.place)} to ${String(run.at(-1)!.place)}`);
  return [
    first.length === 1
      ? `${names} is the most deprived, and no other area comes near it.`
      : `${names} cannot be told apart: their order is not certain.`,
    ...(ranks.length === 0
      ? []
      : [`Nor can ranks ${listed(ranks)}${ranks.length > 1 ? ", each among themselves" : ""}.`]),
    ...(below === undefined
      ? []
      : [`From rank ${String(below)} on, no area's range meets that of the first: these are less deprived.`]),
  ];
}
