import type { ReleasedTable } from "@needscope/disclosure";
import { framedChart } from "./chart-frame.ts";
import { inSentence, isShown, subtitleOf } from "./chart-words.ts";
import type { Chart, ChartWords } from "./chart.ts";
import { rankFrame, type Ranks } from "./frames/rank-frame.ts";
import { type ChartColumn, releasedColumn } from "./released-column.ts";
import { wordList } from "./word-list.ts";

/** Column ids and words of {@link rankIntervals}. */
export interface RankIntervalsOptions extends ChartWords {
  /** Label column. */
  readonly zone: string;
  readonly score: string;
  /** Rank column: 1 = most need. */
  readonly rank: string;
  /** Rank column: the best place that the zone could have. */
  readonly rankLower: string;
  /** Rank column: the last place that it could have. */
  readonly rankUpper: string;
  /**
   * Runs of which no two can be told apart, by the place of the first and how many: what `cannotTellApart` of
   * `@needscope/scoring` finds by the draws; none of them where all can. Intervals alone do not tell.
   */
  readonly apart: readonly { readonly from: number; readonly count: number }[];
  /** Label of the zone to bring out. */
  readonly focus?: string;
  /** What is ranked, in the plural: "small areas"; "zones" unless told. */
  readonly units?: string;
  /** How many are ranked, where the table holds the first of them. */
  readonly of?: number;
}

/**
 * Zones in order of need with the interval in which each one's rank can lie. The message says which cannot be told
 * apart. A zone without a rank stands last, "not scored", and is
 * no part of the message. Throws on an unknown column.
 *
 * @example
 * rankIntervals(table, { zone: "zone", score: "score", rank: "rank", rankLower: "lower", rankUpper: "upper", apart });
 * // titled "Harrowmere has the most need; ranks 2 to 5 cannot be told apart"
 */
export function rankIntervals(table: ReleasedTable, options: RankIntervalsOptions): Chart {
  const ranks = {
    zone: releasedColumn(table, options.zone, ["label"]),
    score: releasedColumn(table, options.score, ["score", "number"]),
    rank: releasedColumn(table, options.rank, ["rank", "number"]),
    lower: releasedColumn(table, options.rankLower, ["rank", "number"]),
    upper: releasedColumn(table, options.rankUpper, ["rank", "number"]),
  };
  const ranked = rankedZones(ranks);
  const { units = "zones", of = ranked.length, apart } = options;
  const title = rankTitle(ranked, { units, of, apart });
  const without = ranks.zone.cells.length - ranked.length;
  const shown = of > ranked.length ? `the first ${ranked.length} of ${of}` : String(ranked.length);
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(`Rank by ${scoreWords(ranks.score)}; 1 is most need`, options),
      altText: `Dots of the rank of ${shown} ${units}, each on a bar from the first to the last rank it could have${without > 0 ? `; ${without} not scored` : ""}. ${title}.`,
      data: { rows: { table: table.name } },
      table: table.name,
      howToRead: `The dot is the rank, the bar where the rank could lie; the title says whose order is not certain. Bars that share a place do not say it by themselves.${without > 0 ? " What is not scored has no place: that says nothing about its need." : ""}`,
    },
    (width) => rankFrame(ranks, width, options.focus),
  );
}

/** The score's title without its scale: "Score for need, 0 to 100" is "score for need". */
function scoreWords({ title }: ChartColumn): string {
  const [words = title] = title.split(",");
  return inSentence(words);
}

interface RankedZone {
  readonly name: string;
  readonly rank: number;
}

function rankedZones({ zone, rank }: Ranks): RankedZone[] {
  return rank.cells
    .flatMap((cell, row) => {
      if (!isShown(cell)) return [];
      return [{ name: zone.cells[row]!.text, rank: cell.value }];
    })
    .sort((left, right) => left.rank - right.rank);
}

function rankTitle(
  zones: readonly RankedZone[],
  { units, of, apart }: Required<Pick<RankIntervalsOptions, "units" | "of" | "apart">>,
): string {
  const [first, second] = zones;
  if (!first) return `No ${units} can be ranked`;
  const top = apart.find(({ from }) => from === 1)?.count ?? 1;
  if (top > 1) {
    if (top === of) return `The ${of} ${units} cannot be told apart`;
    if (top <= 3)
      return `${wordList(zones.slice(0, top).map(({ name }) => name))} have the most need and cannot be told apart`;
    return `Ranks 1 to ${top} cannot be told apart; ${first.name} is first`;
  }
  const most = `${first.name} has the most need`;
  if (!second) return most;
  const next = apart.find(({ from }) => from === 2);
  if (next) return `${most}; ranks 2 to ${next.count + 1} cannot be told apart`;
  return `${most}, then ${second.name}`;
}
