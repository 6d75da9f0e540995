import type { Frame, Layer, Transform } from "../chart-frame.ts";
import { shortText } from "../chart-words.ts";
import { palette } from "../palette.ts";
import type { ChartColumn } from "../released-column.ts";
import { wrapTransform } from "../wrapped-lines.ts";
import type { Spine } from "./spine.ts";
import { keyLayers, otherSigns } from "./spine-key.ts";
import { fontSize, spineLayout, type SpineLayout } from "./spine-layout.ts";

const noteSize = 12;

export function spineFrame(spine: Spine, width: number): Frame {
  const layout = spineLayout(spine, width);
  const rows = Math.max(1, spine.indicator.cells.length);
  const key = keyLayers(spine, layout);
  return {
    width,
    height: rows * layout.step,
    padding: { top: key.height, right: 0, bottom: 4, left: 0 },
    params: { lowerIsNeed: spine.lowerIsNeed },
    transform: spineTransform(spine, layout),
    layers: [...key.layers, ...spineLayers(spine, layout), ...wordLayers(spine, layout)] as Layer[],
  };
}

/** Places along the spine: benchmark 0, the farther end of the range 1 or -1, need to the right. */
function spineTransform(spine: Spine, { characters, step, narrow, plotY }: SpineLayout): Transform[] {
  const { indicator, value, benchmark, others, range, quartiles, note } = spine;
  const base = `datum.${benchmark.id}`;
  const [low, high] = range;
  const place = ({ id }: ChartColumn, as: string): Transform => ({
    calculate: `isValid(datum.${id}) && isValid(${base}) && datum.spine_reach > 0 ? clamp(datum.spine_way * (datum.${id} - ${base}) / datum.spine_reach, -1, 1) : null`,
    as,
  });
  return [
    { calculate: `indexof(lowerIsNeed, datum.${indicator.id}_text) >= 0 ? -1 : 1`, as: "spine_way" },
    {
      calculate: `max(isValid(datum.${high.id}) ? abs(datum.${high.id} - ${base}) : 0, isValid(datum.${low.id}) ? abs(${base} - datum.${low.id}) : 0)`,
      as: "spine_reach",
    },
    place(low, "range_one"),
    place(high, "range_other"),
    ...(quartiles ? [place(quartiles[0], "quartile_one"), place(quartiles[1], "quartile_other")] : []),
    ...others.map((other, index) => place(other, `other_${index}`)),
    place(value, "own_place"),
    {
      calculate: note ? `isValid(datum.${note.id}_shorthand) ? '' : datum.${note.id}_text` : "''",
      as: "own_note",
    },
    { calculate: shortText(value.id), as: "own_text" },
    { calculate: shortText(benchmark.id), as: "benchmark_text" },
    { calculate: `datum.row_index * ${step}`, as: "row_top" },
    { calculate: `datum.row_top + ${narrow ? plotY - 14 : 0}`, as: "middle_top" },
    { calculate: `datum.row_top + ${narrow ? plotY + 14 : step}`, as: "middle_end" },
    wrapTransform(`${indicator.id}_text`, "indicator_lines", characters),
  ];
}

/** Rows start at `row_top` px; a mark stands so many px below that. */
function rowY() {
  return { field: "row_top", type: "quantitative", scale: null, axis: null } as const;
}

function spineLayers(spine: Spine, { left, right, plotY }: SpineLayout): object[] {
  const x = (field: string) => ({
    field,
    type: "quantitative",
    axis: null,
    scale: { domain: [-1, 1], range: [left, right], nice: false, zero: false },
  });
  const y = rowY();
  const isMarkedRow = { not: { field: "own_note", equal: "" } };
  const bar = (one: string, other: string, mark: object) => ({
    mark: { type: "rule", yOffset: plotY, ...mark },
    encoding: { x: x(one), x2: { field: other }, y },
  });
  const sign = (field: string, mark: object, encoding: object = {}) => ({
    transform: [{ filter: { field, valid: true } }],
    mark: { type: "point", yOffset: plotY, opacity: 1, ...mark },
    encoding: { x: x(field), y, ...encoding },
  });
  const middle = { value: (left + right) / 2 };
  return [
    bar("range_one", "range_other", { strokeWidth: 14, color: palette.track }),
    ...(spine.quartiles
      ? [bar("quartile_one", "quartile_other", { strokeWidth: 14, color: palette.context })]
      : []),
    {
      mark: { type: "rule", color: palette.text, strokeWidth: 2 },
      encoding: { x: middle, y: { ...y, field: "middle_top" }, y2: { field: "middle_end" } },
    },
    ...spine.others.map((_, index) =>
      sign(`other_${index}`, { ...otherSigns[index]!, size: 80, yOffset: plotY + (index === 0 ? -10 : 10) }),
    ),
    sign(
      "own_place",
      { shape: "circle", size: 150, strokeWidth: 2.5, stroke: palette.focus },
      { fill: { condition: { test: isMarkedRow, value: palette.paper }, value: palette.focus } },
    ),
  ];
}

function wordLayers(spine: Spine, layout: SpineLayout): object[] {
  const { labelTop, narrow, plotY, valueAt, benchmarkAt } = layout;
  const y = rowY();
  const textY = narrow ? labelTop : plotY;
  const number = (field: string, x: number, mark: object) => ({
    mark: { type: "text", align: "right", baseline: "middle", fontSize, dy: textY, ...mark },
    encoding: { x: { value: x }, y, text: { field } },
  });
  return [
    {
      mark: { type: "text", align: "left", baseline: "middle", fontSize, lineHeight: 17, dy: textY },
      encoding: { x: { value: 0 }, y, text: { field: "indicator_lines" } },
    },
    {
      mark: {
        type: "text",
        align: "left",
        baseline: "middle",
        fontSize: noteSize,
        fontStyle: "italic",
        dy: { expr: `${textY} + length(datum.indicator_lines) * 17 - 1` },
      },
      encoding: { x: { value: 0 }, y, text: { field: "own_note" } },
    },
    number("own_text", valueAt, { fontWeight: "bold", color: palette.focus }),
    number("benchmark_text", benchmarkAt, {}),
  ];
}
