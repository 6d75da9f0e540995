import { palette } from "../palette.ts";
import type { ChartColumn } from "../released-column.ts";

interface CellPlace {
  readonly at: number;
  readonly cellWidth: number;
  readonly step: number;
  /** 0 where the columns are too narrow for numbers: the signs stand alone. */
  readonly valueSize: number;
  readonly y: object;
  readonly isBenchmark: object;
  readonly zone: ChartColumn;
  readonly lowerIsNeed: readonly string[];
}

export function rugCells(column: ChartColumn, place: CellPlace): object[] {
  const { id } = column;
  const { at, y, step } = place;
  const more = { field: "comparison", equal: place.lowerIsNeed.includes(id) ? "lower" : "higher" };
  const less = { field: "comparison", equal: place.lowerIsNeed.includes(id) ? "higher" : "lower" };
  const transform = compareTransform(column, place.zone);
  const triangle = (shape: string, test: object, colour: string) => ({
    transform: [...transform, { filter: test }],
    mark: {
      type: "point",
      shape,
      filled: true,
      opacity: 1,
      size: 50,
      color: colour,
      yOffset: place.valueSize === 0 ? 0 : 11,
    },
    encoding: { y, x: { value: at } },
  });
  return [
    {
      transform,
      mark: { type: "rect", width: place.cellWidth - 3, height: step - 3, strokeWidth: 1 },
      encoding: {
        y,
        x: { value: at },
        fill: {
          condition: [
            { test: more, value: palette.focus },
            { test: less, value: palette.context },
          ],
          value: palette.paper,
        },
        stroke: { condition: { test: place.isBenchmark, value: palette.paper }, value: palette.quiet },
      },
    },
    ...(place.valueSize === 0 ? [] : [valueLayer(column, place, { transform, more })]),
    triangle("triangle-up", more, palette.paper),
    triangle("triangle-down", less, palette.text),
  ];
}

function valueLayer(
  { id }: ChartColumn,
  { at, y, valueSize }: CellPlace,
  { transform, more }: { transform: object[]; more: object },
): object {
  return {
    transform: [...transform, { calculate: `split(datum.${id}_text, ' per ')[0]`, as: "short_text" }],
    mark: {
      type: "text",
      baseline: "middle",
      fontSize: valueSize,
      dy: { expr: "datum.comparison === 'higher' || datum.comparison === 'lower' ? -6 : 0" },
    },
    encoding: {
      y,
      x: { value: at },
      text: { field: "short_text" },
      color: { condition: { test: more, value: palette.paper }, value: palette.text },
    },
  };
}

/** The comparison of {@link compareCells}, worked out while drawing; field names are column ids, words are params. */
function compareTransform({ id }: ChartColumn, zone: ChartColumn): object[] {
  return [
    { calculate: `datum.${zone.id}_text === benchmark ? datum.${id} : null`, as: "own_benchmark" },
    { joinaggregate: [{ op: "max", field: "own_benchmark", as: "benchmark_value" }] },
    { calculate: `isValid(datum.${id}_lower) ? datum.${id}_lower : datum.${id}`, as: "own_lower" },
    { calculate: `isValid(datum.${id}_upper) ? datum.${id}_upper : datum.${id}`, as: "own_upper" },
    {
      calculate: `datum.${zone.id}_text === benchmark || !isValid(datum.${id}) || !isValid(datum.benchmark_value) ? 'none' : datum.own_lower > datum.benchmark_value ? 'higher' : datum.own_upper < datum.benchmark_value ? 'lower' : 'similar'`,
      as: "comparison",
    },
  ];
}
