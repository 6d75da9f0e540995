import {
  cannotTellApart,
  drawnAboutWords,
  type RankIntervals,
  type ScoredComposite,
  weightDrawWords,
} from "@needscope/scoring";
import type { ScoreUncertainty } from "./score-uncertainty.ts";

const lookedAt = 50;

/**
 * What was drawn, how sure the worst tenth is, and which of the first units cannot be told apart, a line each.
 */
export function rankWords(
  intervals: RankIntervals,
  { uncertainty, rank }: { readonly uncertainty: ScoreUncertainty; readonly rank: ScoredComposite["rank"] },
): string[] {
  const { draws, seed, confidence } = uncertainty;
  const drawn = `Drawn ${shown(draws)} times from seed ${String(seed)}: ${choices(uncertainty).join("; ")}.`;
  const ranked = [...intervals.drawnUnits];
  if (ranked.length < 2) return [drawn];
  const chances = ranked.map((unit) => intervals.probabilityWorstTenth[unit]!);
  const surely = chances.filter((chance) => chance >= confidence).length;
  const perhaps = chances.filter((chance) => chance > 1 - confidence && chance < confidence).length;
  const first = ranked.sort((a, b) => rank[a]! - rank[b]!).slice(0, lookedAt);
  const among = first.map((unit) => intervals.ids[unit]!);
  const { words } = cannotTellApart(intervals, { among, rank, confidence });
  const of = ranked.length > lookedAt ? `Of the first ${String(lookedAt)}: ` : "";
  return [
    drawn,
    `In the worst tenth in ${percent(confidence)} of draws or more: ${shown(surely)} units; in fewer, but more than ${percent(1 - confidence)}: ${shown(perhaps)}.`,
    of === "" ? words : `${of}${words.charAt(0).toLowerCase()}${words.slice(1)}`,
  ];
}

function choices({ about, weights, normalise, aggregate, errors = {} }: ScoreUncertainty): string[] {
  const named = Object.keys(errors);
  return [
    ...(weights === undefined ? [] : [weightDrawWords(weights)]),
    ...(normalise ? [`normalised by ${normalise.map(methodOf).join(" or ")}`] : []),
    ...(aggregate ? [`aggregated by ${aggregate.join(" or ")} mean`] : []),
    ...(named.length > 0
      ? [`sampling errors of ${named.join(", ")}, each drawn ${drawnAboutWords(about)}`]
      : []),
  ];
}

function methodOf(one: NonNullable<ScoreUncertainty["normalise"]>[number]): string {
  return typeof one === "string" ? one : one.method;
}

function percent(share: number): string {
  return `${String(Number((100 * share).toPrecision(6)))}%`;
}

function shown(count: number): string {
  return count.toLocaleString("en-GB");
}
