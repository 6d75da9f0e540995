import type { ReleasedTable } from "@needscope/disclosure";
import { framedChart } from "./chart-frame.ts";
import { hiddenNote, inSentence, isShown, measureOf, subtitleOf } from "./chart-words.ts";
import type { Chart, ChartWords } from "./chart.ts";
import { mapClasses } from "./frames/map-classes.ts";
import type { AreaMap } from "./frames/area-map.ts";
import { mapFrame } from "./frames/map-frame.ts";
import { placesOf } from "./frames/map-places.ts";
import { type ChartColumn, numberKinds, releasedColumn } from "./released-column.ts";

/** Column ids and words of {@link choropleth}. */
export interface ChoroplethOptions extends ChartWords {
  /** Name of the released outlines; their features have an `id`, the area code. */
  readonly outlines: string;
  /** Label column: area codes, as in the outlines. */
  readonly code: string;
  /** Label column: names. */
  readonly area: string;
  /** Number column to colour by. */
  readonly value: string;
  /** Rank column: 1 = most need. What few areas are numbered by; their values in order unless told. */
  readonly rank?: string;
  /** Classes, 4 or 5: of about equally many areas, or equal steps where there are few. 5 by default. */
  readonly classes?: 4 | 5;
  /** Where classes begin, lowest first, two to five of them: for values with edges that mean something, such as tenths. */
  readonly edges?: readonly number[];
  /** `plain`: outlines in x and y of a drawing; `geographic`: longitude and latitude. */
  readonly projection: "plain" | "geographic";
  /** Label of the area to name on the map. */
  readonly focus?: string;
  /** A lower value is more need, so the dark end of the colours is the low one. */
  readonly lowerIsNeed?: boolean;
  /** Whether each area carries its number; by default up to 40 areas do. */
  readonly numbered?: boolean;
}

/**
 * A map of areas, darkest for most need, outlines drawn. Up to twelve areas are coloured by equal steps of the range
 * of their values, and each carries its place, which the key names with its value; more areas are in classes of about
 * equally many, each with its number and its values. Areas with a hidden or missing value are white and dashed. The same is in the table
 * beside it. At most a few hundred areas. Throws on an unknown column or area.
 *
 * @example
 * choropleth(table, { outlines: "zones", code: "code", area: "zone", value: "score", projection: "plain" }).title;
 * // "Harrowmere has the highest need score, 83.6"
 */
export function choropleth(table: ReleasedTable, options: ChoroplethOptions): Chart {
  const code = releasedColumn(table, options.code, ["label"]);
  const area = releasedColumn(table, options.area, ["label"]);
  const value = releasedColumn(table, options.value, numberKinds);
  const lowerIsNeed = options.lowerIsNeed ?? false;
  if (options.focus !== undefined && !area.cells.some(({ text }) => text === options.focus)) {
    const known = area.cells.map(({ text }) => text).join(", ");
    throw new RangeError(
      `Unknown area "${options.focus}" in table "${table.name}". Known: ${known || "none"}.`,
    );
  }
  checkEdges(table, value, options.edges);
  const few = options.edges === undefined && area.cells.length <= fewAreas;
  const { classes: count = 5, edges } = options;
  const classes = mapClasses(value, { count, lowerIsNeed, equalSteps: few, edges });
  const map: AreaMap = {
    code,
    area,
    value,
    classes,
    geographic: options.projection === "geographic",
    focus: options.focus,
    rank: options.rank === undefined ? undefined : releasedColumn(table, options.rank, ["rank", "number"]),
    numbered: options.numbered ?? area.cells.length <= 40,
    lowerIsNeed,
    few,
  };
  const title = mapTitle(map);
  return framedChart(
    {
      name: options.name ?? table.name,
      title,
      subtitle: subtitleOf(measureOf(value), options),
      altText: `Map of ${area.cells.length} areas in ${classes.length} ${classes.length === 1 ? "class" : "classes"}. ${title}.`,
      data: { outlines: { outlines: options.outlines }, rows: { table: table.name } },
      table: table.name,
      howToRead: `${howToRead(map)}${hiddenNote([value])}`,
    },
    (width) => mapFrame(map, width),
  );
}

function checkEdges(table: ReleasedTable, value: ChartColumn, edges: readonly number[] | undefined): void {
  if (edges === undefined) return;
  const rising = edges.every((edge, at) => at === 0 || edge > edges[at - 1]!);
  if (edges.length < 2 || edges.length > 5 || !rising) {
    throw new RangeError(
      `The edges of a map's classes are two to five numbers, lowest first, not ${edges.join(", ")}.`,
    );
  }
  const below = value.cells.filter((cell) => isShown(cell) && cell.value < edges[0]!).length;
  if (below === 0) return;
  throw new RangeError(
    `Table "${table.name}" has ${below} values below ${edges[0]!}, where the first class begins.`,
  );
}

/** Up to so many areas are numbered one by one and named in the key. */
const fewAreas = 12;

function howToRead({ few, numbered }: AreaMap): string {
  if (!few) return "Darker areas have more need; class 1 is the most.";
  const steps = "Darker areas have more need; each step of colour is an equal part of the range of values.";
  return numbered ? `${steps} The numbers are places, 1 is the most need; the key names each.` : steps;
}

function mapTitle(map: AreaMap): string {
  const { area, value, focus, classes, few, lowerIsNeed } = map;
  const measure = inSentence(value.title);
  const rows = value.cells.flatMap((cell, row) =>
    isShown(cell) ? [{ cell, row, name: area.cells[row]!.text }] : [],
  );
  if (rows.length === 0) return "No value can be shown";
  if (focus !== undefined) {
    const own = rows.find(({ name }) => name === focus);
    if (!own) return `${focus}: value not shown`;
    if (few) return `${focus} ${placeWords(map, own.row)}, at ${own.cell.text}`;
    const at = classes.findLast(({ from }) => own.cell.value >= from)!.number;
    const end = at === 1 ? ", most need" : at === classes.length ? ", least need" : "";
    return `${focus} is in class ${at} of ${classes.length}${end}, at ${own.cell.text}`;
  }
  const most = rows.reduce((best, row) =>
    (lowerIsNeed ? row.cell.value < best.cell.value : row.cell.value > best.cell.value) ? row : best,
  );
  const alike = rows.filter(({ cell }) => cell.value === most.cell.value).length;
  const extreme = lowerIsNeed ? "lowest" : "highest";
  if (alike > 1) return `${alike} areas share the ${extreme} ${measure}, ${most.cell.text}`;
  return `${most.name} has the ${extreme} ${measure}, ${most.cell.text}`;
}

function placeWords(map: AreaMap, own: number): string {
  const places = placesOf(map);
  const { place } = places.find(({ row }) => row === own)!;
  return `has place ${place} of ${places.length}${place === 1 ? ", most need" : ""}`;
}
