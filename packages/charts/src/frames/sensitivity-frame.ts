import type { Frame, Layer } from "../chart-frame.ts";
import { inSentence, isShown } from "../chart-words.ts";
import { palette } from "../palette.ts";
import type { ChartColumn } from "../released-column.ts";
import { widthOf } from "../wrapped-lines.ts";
import { once } from "./once.ts";

/** Ranks of zones at weights. */
export interface Sensitivity {
  readonly weight: ChartColumn;
  readonly zone: ChartColumn;
  readonly rank: ChartColumn;
  /** Those tried, lowest first. */
  readonly weights: readonly number[];
  readonly zones: readonly string[];
  readonly now: number;
  readonly focus: string;
}

/** A zone's rank at a weight; undefined where there is none or it is not shown. */
export function rankAt(
  { weight, zone, rank }: Omit<Sensitivity, "focus">,
  name: string,
  at: number,
): number | undefined {
  const row = zone.cells.findIndex(({ text }, index) => text === name && weight.cells[index]!.value === at);
  const cell = row < 0 ? undefined : rank.cells[row];
  return isShown(cell) ? cell.value : undefined;
}

/** Names of more zones would lie over one another. */
const mostNamed = 12;

export function sensitivityFrame(sensitivity: Sensitivity, width: number): Frame {
  const { weight, zone, rank, weights, zones, now, focus } = sensitivity;
  const narrow = width < 480;
  const namedZones = zones.length <= mostNamed ? zones : [focus];
  const nameRoom = Math.min(
    narrow ? 120 : 200,
    Math.max(20, ...namedZones.map((name) => widthOf(name, 13) + 14)),
  );
  const padding = { top: 40, right: nameRoom, bottom: 48, left: 34 };
  const inner = width - padding.left - padding.right;
  const lowest = Math.max(2, ...rank.cells.map((cell) => cell.value ?? 1));
  const height = Math.min(420, Math.max(160, lowest * (narrow ? 26 : 30)));
  const [from = 0, to = from + 1] = [weights[0], weights.at(-1)];
  const domain = from === to ? [from, from + 1] : [from, to];
  const x = {
    field: weight.id,
    type: "quantitative",
    scale: { domain, nice: false, zero: false },
    axis: {
      title: `Weight of ${inSentence(weight.title)}`,
      titleFontSize: 13,
      titleFontWeight: "normal",
      values: narrow ? domain : [...weights],
      labelExpr: `format(datum.value, ',') + weightSuffix`,
      labelFontSize: 13,
      labelAngle: 0,
      labelOverlap: true,
      grid: false,
    },
  };
  const y = {
    field: rank.id,
    type: "quantitative",
    scale: { domain: [lowest + 0.3, 0.7], nice: false, zero: false },
    axis: {
      title: null,
      values: ticksTo(lowest),
      format: "d",
      labelFontSize: 13,
      domain: false,
      ticks: false,
      gridColor: palette.track,
      labelPadding: 6,
    },
  };
  const isFocus = { field: `${zone.id}_text`, equal: focus };
  const line = (test: object, mark: object) => ({
    transform: [{ filter: test }],
    mark: { type: "line", ...mark },
    encoding: { x, y, detail: { field: `${zone.id}_text` } },
  });
  const name = (test: object, mark: object) => ({
    transform: [{ filter: { and: [test, { field: weight.id, equal: to }] } }],
    mark: {
      type: "text",
      align: "left",
      baseline: "middle",
      dx: 8,
      fontSize: 13,
      limit: nameRoom - 8,
      ...mark,
    },
    encoding: { x, y, text: { field: `${zone.id}_text` } },
  });
  const at = ((now - domain[0]!) / (domain[1]! - domain[0]!)) * inner;
  const suffix = "suffix" in weight.column ? (weight.column.suffix ?? "") : "";
  return {
    width,
    height,
    padding,
    params: { weightSuffix: suffix },
    transform: [{ filter: { field: rank.id, valid: true } }, { filter: { field: weight.id, valid: true } }],
    layers: [
      line({ not: isFocus }, { color: palette.context, strokeWidth: 2 }),
      {
        ...once,
        mark: { type: "rule", strokeDash: [5, 3], color: palette.text },
        encoding: { x: { value: at }, y: { value: -8 }, y2: { value: height } },
      },
      {
        ...once,
        mark: {
          type: "text",
          align: at > inner / 2 ? "right" : "left",
          baseline: "bottom",
          dy: -12,
          fontSize: 13,
          fontWeight: "bold",
        },
        encoding: { x: { value: at }, y: { value: 0 }, text: { value: "as it is" } },
      },
      line(isFocus, { color: palette.focus, strokeWidth: 3, point: { color: palette.focus, size: 60 } }),
      ...(zones.length <= mostNamed ? [name({ not: isFocus }, { color: palette.quiet })] : []),
      name(isFocus, { color: palette.focus, fontWeight: "bold" }),
    ] as Layer[],
  };
}

function ticksTo(lowest: number): number[] {
  const every = Math.ceil(lowest / 12);
  return Array.from({ length: lowest }, (_, at) => at + 1).filter((one) => one === 1 || one % every === 0);
}
