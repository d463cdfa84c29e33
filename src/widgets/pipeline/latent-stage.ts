import type { Point } from "../centroids";
import type { VegaLiteSpec } from "../figure";
import { LINE_COLOUR, SIDE_COLOURS } from "../latent-projection/colours";
import { planeFrame, toPage, type PlaneFrame } from "../latent-projection/plane-frame";
import { arrow, framed, INK, layer, texts } from "./marks";
import type { PipelineLatents } from "./parts";

/** So many points show where the vectors lie; more would only fill the figure. */
const MOST_POINTS = 300;

/** The part of a line inside the frame in page pixels; undefined when it passes by. */
export function insideFrame(frame: PlaneFrame, { intercept, slope }: PipelineLatents["line"]): readonly [Point, Point] | undefined {
  const [left, right] = frame.x;
  const [low, high] = frame.y;
  const at = (x: number) => ({ x, y: intercept + slope * x });
  const crossings = slope === 0 ? [] : [low, high].map((y) => (y - intercept) / slope);
  const ends = [left, right, ...crossings]
    .filter((x) => x >= left && x <= right && at(x).y >= low - 1e-9 && at(x).y <= high + 1e-9)
    .sort((a, b) => a - b);
  const [first, last] = [ends[0], ends.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  return [toPage(frame, at(first)), toPage(frame, at(last))];
}

const round = ({ x, y }: Point): Point => ({ x: Number(x.toFixed(1)), y: Number(y.toFixed(1)) });

/** Points of latent space on either side of a boundary, and the step of one vector along a physical parameter. */
export function latentStage({ x, y, line, labels, sides, from, to }: PipelineLatents, left: number, side: number): VegaLiteSpec[] {
  const count = x.length;
  const shown = Array.from({ length: Math.min(count, MOST_POINTS) }, (_, k) => Math.floor((k * count) / Math.min(count, MOST_POINTS)));
  const frame = planeFrame(
    { x: [...shown.map((i) => x[i]), from.x, to.x], y: [...shown.map((i) => y[i]), from.y, to.y] }, side, 0);
  const place = (point: Point) => {
    const { x: across, y: down } = round(toPage(frame, point));
    return { x: left + across, y: down };
  };
  const points = shown.map((i) => ({ ...place({ x: x[i], y: y[i] }), c: Number(labels[i]) === 1 ? 1 : 0 }));
  const colours = [SIDE_COLOURS.negative.hex, SIDE_COLOURS.positive.hex];
  const ends = insideFrame(frame, line);
  const boundary = ends?.map(round);
  const [z, moved] = [place(from), place(to)];
  const halo = { stroke: "white", strokeWidth: 3, strokeJoin: "round" };
  const names = [
    { ...z, y: z.y - 5, text: "z" },
    { ...moved, y: moved.y - 5, text: "z + ε n" },
  ];
  const lettered = { align: "center", fontSize: 13, fontWeight: "bold" };
  const key = (row: number, colour: string, text: string) => [
    layer([{ x: left + 5, y: side + 12 + 15 * row }], { type: "point", filled: true, size: 36, color: colour, opacity: 1 }),
    texts([{ x: left + 14, y: side + 12 + 15 * row, text }], { baseline: "middle", fontSize: 11 }),
  ];
  return [
    layer(points, { type: "point", filled: true, size: 9, opacity: 0.5 }, {
      color: { field: "c", type: "nominal", scale: { domain: [0, 1], range: colours }, legend: null },
    }),
    ...(boundary === undefined ? [] : [
      layer([{ x: left + boundary[0].x, y: boundary[0].y, x2: left + boundary[1].x, y2: boundary[1].y }],
        { type: "rule", color: LINE_COLOUR, strokeWidth: 2.5 }),
    ]),
    arrow(z, moved, { color: "white", strokeWidth: 5 }),
    arrow(z, moved, { strokeWidth: 2.2 }),
    layer([z], { type: "point", filled: true, size: 40, color: INK, opacity: 1 }),
    texts(names, { ...lettered, ...halo }),
    texts(names, lettered),
    ...framed(left, side, side, "z ~ N(0, I), moved along a parameter"),
    ...key(0, SIDE_COLOURS.positive.hex, sides[0]),
    ...key(1, SIDE_COLOURS.negative.hex, sides[1]),
  ];
}
