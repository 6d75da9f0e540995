import type { Frame, Layer } from "../chart-frame.ts";
import { palette } from "../palette.ts";
import { isShown } from "../chart-words.ts";
import type { ChartColumn } from "../released-column.ts";
import { fittingCharacters, widthOf, wrappedLines, wrapTransform } from "../wrapped-lines.ts";
import { once } from "./once.ts";

export interface Ranks {
  readonly zone: ChartColumn;
  readonly score: ChartColumn;
  readonly rank: ChartColumn;
  readonly lower: ChartColumn;
  readonly upper: ChartColumn;
}

const step = 36;
/** Of many zones, so that they stay on one page. */
const closeStep = 28;

const fontSize = 14;

export function rankFrame(
  { zone, score, rank, lower, upper }: Ranks,
  width: number,
  focus: string | undefined,
): Frame {
  const labelWidth = Math.min(
    width * 0.36,
    Math.max(0, ...zone.cells.map((cell) => widthOf(cell.text, fontSize))) + 10,
  );
  const characters = fittingCharacters(
    zone.cells.map((cell) => cell.text),
    { widthPx: labelWidth, fontSize },
  );
  const lines = Math.max(1, ...zone.cells.map((cell) => wrappedLines(cell.text, characters).length));
  const rowHeight = Math.max(zone.cells.length > 8 ? closeStep : step, lines * 17 + 10);
  const scoreAt = labelWidth + 46;
  const places = [...rank.cells, ...upper.cells].filter(isShown).map((cell) => cell.value);
  const count = Math.max(1, rank.cells.filter(isShown).length, ...places);
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
  const colour =
    focus === undefined
      ? { value: palette.focus }
      : {
          condition: { test: { field: `${zone.id}_text`, equal: focus }, value: palette.focus },
          value: palette.quiet,
        };
  const isRanked = [{ filter: { field: rank.id, valid: true } }];
  return {
    width,
    height: Math.max(1, zone.cells.length) * rowHeight,
    padding: { top: 44, right: 0, bottom: 4, left: 0 },
    transform: [
      { calculate: `isValid(datum.${rank.id}) ? 0 : 1`, as: "unranked" },
      {
        window: [{ op: "row_number", as: "place" }],
        sort: [
          { field: "unranked", order: "ascending" },
          { field: rank.id, order: "ascending" },
          { field: "row_index", order: "ascending" },
        ],
      },
      wrapTransform(`${zone.id}_text`, "zone_lines", characters),
    ],
    layers: [
      {
        transform: isRanked,
        mark: { type: "bar", height: 10, cornerRadius: 5, color: palette.context },
        encoding: { y, x: x(lower.id), x2: { field: upper.id } },
      },
      {
        transform: isRanked,
        mark: { type: "point", filled: true, opacity: 1, size: 150 },
        encoding: { y, x: x(rank.id), color: colour },
      },
      {
        mark: {
          type: "text",
          align: "left",
          baseline: "middle",
          lineHeight: 17,
          fontSize,
          dy: { expr: "-(length(datum.zone_lines) - 1) * 8.5" },
        },
        encoding: { y, x: { value: 0 }, text: { field: "zone_lines" } },
      },
      {
        mark: { type: "text", align: "right", baseline: "middle", fontSize, fontWeight: "bold" },
        encoding: { y, x: { value: scoreAt }, text: { field: `${score.id}_text` } },
      },
      {
        transform: [{ filter: { field: rank.id, valid: false } }],
        mark: {
          type: "text",
          align: "left",
          baseline: "middle",
          fontSize: 13,
          fontStyle: "italic",
          color: palette.quiet,
        },
        encoding: { y, x: { value: scoreAt + 18 }, text: { value: "not scored" } },
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
  return Array.from({ length: count }, (_, index) => index + 1).filter(
    (rank) => rank === 1 || rank % every === 0,
  );
}
