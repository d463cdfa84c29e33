import type { VegaLiteSpec } from "../figure";
import { LINE_COLOUR, POINTED_COLOUR, SIDE_COLOURS } from "./colours";
import type { PlacedPatch } from "./placed-patches";
import type { PlanePictures } from "./patch-pictures";
import { frameBox, longLine, type PlaneFrame } from "./plane-frame";
import type { LatentPlane } from "./plane";

/** Name of the selection that holds the number of the patch under the pointer. */
export const POINTED = "pointed";

export interface PlaneViewOptions {
  /** name of the marks that can be pointed at */
  readonly name: string;
  readonly axes: readonly [x: string, y: string];
  readonly density: string;
  readonly interactive: boolean;
  /** by letter: where on the lower edge the leader of an extreme ends, in page pixels */
  readonly leaders: ReadonlyMap<string, number>;
}

/** How near the upper edge a patch has its letter below it. */
const LETTER_ROOM = 30;

type Rows = readonly object[];

/** Layers in plane coordinates: whatever moves with pan and zoom moves all of them. */
function layersOf(frame: PlaneFrame, [across, up]: readonly [string, string]) {
  const axis = (title: string) => ({ title, ticks: false, labels: false, grid: false, domain: false, titlePadding: 4 });
  const channel = (field: string, domain: readonly number[], title: string) => ({
    field,
    type: "quantitative",
    scale: { domain, nice: false, zero: false },
    axis: axis(title),
  });
  const [x, y] = [channel("x", frame.x, across), channel("y", frame.y, up)];
  const ends = { x2: { field: "x2" }, y2: { field: "y2" } };
  const layer = (values: Rows, mark: VegaLiteSpec, encoding: VegaLiteSpec = {}): VegaLiteSpec => ({
    data: { values },
    mark: { clip: true, aria: false, ...mark },
    encoding: { x, y, ...encoding },
  });
  return {
    layer,
    boxes: (values: Rows, mark: VegaLiteSpec, encoding: VegaLiteSpec = {}) =>
      layer(values, mark, { ...ends, ...encoding }),
  };
}

const picture = (url: string, smooth: boolean): VegaLiteSpec => ({ type: "image", url, aspect: false, smooth });

/** One plane: points, leaders, patches, decision line, outlines, and on top what feels the pointer. */
export function planeView(
  plane: LatentPlane,
  frame: PlaneFrame,
  patches: readonly PlacedPatch[],
  pictures: PlanePictures,
  options: PlaneViewOptions,
): VegaLiteSpec {
  const { name, axes, density, interactive, leaders } = options;
  const { layer, boxes } = layersOf(frame, axes);
  const whole = [frameBox(frame)];
  const felt = patches.flatMap(({ patch, centre, extreme }) => {
    const box = pictures.boxes.get(patch);
    return box === undefined ? [] : [{ ...box, patch, centre, extreme }];
  });
  const far = felt.flatMap(({ centre, extreme, ...box }) => {
    if (extreme === undefined) return [];
    const { letter, side } = extreme;
    const above = centre.y > LETTER_ROOM;
    const row = { ...box, letter, letterY: above ? box.y : box.y2, shift: above ? -2 : 16 };
    return [{ ...row, colour: SIDE_COLOURS[side].hex, end: leaders.get(letter) ?? 0 }];
  });
  const colour = { field: "colour", type: "nominal", scale: null };
  const middles = far.map((row) => ({ ...row, x: (row.x + row.x2) / 2 }));
  const below = { y: { field: "y2", type: "quantitative" } };
  const pointed = { condition: { param: POINTED, empty: false, value: POINTED_COLOUR }, value: null };
  const letter = {
    type: "text",
    align: "left",
    baseline: "bottom",
    dy: { expr: "datum.shift" },
    fontSize: 13,
    fontWeight: "bold",
  };
  const lettered = { y: { field: "letterY", type: "quantitative" }, text: { field: "letter" } };
  const layers = [
    boxes(whole, picture(density, false)),
    layer(
      middles,
      { type: "rule", strokeWidth: 1.2, strokeDash: [4, 3], opacity: 0.8 },
      {
        ...below,
        x2: { value: { expr: "datum.end" } },
        y2: { value: frame.side },
        color: colour,
      },
    ),
    ...(pictures.plate === undefined ? [] : [boxes(whole, picture(pictures.plate, true))]),
    boxes([longLine(frame, plane.line)], { type: "rule", color: LINE_COLOUR, strokeWidth: 2.5 }),
    boxes(far, { type: "rect", fillOpacity: 0, strokeWidth: 2.5 }, { stroke: colour }),
    layer(far, { ...letter, stroke: "white", strokeWidth: 3.5, strokeJoin: "round" }, lettered),
    layer(far, letter, { ...lettered, color: colour }),
    ...(interactive
      ? [
          {
            name,
            ...boxes(
              felt.map(({ x, x2, y, y2, patch }) => ({ x, x2, y, y2, patch })),
              { type: "rect", fillOpacity: 0, strokeWidth: 3 },
              { stroke: pointed },
            ),
          },
        ]
      : []),
  ];
  return {
    title: { text: plane.title, fontSize: 14, offset: 6 },
    width: frame.side,
    height: frame.side,
    view: { stroke: "#555555" },
    layer: layers,
  };
}
