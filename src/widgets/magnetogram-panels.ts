import { describeValue, requireImage, type Image } from "../lib/arrays";
import { ShapeError } from "../lib/errors";
import { resampler } from "./binning";
import { axes, centroidLayers, type Frame, type Point } from "./centroids";
import { makeFigure, type Figure, type FigureArray, type VegaLiteSpec } from "./figure";
import { formatNumber, type KeyNumbers } from "./numbers";
import { pngDataUri } from "./png";
import { SpriteSheet, fitSprite } from "./sprite";
import { colourBar, type Origin } from "./tile-sheet";

/** A magnetogram and what was measured on it: the three panels of Chatterjee et al. (2025), Figure 3. */
export interface PolarityPanels {
  /** radial field, kG */
  readonly field: Image;
  /** field in kG beyond which a pixel belongs to a polarity */
  readonly threshold: number;
  /** masks of 0 and 1 in the field's shape */
  readonly positive: Image;
  readonly negative: Image;
  readonly inversionMask: Image;
  /** undefined where a polarity has no pixel */
  readonly positiveCentroid: Point | undefined;
  readonly negativeCentroid: Point | undefined;
}

export interface MagnetogramPanelsOptions {
  /** colour scale of the field, kG ([-1, 1]) */
  readonly domain?: readonly [low: number, high: number];
  /** size of a pixel and its unit, e.g. { size: 0.364, unit: "Mm" } (1 px) */
  readonly pixelScale?: { readonly size: number; readonly unit: string };
  /** which row is drawn at the top: the first ("upper", default) or the last ("lower", as solar north is up in FITS) */
  readonly origin?: Origin;
  /** width of one panel on the page, in pixels (216; 270 for wide fields) */
  readonly panelWidth?: number;
  readonly title?: string;
  readonly caption?: string;
  readonly numbers?: KeyNumbers;
}

function checkShapes(parts: PolarityPanels): void {
  if (typeof parts !== "object" || parts === null) {
    const expected = "a field with its masks and centroids";
    throw new ShapeError({ expected, found: describeValue(parts), remedy: "Pass polarityGeometry(field)." });
  }
  for (const name of ["field", "positive", "negative", "inversionMask"] as const) requireImage(parts[name], name);
  const shape = parts.field.shape.join(" x ");
  for (const name of ["positive", "negative", "inversionMask"] as const) {
    if (parts[name].shape.join(" x ") === shape) continue;
    throw new ShapeError({
      expected: `${name} in the shape of the field, ${shape}`,
      found: parts[name].shape.join(" x "),
      remedy: "Compute the masks from the field that is drawn.",
    });
  }
}

function sprite(
  data: Float32Array,
  frame: Frame,
  scale: readonly [number, number],
  most: number,
  share: number,
): string {
  const resample = resampler({ data, width: frame.columns, height: frame.rows }, frame.flip);
  const draw = ({ zoom, levels }: { readonly zoom: number; readonly levels: number }, effort?: number) => {
    const width = Math.min(frame.columns, Math.round(frame.width / zoom));
    const height = Math.min(frame.rows, Math.round(frame.height / zoom));
    const colours = { domain: scale, colours: "grey" } as const;
    const sheet = new SpriteSheet({ width, height, gap: 0 }, 1, 1, colours, Math.min(levels, most));
    sheet.draw(0, resample(width, height));
    return { png: sheet.encode(effort), zoom };
  };
  return pngDataUri(fitSprite(draw, (quality) => draw(quality, 1).png.length, share).png);
}

interface Panel {
  readonly title: string;
  readonly subtitle: string;
  readonly uri: string;
  readonly layers?: readonly VegaLiteSpec[];
}

function panel({ title, subtitle, uri, layers = [] }: Panel, frame: Frame, first: boolean): VegaLiteSpec {
  const { width, height, columns, rows, size } = frame;
  const [x, y] = [((columns - 1) / 2) * size, ((rows - 1) / 2) * size];
  const picture = {
    data: { values: [{ x, y }] },
    mark: { type: "image", url: uri, width, height, aspect: false, smooth: false },
    encoding: axes(frame, { x: "x", y: "y" }, first),
  };
  const heading = { text: title, subtitle, fontSize: 13, subtitleFontSize: 11, offset: 8, frame: "group" };
  return { title: heading, width, height, layer: [picture, ...layers] };
}

const defaultWidth = (aspect: number) => (aspect > 1.4 ? 236 : 216);

/**
 * The measurement of an active region in three panels: (a) the magnetogram in grey, (b) the field thresholded to three
 * levels with the two polarities' centroids joined by a cyan line, (c) the polarity-inversion mask
 * (Chatterjee et al. 2025, Figure 3, upper row). Takes fields of any size; large ones are area-averaged for the page.
 * @throws ShapeError when the field or a mask is no image, or a mask has another shape than the field
 */
export function magnetogramPanels(parts: PolarityPanels, options: MagnetogramPanelsOptions = {}): Figure {
  checkShapes(parts);
  const { field, threshold, positive, negative, inversionMask, positiveCentroid, negativeCentroid } = parts;
  const [rows, columns] = field.shape;
  const { domain = [-1, 1], pixelScale = { size: 1, unit: "px" }, origin = "upper", title, numbers } = options;
  const { panelWidth = defaultWidth(columns / rows) } = options;
  const height = Math.max(24, Math.round((panelWidth * rows) / columns));
  const frame: Frame = { width: panelWidth, height, columns, rows, ...pixelScale, flip: origin === "lower" };
  const levels = positive.data.map((value, index) => value - (negative.data[index] ?? 0));
  const bar = {
    data: { values: [{}] },
    mark: { type: "point", opacity: 0 },
    encoding: { color: colourBar({ domain, colours: "grey" }, `Bᵣ (${field.unit || "kG"})`, Math.min(height, 200)) },
  };
  const gauss = formatNumber(threshold * 1000, 3);
  const panels = [
    panel(
      {
        title: "(a) Magnetogram",
        subtitle: "radial field Bᵣ",
        uri: sprite(field.data, frame, domain, 63, 0.6),
        layers: [bar],
      },
      frame,
      true,
    ),
    panel(
      {
        title: `(b) Thresholded at ±${gauss} G`,
        subtitle: "white +, black −; centroids joined",
        uri: sprite(levels, frame, [-1, 1], 9, 0.2),
        layers: centroidLayers(positiveCentroid, negativeCentroid, frame),
      },
      frame,
      false,
    ),
    panel(
      {
        title: "(c) Polarity-inversion mask",
        subtitle: "white: both polarities, dilated",
        uri: sprite(inversionMask.data, frame, [0, 1], 5, 0.15),
      },
      frame,
      false,
    ),
  ];
  const arrays: Record<string, FigureArray> = { field, positive, negative, inversionMask };
  return makeFigure({
    spec: {
      ...(title === undefined ? {} : { title }),
      hconcat: panels,
      spacing: 24,
      resolve: { legend: { color: "independent" } },
    },
    caption:
      options.caption ??
      `${title ?? "An active region"}: (a) radial field; (b) thresholded at ±${gauss} G, the field-weighted centroids ` +
        "of the two polarities joined by a cyan line; (c) polarity-inversion mask, where both dilated polarities overlap.",
    numbers: { field: `${rows} x ${columns} pixels`, threshold: { value: threshold * 1000, unit: "G" }, ...numbers },
    arrays,
  });
}
