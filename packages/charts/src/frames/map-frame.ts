import type { Frame, Layer } from "../chart-frame.ts";
import { palette } from "../palette.ts";
import type { AreaMap } from "./area-map.ts";
import type { MapClass } from "./map-classes.ts";
import { keyRoom, mapKey, textOn } from "./map-key.ts";

export function mapFrame(map: AreaMap, width: number): Frame {
  const { code, area, value, geographic, focus } = map;
  const narrow = width < 480;
  const keyWidth = narrow ? 0 : keyRoom(map);
  const key = mapKey(
    map,
    narrow
      ? { left: 0, top: 340 + 14, width: width - 8 }
      : { left: width - keyWidth + 16, top: 8, width: keyWidth - 20 },
  );
  const height = narrow ? 340 : Math.max(400, key.height + 16);
  const fields = [value.id, `${value.id}_text`, `${area.id}_text`, ...(map.rank ? [map.rank.id] : [])];
  const projection = { type: geographic ? "mercator" : "identity", ...(!geographic && { reflectY: true }) };
  return {
    width,
    height,
    padding: { top: 6, right: keyWidth + 4, bottom: narrow ? key.height + 18 : 6, left: 4 },
    data: "outlines",
    projection: projection as NonNullable<Frame["projection"]>,
    transform: [{ lookup: "id", from: { data: { name: "rows" }, key: `${code.id}_text`, fields } }],
    layers: [...areaLayers(map), ...(focus === undefined ? [] : focusLayers(map)), ...key.layers] as Layer[],
  };
}

/** Areas coloured by class; where asked for, each with the number of its class, or its own where they are few. */
function areaLayers(map: AreaMap): object[] {
  const { value, classes, numbered } = map;
  const hidden = { field: value.id, valid: false };
  const highestFirst = classes.toReversed();
  const isIn = ({ from }: MapClass) => ({ field: value.id, gte: from });
  const pick = (of: (one: MapClass) => string) =>
    highestFirst.map((one) => ({ test: isIn(one), value: of(one) }));
  const shapes = {
    mark: { type: "geoshape", stroke: palette.text, strokeWidth: numbered ? 1 : 0.5, strokeJoin: "round" },
    encoding: {
      fill: {
        condition: [{ test: hidden, value: palette.paper }, ...pick(({ colour }) => colour)],
        value: palette.paper,
      },
      strokeDash: { condition: { test: hidden, value: [3, 3] }, value: [1, 0] },
    },
  };
  if (!numbered) return [shapes];
  if (map.few)
    return [
      shapes,
      ...placeLayers(
        map,
        pick(({ colour }) => textOn(colour)),
      ),
    ];
  const numbers = {
    transform: centre,
    mark: {
      type: "text",
      baseline: "middle",
      fontSize: map.area.cells.length > 40 ? 11 : 13,
      fontWeight: "bold",
    },
    encoding: {
      ...atCentre,
      text: { condition: pick(({ number }) => String(number)), field: `${value.id}_text` },
      color: { condition: pick(({ colour }) => textOn(colour)), value: palette.text },
    },
  };
  return [shapes, numbers];
}

/** An area's place by its value, or the sign of why it has none. */
function placeLayers({ value, rank, lowerIsNeed }: AreaMap, colours: object[]): object[] {
  const order = lowerIsNeed ? "ascending" : "descending";
  const mark = { type: "text", baseline: "middle", fontSize: 15, fontWeight: "bold" };
  return [
    {
      transform: [
        { filter: { field: value.id, valid: true } },
        rank
          ? { calculate: `datum.${rank.id}`, as: "place" }
          : { window: [{ op: "rank", as: "place" }], sort: [{ field: value.id, order }] },
        ...centre,
      ],
      mark,
      encoding: {
        ...atCentre,
        text: { field: "place", type: "nominal" },
        color: { condition: colours, value: palette.text },
      },
    },
    {
      transform: [{ filter: { field: value.id, valid: false } }, ...centre],
      mark,
      encoding: { ...atCentre, text: { field: `${value.id}_text` } },
    },
  ];
}

/** The middle of an area in px, by the map's own projection. */
const centre = [
  { calculate: "geoCentroid('projection', datum)", as: "centre" },
  { calculate: "datum.centre[0]", as: "centre_x" },
  { calculate: "datum.centre[1]", as: "centre_y" },
];

const atCentre = {
  x: { field: "centre_x", type: "quantitative", scale: null, axis: null },
  y: { field: "centre_y", type: "quantitative", scale: null, axis: null },
};

/** Keeps a name on the map: it runs inwards from the sides. */
const inwards = "datum.centre_x > 0.7 * width ? 'right' : datum.centre_x < 0.3 * width ? 'left' : 'center'";

/** A heavy outline and the name, on a halo so that it can be read over any colour. */
function focusLayers({ area, focus }: AreaMap): object[] {
  const isFocus = { filter: { field: `${area.id}_text`, equal: focus! } };
  const name = (mark: object) => ({
    transform: [isFocus, ...centre],
    mark: {
      type: "text",
      baseline: "middle",
      fontSize: 15,
      fontWeight: "bold",
      dy: -18,
      align: { expr: inwards },
      ...mark,
    },
    encoding: { ...atCentre, text: { field: `${area.id}_text` } },
  });
  return [
    {
      transform: [isFocus],
      mark: { type: "geoshape", filled: false, stroke: palette.orange, strokeWidth: 3 },
    },
    name({ stroke: palette.paper, strokeWidth: 5, strokeJoin: "round" }),
    name({ color: palette.text }),
  ];
}
