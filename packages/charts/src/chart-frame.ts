import type { TopLevelSpec } from "vega-lite";
import type { Chart } from "./chart.ts";

type Layered = Extract<TopLevelSpec, { layer: unknown }>;

/** One layer of a chart: marks with their encodings. */
export type Layer = Layered["layer"][number];
/** A step that the drawing program takes over the bound rows. */
export type Transform = NonNullable<Layered["transform"]>[number];

/** The drawing of a chart at one width; sizes in px. */
export interface Frame {
  /** Whole width, padding included. */
  readonly width: number;
  /** Height of the plot, padding not included. */
  readonly height: number;
  readonly padding: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly layers: readonly Layer[];
  readonly transform?: readonly Transform[];
  /** Constants that transforms and tests may read by name, so that no words of the data enter an expression. */
  readonly params?: Readonly<Record<string, string | number | readonly string[] | readonly number[]>>;
  readonly projection?: Layered["projection"];
  /** Name of the data that layers start from. */
  readonly data?: string;
}

/** Widths that every chart is laid out for, in px. */
export const chartWidths = { wide: 680, narrow: 340 } as const;

/**
 * A chart from its words and one way of drawing, laid out at both widths. Every size is fixed and nothing is
 * measured while drawing, so that the picture is the same with and without a canvas.
 *
 * @example
 * framedChart({ name, title, subtitle, altText, data, table }, (width) => ({ width, height, padding, layers }));
 */
export function framedChart(
  words: Omit<Chart, "spec" | "narrowSpec">,
  frameAt: (width: number) => Frame,
): Chart {
  return {
    ...words,
    spec: toSpec(frameAt(chartWidths.wide), words.altText),
    narrowSpec: toSpec(frameAt(chartWidths.narrow), words.altText),
  };
}

function toSpec(frame: Frame, altText: string): TopLevelSpec {
  const { padding } = frame;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: altText,
    width: frame.width - padding.left - padding.right,
    height: frame.height,
    padding: { ...padding },
    autosize: { type: "none" },
    view: { stroke: null },
    data: { name: frame.data ?? "rows" },
    ...(frame.params && {
      params: Object.entries(frame.params).map(([name, value]) => ({ name, value })),
    }),
    ...(frame.projection && { projection: frame.projection }),
    ...(frame.transform && { transform: [...frame.transform] }),
    layer: [...frame.layers],
  } as Layered;
}
