import { displayNumber, type ReleasedTable } from "@needscope/disclosure";
import { framedChart } from "./chart-frame.ts";
import { hiddenNote, inSentence, subtitleOf } from "./chart-words.ts";
import type { Chart, ChartWords } from "./chart.ts";
import { compareCells, type Comparison } from "./compare-cells.ts";
import { type Rug, rugFrame } from "./frames/rug-frame.ts";
import { type ChartColumn, numberKinds, releasedColumn } from "./released-column.ts";
import { wordList } from "./word-list.ts";

/** Column ids and words of {@link indicatorRug}. */
export interface IndicatorRugOptions extends ChartWords {
  /** Label column. */
  readonly zone: string;
  /** One number column an indicator, left to right. */
  readonly indicators: readonly string[];
  /** Label of the row that the others are compared with. */
  readonly benchmark: string;
  /** The benchmark in a sentence: "all zones together"; its label unless told. */
  readonly benchmarkWords?: string;
  /** By id of a rate: what it is per, in words ("1,000 households"); its multiplier unless told. */
  readonly per?: Readonly<Record<string, string>>;
  /** Ids of indicators of which a lower value is more need. */
  readonly lowerIsNeed?: readonly string[];
}

/**
 * Zones by indicators, each cell compared with a benchmark row: more need, similar or less need. With an interval
 * in the cell, it is more or less only if the whole interval is; without one, by the number alone. Said by a
 * triangle and an outline as well as by colour. Throws on an unknown column or benchmark.
 *
 * @example
 * indicatorRug(table, { zone: "zone", indicators: ["poverty", "absence"], benchmark: "All zones" }).title;
 * // "Harrowmere has more need than All zones on 2 of 2 indicators"
 */
export function indicatorRug(table: ReleasedTable, options: IndicatorRugOptions): Chart {
  const zone = releasedColumn(table, options.zone, ["label"]);
  const indicators = options.indicators.map((id) => releasedColumn(table, id, numberKinds));
  const { benchmark, benchmarkWords = benchmark, lowerIsNeed = [] } = options;
  const rug = { zone, indicators, benchmark, benchmarkWords, lowerIsNeed };
  const benchmarkRow = zone.cells.findIndex(({ text }) => text === rug.benchmark);
  if (benchmarkRow < 0) {
    const known = zone.cells.map(({ text }) => text).join(", ");
    throw new RangeError(
      `Unknown benchmark "${rug.benchmark}" in table "${table.name}". Known: ${known || "none"}.`,
    );
  }
  const title = rugTitle(rug, benchmarkRow);
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(`${indicators.length} indicators by ${inSentence(zone.title)}`, options),
      altText: `Grid of ${zone.cells.length - 1} zones and ${indicators.length} indicators compared with ${benchmarkWords}. ${title}.`,
      data: { rows: { table: table.name } },
      table: table.name,
      howToRead: `Dark with a triangle up is more need than ${benchmarkWords}, grey with a triangle down less, outlined only too close to tell.${perWords(indicators, options.per)} Where the screen is narrow the numbers are in the table.${hiddenNote(indicators)}`,
    },
    (width) => rugFrame(rug, width),
  );
}

/** What rates are per, since cells leave it out: once where they all are per the same, else rate by rate. */
function perWords(indicators: readonly ChartColumn[], per: IndicatorRugOptions["per"] = {}): string {
  const rates = indicators.flatMap(({ id, title, column }) =>
    column.kind === "rate" && column.shows === "per"
      ? [{ title, per: per[id] ?? displayNumber(column.multiplier) }]
      : [],
  );
  const [first] = rates;
  if (!first) return "";
  if (rates.every((rate) => rate.per === first.per)) return ` Rates are per ${first.per}.`;
  return ` Rates: ${rates.map((rate) => `${rate.title} per ${rate.per}`).join("; ")}.`;
}

function rugTitle({ zone, indicators, benchmarkWords, lowerIsNeed }: Rug, benchmarkRow: number): string {
  const counts = zone.cells.map(({ text }, row) => ({
    name: text,
    count: row === benchmarkRow ? -1 : indicators.filter((column) => isMore(column, row)).length,
  }));
  function isMore({ id, cells }: ChartColumn, row: number): boolean {
    const comparison: Comparison = compareCells(cells[row]!, cells[benchmarkRow]!);
    return comparison === (lowerIsNeed.includes(id) ? "lower" : "higher");
  }
  const most = Math.max(0, ...counts.map(({ count }) => count));
  if (most === 0) return `No zone has clearly more need than ${benchmarkWords}`;
  const zones = counts.filter(({ count }) => count === most).map(({ name }) => name);
  const of = `on ${most} of ${indicators.length} indicators`;
  if (zones.length > 3) return `${zones.length} zones have more need than ${benchmarkWords} ${of}`;
  return `${wordList(zones)} ${zones.length > 1 ? "have" : "has"} more need than ${benchmarkWords} ${of}`;
}
