import type { NotApart } from "@needscope/scoring";
import { listed } from "../listed.ts";
import type { RankedArea } from "./findings.ts";
import { areaWords } from "./tables.ts";

/**
 * Which of the first areas cannot be told apart, in sentences for readers.
 *
 * @param areas most deprived first
 * @example
 * apartWords(areas, apart)[0]; // "Melcombe Regis 004B and Littlemoor 001B cannot be told apart: their order ..."
 */
export function apartWords(areas: readonly RankedArea[], { runs }: NotApart): string[] {
  const names = listed(areas.slice(0, firstNotApart({ runs })).map(areaWords));
  const others = runs.filter(({ from }) => from > 1);
  const ranks = others.map(({ from, ids }) => `${String(from)} to ${String(from + ids.length - 1)}`);
  return [
    others.length === runs.length
      ? `${names} is the most deprived, and can be told apart from the next.`
      : `${names} cannot be told apart: their order is not certain.`,
    ...(ranks.length === 0
      ? []
      : [`Nor can ranks ${listed(ranks)}${ranks.length > 1 ? ", each among themselves" : ""}.`]),
  ];
}

/** How many areas, from the first on, no two of which can be told apart; 1 where the first stands alone. */
export function firstNotApart({ runs }: Pick<NotApart, "runs">): number {
  return runs.find(({ from }) => from === 1)?.ids.length ?? 1;
}
