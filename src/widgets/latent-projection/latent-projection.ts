import { OptionError } from "../../lib/errors";
import type { ColourMap } from "../colour-maps";
import { makeFigure, type Figure, type VegaLiteSpec } from "../figure";
import type { KeyNumbers } from "../numbers";
import { colourScale, type ColourScale } from "../sprite";
import type { Origin } from "../tile-sheet";
import { requirePlanes } from "./check-planes";
import {
  labelOf,
  patchTexts,
  planeArrays,
  planeNumbers,
  planesCaption,
  sidesOf,
  type PreparedPlane,
} from "./describe-planes";
import { colourKey, OWN_KEYS } from "./colour-key";
import { detailView } from "./detail-view";
import { extremesView, placeExtremes } from "./extremes-view";
import { patchPictures, type PlanePictures } from "./patch-pictures";
import { placePatches, type PlacedPatch } from "./placed-patches";
import type { LatentPlane } from "./plane";
import { marginOf, planeFrame, aboveLine } from "./plane-frame";
import { planeView, POINTED } from "./plane-view";
import { densityUri } from "./point-density";
import type { TilePicture } from "./tile-picture";

export interface LatentProjectionOptions {
  /** values of the first and the last colour of the patches, in their unit ([-1, 1]) */
  readonly domain?: readonly [low: number, high: number];
  /** colour map of the patches ("grey") */
  readonly colours?: ColourMap;
  /** what the pixels of the patches measure ("Radial field"); the unit is that of the patches */
  readonly quantity?: string;
  /** which row of a patch is drawn at the top: its first ("upper", default) or its last ("lower") */
  readonly origin?: Origin;
  /** side of a plane on the page in pixels, 100 to 1000 (420 for one plane, else 300, two abreast) */
  readonly side?: number;
  /** width of a patch over the range of the points along x, at most 0.5 (0.07: 19 pixels, as in the paper's code) */
  readonly thumbnailSide?: number;
  /** what the axes are (by the form of the planes: ["1 − z₂′, rescaled", "z₁′, rescaled"] or ["z₂′", "z₁′"]) */
  readonly axes?: readonly [x: string, y: string];
  /** point, pan and zoom (true); false for print, which leaves the enlarged patch and the hints out */
  readonly interactive?: boolean;
  readonly title?: string;
  readonly caption?: string;
  readonly numbers?: KeyNumbers;
}

const AXES = { code: ["1 − z₂′, rescaled", "z₁′, rescaled"], text: ["z₂′", "z₁′"] } as const;
const COLUMNS = 2;
const LARGE = 128;

/** Heard by the view alone, as there is no window outside a browser; the button tells a drag that ended outside. */
const DRAG = "[mousedown, view:mouseup] > view:mousemove![event.buttons === 1]";
/** A plain wheel scrolls the page. */
const WHEEL = "wheel![event.ctrlKey || event.altKey]";
const ON_PATCH = "[event.item && event.item.datum && event.item.datum.patch >= 0]";

function requireSizes(side: number, thumbnailSide: number): void {
  if (side >= 100 && side <= 1000 && thumbnailSide > 0 && thumbnailSide <= 0.5) return;
  throw new OptionError({
    expected: "planes of 100 to 1000 pixels, and patches of more than 0 and at most 0.5 of their points' range",
    found: `${side} pixels and ${thumbnailSide}`,
    remedy: "Leave both out for 300 pixels and 0.07.",
  });
}

function prepare(planes: readonly LatentPlane[], side: number, thumbnailSide: number, origin: Origin): PreparedPlane[] {
  let first = 0;
  return planes.map((plane) => {
    const frame = planeFrame(plane, side, thumbnailSide);
    const patches = placePatches(plane, frame, first, origin);
    first += patches.length;
    return { plane, frame, patches };
  });
}

/** The patch that is shown before any is pointed at: the nearest to the line of the first plane with patches. */
function firstShown(prepared: readonly PreparedPlane[]): number {
  const [{ plane, patches }] = prepared.filter((each) => each.patches.length > 0);
  const off = ({ point }: PlacedPatch) => Math.abs(aboveLine(plane.line, { x: plane.x[point], y: plane.y[point] }));
  return patches.reduce((nearest, patch) => (off(patch) < off(nearest) ? patch : nearest)).patch;
}

const nameOf = (what: "plane" | "extremes", index: number) => `${what}_${index + 1}`;

