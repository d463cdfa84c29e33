import type { VegaLiteSpec } from "./figure";

/** A position in pixels, (0, 0) at the centre of the first pixel; x along the columns, y along the rows. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The line between two centroids, as in the paper. */
export const CENTROID_COLOUR = "#00c8ff";
const CASING = "#00303d";

/** A picture on the page: its size there, its pixels, and what one pixel measures. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  readonly size: number;
  readonly unit: string;
  readonly flip: boolean;
}

/** Positions in the axes' unit: a pixel's index times its size. The picture's edges lie half a pixel outside. */
export function axes(
  { columns, rows, size, unit, flip }: Frame,
  field: { readonly x: string; readonly y: string },
  first: boolean,
) {
  const domain = (n: number) => [-0.5 * size, (n - 0.5) * size];
  const axis = (name: string) => ({ title: `${name} (${unit})`, grid: false, tickCount: 5, format: "~f" });
  return {
    x: {
      field: field.x,
      type: "quantitative",
      scale: { domain: domain(columns), nice: false, zero: false },
      axis: axis("x"),
    },
    y: {
      field: field.y,
      type: "quantitative",
      scale: { domain: domain(rows), nice: false, zero: false, reverse: !flip },
      axis: { ...axis("y"), ...(first ? {} : { title: null, labels: false }) },
    },
  };
}

/** The two centroids, marked and joined; nothing that is not there. */
export function centroidLayers(positive: Point | undefined, negative: Point | undefined, frame: Frame): VegaLiteSpec[] {
  const at = ({ x, y }: Point) => ({ x: x * frame.size, y: y * frame.size });
  const place = axes(frame, { x: "x", y: "y" }, false);
  const tooltip = [
    { field: "name", title: "centroid" },
    { field: "x", title: `x (${frame.unit})`, format: ".1f" },
    { field: "y", title: `y (${frame.unit})`, format: ".1f" },
  ];
  const line = (color: string, strokeWidth: number): VegaLiteSpec => ({
    mark: { type: "rule", color, strokeWidth, strokeCap: "round" },
    encoding: { ...place, x2: { field: "x2" }, y2: { field: "y2" } },
  });
  const joined =
    positive === undefined || negative === undefined
      ? []
      : [
          {
            data: { values: [{ ...at(positive), x2: negative.x * frame.size, y2: negative.y * frame.size }] },
            layer: [line(CASING, 4.5), line(CENTROID_COLOUR, 2.5)],
          },
        ];
  const poles = [
    { name: "positive", sign: "+", point: positive },
    { name: "negative", sign: "−", point: negative },
  ].flatMap(({ name, sign, point }) => (point === undefined ? [] : [{ name, sign, ...at(point) }]));
  const marks = {
    data: { values: poles },
    layer: [
      {
        mark: { type: "circle", size: 190, color: CENTROID_COLOUR, opacity: 1, stroke: CASING, strokeWidth: 1 },
        encoding: { ...place, tooltip },
      },
      {
        mark: { type: "text", fontSize: 15, fontWeight: "bold", color: CASING, dy: 0.5 },
        encoding: { ...place, text: { field: "sign" } },
      },
    ],
  };
  return poles.length === 0 ? [] : [...joined, marks];
}
