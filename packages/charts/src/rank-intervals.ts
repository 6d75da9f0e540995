import type { ReleasedTable } from "@needscope/disclosure";
import type { Chart, ChartWords } from "./chart.ts";
import { framedChart, type Frame, type Layer } from "./chart-frame.ts";
import { isShown, subtitleOf } from "./chart-words.ts";
import { once } from "./comb-header.ts";
import { palette } from "./palette.ts";
import { releasedColumn, type ChartColumn } from "./released-column.ts";
import { charactersIn, widthOf, wrapTransform, wrappedLines } from "./wrapped-lines.ts";
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
  /** Label of the zone to bring out. */
  readonly focus?: string;
}

/**
 * Zones in order of need with the interval in which each one's rank can lie. The message says which cannot be told
 * apart: a run of zones whose rank intervals all share a place. Throws on an unknown column.
 *
 * @example
 * rankIntervals(table, { zone: "zone", score: "score", rank: "rank", rankLower: "lower", rankUpper: "upper" }).title;
 * // "Harrowmere has the most need; ranks 2 to 5 cannot be told apart"
 */
export function rankIntervals(table: ReleasedTable, options: RankIntervalsOptions): Chart {
  const ranks = {
    zone: releasedColumn(table, options.zone, ["label"]),
    score: releasedColumn(table, options.score, ["score", "number"]),
    rank: releasedColumn(table, options.rank, ["rank", "number"]),
    lower: releasedColumn(table, options.rankLower, ["rank", "number"]),
    upper: releasedColumn(table, options.rankUpper, ["rank", "number"]),
  };
  const title = rankTitle(rankedZones(ranks));
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(`Rank of ${ranks.score.title.toLowerCase()}, 1 is most need`, options),
      altText: `Dots of the rank of ${ranks.zone.cells.length} zones, each on a bar from the first to the last rank it could have. ${title}.`,
      data: { rows: { table: table.name } },
      table: table.name,
      howToRead:
        "The dot is the rank, the bar where the rank could lie; where bars share a place, the order of the zones is not certain.",
    },
    (width) => rankFrame(ranks, width, options.focus),
  );
}

interface Ranks {
  readonly zone: ChartColumn;
  readonly score: ChartColumn;
  readonly rank: ChartColumn;
  readonly lower: ChartColumn;
  readonly upper: ChartColumn;
}

interface RankedZone {
  readonly name: string;
  readonly rank: number;
  readonly lower: number;
  readonly upper: number;
}

function rankedZones({ zone, rank, lower, upper }: Ranks): RankedZone[] {
  return rank.cells
    .flatMap((cell, row) => {
      if (!isShown(cell)) return [];
      const name = zone.cells[row]!.text;
      return [{ name, rank: cell.value, lower: lower.cells[row]!.value ?? cell.value, upper: upper.cells[row]!.value ?? cell.value }];
    })
    .sort((left, right) => left.rank - right.rank);
}

function rankTitle(zones: readonly RankedZone[]): string {
  const [first, second] = zones;
  if (!first) return "No zone can be ranked";
  const top = zones.slice(0, alikeFrom(zones, 0));
  if (top.length > 1) {
    if (top.length === zones.length) return `The ${zones.length} zones cannot be told apart`;
    if (top.length <= 3) return `${wordList(top.map(({ name }) => name))} have the most need and cannot be told apart`;
    return `Ranks 1 to ${top.length} cannot be told apart; ${first.name} is first`;
  }
  const most = `${first.name} has the most need`;
  if (!second) return most;
  const next = alikeFrom(zones, 1) - 1;
  if (next > 1) return `${most}; ranks 2 to ${next + 1} cannot be told apart`;
  return `${most}, then ${second.name}`;
}

/** Where the run of zones that share a possible rank ends, starting from one. */
function alikeFrom(zones: readonly RankedZone[], start: number): number {
  let highestLower = -Infinity;
  let lowestUpper = Infinity;
  let end = start;
  for (; end < zones.length; end++) {
    highestLower = Math.max(highestLower, zones[end]!.lower);
    lowestUpper = Math.min(lowestUpper, zones[end]!.upper);
    if (highestLower > lowestUpper) break;
  }
  return end;
}

const step = 36;
const fontSize = 14;

function rankFrame({ zone, score, rank, lower, upper }: Ranks, width: number, focus: string | undefined): Frame {
  const labelWidth = Math.min(width * 0.36, Math.max(0, ...zone.cells.map((cell) => widthOf(cell.text, fontSize))) + 10);
  const characters = charactersIn(labelWidth, fontSize);
  const lines = Math.max(1, ...zone.cells.map((cell) => wrappedLines(cell.text, characters).length));
  const rowHeight = Math.max(step, lines * 17 + 10);
  const scoreAt = labelWidth + 46;
  const count = Math.max(1, zone.cells.length);
  const y = { field: "place", type: "ordinal", axis: null, scale: { padding: 0 } } as const;
  const x = (field: string) => ({
    field,
    type: "quantitative",
    scale: { domain: [0.7, count + 0.3], range: [scoreAt + 18, width - 4], nice: false, zero: false },
    axis: {
      title: null,
      orient: "top",
      values: rankTicks(count),
      format: "d",
      labelFontSize: 13,
      labelPadding: 6,
      domain: false,
      ticks: false,
      gridColor: palette.track,
    },
  });
  const colour = focus === undefined
    ? { value: palette.focus }
    : { condition: { test: { field: `${zone.id}_text`, equal: focus }, value: palette.focus }, value: palette.quiet };
  return {
    width,
    height: count * rowHeight,
    padding: { top: 44, right: 0, bottom: 4, left: 0 },
    transform: [
      { window: [{ op: "row_number", as: "place" }], sort: [{ field: rank.id, order: "ascending" }, { field: "row_index", order: "ascending" }] },
      wrapTransform(`${zone.id}_text`, "zone_lines", characters),
    ],
    layers: [
      {
        mark: { type: "bar", height: 10, cornerRadius: 5, color: palette.context },
        encoding: { y, x: x(lower.id), x2: { field: upper.id } },
      },
      { mark: { type: "point", filled: true, opacity: 1, size: 150 }, encoding: { y, x: x(rank.id), color: colour } },
      {
        mark: {
          type: "text", align: "left", baseline: "middle", lineHeight: 17, fontSize,
          dy: { expr: "-(length(datum.zone_lines) - 1) * 8.5" },
        },
        encoding: { y, x: { value: 0 }, text: { field: "zone_lines" } },
      },
      {
        mark: { type: "text", align: "right", baseline: "middle", fontSize, fontWeight: "bold" },
        encoding: { y, x: { value: scoreAt }, text: { field: `${score.id}_text` } },
      },
      { ...heading("Score", scoreAt, "right") },
      { ...heading("Rank: 1 is most need", scoreAt + 14, "left") },
    ] as Layer[],
  };
}

function heading(words: string, x: number, align: "left" | "right") {
  return {
    ...once,
    mark: { type: "text", align, baseline: "middle", fontSize: 13, color: palette.quiet },
    encoding: { x: { value: x }, y: { value: -34 }, text: { value: words } },
  };
}

function rankTicks(count: number): number[] {
  const every = Math.ceil(count / 10);
  return Array.from({ length: count }, (_, index) => index + 1).filter((rank) => rank === 1 || rank % every === 0);
}
