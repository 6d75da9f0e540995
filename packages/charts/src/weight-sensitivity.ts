import type { ReleasedTable } from "@needscope/disclosure";
import { framedChart } from "./chart-frame.ts";
import { inSentence, isShown, subtitleOf } from "./chart-words.ts";
import type { Chart, ChartWords } from "./chart.ts";
import { rankAt, type Sensitivity, sensitivityFrame } from "./frames/sensitivity-frame.ts";
import { releasedColumn } from "./released-column.ts";

/** Column ids and words of {@link weightSensitivity}. */
export interface WeightSensitivityOptions extends ChartWords {
  /** Number column: the weight that was tried, titled with what is weighed. */
  readonly weight: string;
  /** Label column. */
  readonly zone: string;
  /** Rank column: 1 = most need, with that weight. */
  readonly rank: string;
  /** The weight as it is, one of those tried. */
  readonly now: number;
  /** Label of the zone to bring out; the first one with the weight as it is, unless told. */
  readonly focus?: string;
}

/**
 * How zones change places as one weight changes and the others share the rest: a line a zone. The message says for
 * which weights the zone in focus keeps its rank. One row a weight and zone. Throws on an unknown column or zone,
 * and where `now` was not tried.
 *
 * @example
 * weightSensitivity(table, { weight: "weight", zone: "zone", rank: "rank", now: 20 }).title;
 * // "Harrowmere keeps rank 1 whatever weight low income has"
 */
export function weightSensitivity(table: ReleasedTable, options: WeightSensitivityOptions): Chart {
  const sensitivity = sensitivityOf(table, options);
  const { weight, weights, zones } = sensitivity;
  const title = sensitivityTitle(sensitivity);
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(`Rank by weight of ${inSentence(weight.title)}; 1 is most need`, options),
      altText: `Lines of the ranks of ${zones.length} zones at ${weights.length} weights of ${inSentence(weight.title)}. ${title}.`,
      data: { rows: { table: table.name } },
      table: table.name,
      howToRead:
        "Read from left to right: the weight grows and the others share what is left. Lines that cross are zones that change places. The dashed line is the weight as it is.",
    },
    (width) => sensitivityFrame(sensitivity, width),
  );
}

function sensitivityOf(table: ReleasedTable, options: WeightSensitivityOptions): Sensitivity {
  const weight = releasedColumn(table, options.weight, ["number"]);
  const zone = releasedColumn(table, options.zone, ["label"]);
  const rank = releasedColumn(table, options.rank, ["rank", "number"]);
  const weights = [...new Set(weight.cells.flatMap((cell) => (isShown(cell) ? [cell.value] : [])))].sort(
    (one, other) => one - other,
  );
  const zones = [...new Set(zone.cells.map(({ text }) => text))];
  const made = { weight, zone, rank, weights, zones, now: options.now };
  if (weights.length > 0 && !weights.includes(options.now)) {
    throw new RangeError(
      `The weight as it is, ${options.now}, is none of those tried: ${weights.join(", ")}.`,
    );
  }
  if (options.focus !== undefined && !zones.includes(options.focus)) {
    throw new RangeError(
      `Unknown zone "${options.focus}" in table "${table.name}". Known: ${zones.join(", ") || "none"}.`,
    );
  }
  const first = zones
    .map((name) => ({ name, rank: rankAt(made, name, options.now) ?? Infinity }))
    .reduce((best, one) => (one.rank < best.rank ? one : best), { name: zones[0] ?? "", rank: Infinity });
  return { ...made, focus: options.focus ?? first.name };
}

function sensitivityTitle(sensitivity: Sensitivity): string {
  const { weights, focus, now, weight } = sensitivity;
  const what = inSentence(weight.title);
  const own = rankAt(sensitivity, focus, now);
  if (own === undefined) return `${focus}: rank not shown`;
  const here = weights.indexOf(now);
  const keeps = (at: number) => rankAt(sensitivity, focus, weights[at]!) === own;
  let [from, to] = [here, here];
  while (from > 0 && keeps(from - 1)) from--;
  while (to < weights.length - 1 && keeps(to + 1)) to++;
  const words = (at: number) => weight.cells.find((cell) => cell.value === weights[at]!)!.text;
  if (from === 0 && to === weights.length - 1)
    return `${focus} keeps rank ${own} whatever weight ${what} has`;
  if (from === 0) return `${focus} keeps rank ${own} while ${what} weighs up to ${words(to)}`;
  if (to === weights.length - 1)
    return `${focus} keeps rank ${own} while ${what} weighs ${words(from)} or more`;
  if (from === to) return `${focus} has rank ${own} only where ${what} weighs ${words(here)}`;
  return `${focus} keeps rank ${own} while ${what} weighs ${words(from)} to ${words(to)}`;
}