/** The pointed patch stays until another is pointed at; each plane pans and zooms for itself. */
function selections(prepared: readonly PreparedPlane[]): VegaLiteSpec[] {
  const planes = prepared.flatMap(({ patches }, index) => (patches.length === 0 ? [] : [nameOf("plane", index)]));
  const extremes = prepared.flatMap(({ patches }, index) =>
    patches.some(({ extreme }) => extreme !== undefined) ? [nameOf("extremes", index)] : [],
  );
  const point = {
    type: "point",
    on: `mouseover${ON_PATCH}, click${ON_PATCH}`,
    clear: false,
    toggle: false,
    fields: ["patch"],
  };
  return [
    { name: POINTED, select: point, value: [{ patch: firstShown(prepared) }], views: [...planes, ...extremes] },
    ...planes.map((name) => ({
      name: `zoom_${name}`,
      select: { type: "interval", translate: DRAG, zoom: WHEEL },
      bind: "scales",
      views: [name],
    })),
  ];
}

function panel(
  { plane, frame, patches }: PreparedPlane,
  index: number,
  pictures: PlanePictures,
  axes: readonly [string, string] | undefined,
  interactive: boolean,
): VegaLiteSpec {
  const placed = placeExtremes(patches, pictures.extremes, frame.side, (point, most) => labelOf(plane, point, most));
  const leaders = new Map(placed.map(({ letter, middle }) => [letter, middle]));
  const density = densityUri(plane, frame);
  const view = planeView(plane, frame, patches, pictures, {
    name: nameOf("plane", index),
    axes: axes ?? AXES[plane.form ?? "code"],
    density,
    interactive,
    leaders,
  });
  const below = extremesView(placed, pictures.extremes, {
    name: nameOf("extremes", index),
    width: frame.side,
    sides: sidesOf(plane),
    interactive,
  });
  return below === undefined ? view : { vconcat: [view, below], spacing: 6 };
}

/** What stands right of the planes: the patch under the pointer with the key of the colours, or the key alone. */
function besideOf(
  prepared: readonly PreparedPlane[],
  large: TilePicture | undefined,
  scale: ColourScale,
  quantity: string,
  side: number,
): VegaLiteSpec[] {
  const drawn = prepared.find(({ patches }) => patches.length > 0)?.plane.thumbnails?.images;
  if (drawn === undefined) return [];
  const name = drawn.unit === "" ? quantity : `${quantity} (${drawn.unit})`;
  if (large === undefined) {
    const length = Math.min(side, 160);
    return [{ width: 1, height: length, view: { stroke: null }, ...colourKey(scale, name, length, "right") }];
  }
  return [detailView(large, prepared.flatMap(patchTexts), colourKey(scale, name, LARGE))];
}

/**
 * Latent space seen along the hyperplane of a linear classifier, one plane per parameter: all points faintly, patches
 * at their places in one layer, the decision line in red, and the patches farthest from it enlarged below, outlined in
 * green and blue (Chatterjee et al. 2025, Figure 4). Pointing at a patch shows it larger with its parameters; planes
 * pan and zoom. Both pictures of the patches are as fine as the budget of a figure with frames allows.
 * @throws ShapeError, OptionError for planes that cannot be drawn, naming the plane and the value
 */
export function latentProjection(planes: readonly LatentPlane[], options: LatentProjectionOptions = {}): Figure {
  requirePlanes(planes);
  const { domain = [-1, 1], colours = "grey", origin = "upper", side = planes.length === 1 ? 420 : 300 } = options;
  const { thumbnailSide = 0.07, axes, quantity = "Radial field", title, numbers } = options;
  requireSizes(side, thumbnailSide);
  const prepared = prepare(planes, side, thumbnailSide, origin);
  const [shape] = planes.flatMap(({ thumbnails }) =>
    thumbnails === undefined || thumbnails.images.shape[0] === 0 ? [] : [thumbnails.images.shape],
  );
  const interactive = (options.interactive ?? true) && shape !== undefined;
  const [, height, width] = shape ?? [0, 1, 1];
  const scale = colourScale(new Float32Array(0), { domain, colours });
  const pictures = patchPictures(prepared, {
    colours: scale,
    sharpest: width,
    aspect: height / width,
    large: LARGE,
    interactive,
    small: (thumbnailSide * side) / (1 + 2 * marginOf(thumbnailSide)),
  });
  const panels = prepared.map((each, index) => panel(each, index, pictures.planes[index], axes, interactive));
  const beside = besideOf(prepared, pictures.large, scale, quantity, side);
  const caption = options.caption ?? planesCaption(prepared);
  return makeFigure({
    spec: {
      ...(title === undefined ? {} : { title }),
      description: caption,
      ...(interactive ? { params: selections(prepared) } : {}),
      hconcat: [{ concat: panels, columns: COLUMNS, spacing: { row: 24, column: 20 } }, ...beside],
      spacing: 20,
      resolve: OWN_KEYS,
    },
    caption,
    numbers: { ...Object.fromEntries(prepared.flatMap(planeNumbers)), ...numbers },
    arrays: Object.fromEntries(prepared.flatMap(planeArrays)),
    kind: shape === undefined ? "static" : "frames",
  });
}
