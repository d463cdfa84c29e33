import { pngDataUri } from "../png";
import type { ColourScale } from "../sprite";
import type { PlacedPatch, Side } from "./placed-patches";
import type { Box, PlaneFrame } from "./plane-frame";
import { plateBox, thumbnailPlate } from "./thumbnail-plate";
import { tilePicture, type TilePicture } from "./tile-picture";

export interface PlanePatches {
  readonly frame: PlaneFrame;
  readonly patches: readonly PlacedPatch[];
}

export interface PlanePictures {
  /** all small patches as one layer; undefined when there are none */
  readonly plate: string | undefined;
  /** where each small patch is, by its number */
  readonly boxes: ReadonlyMap<number, Box>;
  readonly extremes: Readonly<Record<Side, TilePicture | undefined>>;
}

export interface PatchPictures {
  readonly planes: readonly PlanePictures[];
  /** every patch once, larger, in the order of their numbers; undefined when no patch is to be pointed at */
  readonly large: TilePicture | undefined;
}

export interface PatchPicturesOptions {
  readonly colours: ColourScale;
  /** width in pixels that the patches were computed with, and height over width */
  readonly sharpest: number;
  readonly aspect: number;
  /** width of a small, of a large patch on the page */
  readonly small: number;
  readonly large: number;
  /** whether patches can be pointed at */
  readonly interactive: boolean;
}

interface PictureQuality {
  /** picture pixels per page pixel of the small patches */
  readonly scale: number;
  /** page pixels per picture pixel of the large patches */
  readonly zoom: number;
  readonly levels: number;
}

/** From best to least; levels are odd, so that zero of a signed field is a colour of its own. */
const QUALITIES: readonly PictureQuality[] = (
  [
    [3, 1],
    [3, 1.5],
    [2, 1.5],
    [2, 2],
    [2, 2.5],
    [2, 3],
    [1.5, 4],
    [1, 5],
  ] as const
).flatMap(([scale, zoom]) => [63, 31].map((levels) => ({ scale, zoom, levels })));

/** What the pictures may take of a figure with frames, as text; the rest is for its numbers and its PNG. */
const PICTURE_CHARACTERS = 600_000;
/** How many patches tell the size of all. */
const SAMPLE = 10;
const EXTREME_GAP = 6;
const BETWEEN_SIDES = 16;
const LARGEST_EXTREME = 112;

/** Width on the page of each of `n` extremes in one row under a plane. */
function extremeWidth(n: number, row: number): number {
  return Math.min(LARGEST_EXTREME, Math.floor((row - (n - 2) * EXTREME_GAP - BETWEEN_SIDES) / n));
}

function extremePicture(
  side: Side,
  { frame, patches }: PlanePatches,
  levels: number,
  options: PatchPicturesOptions,
): TilePicture | undefined {
  const { sharpest } = options;
  const extremes = patches.filter(({ extreme }) => extreme !== undefined);
  const own = extremes.filter(({ extreme }) => extreme?.side === side);
  if (own.length === 0) return undefined;
  const onPage = extremeWidth(extremes.length, frame.side);
  const width = Math.min(sharpest, 2 * onPage);
  return tilePicture(own, { ...options, columns: own.length, width, zoom: onPage / width, gap: EXTREME_GAP, levels });
}

function largePicture(
  patches: readonly PlacedPatch[],
  columns: number,
  { zoom, levels }: PictureQuality,
  options: PatchPicturesOptions,
  effort?: number,
): TilePicture {
  const width = Math.min(options.sharpest, Math.round(options.large / zoom));
  return tilePicture(patches, { ...options, columns, width, zoom: options.large / width, gap: 1, levels, effort });
}

function drawPlane(
  plane: PlanePatches,
  { scale, levels }: PictureQuality,
  options: PatchPicturesOptions,
): PlanePictures {
  const { frame, patches } = plane;
  const width = Math.max(1, Math.round(options.small * scale));
  const height = Math.max(1, Math.round(width * options.aspect));
  const plate = { scale, width, height, colours: options.colours, levels };
  const drawn = patches.map(({ centre, resample }) => ({ centre, raster: resample(width, height) }));
  return {
    plate: patches.length === 0 ? undefined : pngDataUri(thumbnailPlate(frame, drawn, plate)),
    boxes: new Map(patches.map(({ patch, centre }) => [patch, plateBox(frame, centre, plate)])),
    extremes: {
      positive: extremePicture("positive", plane, levels, options),
      negative: extremePicture("negative", plane, levels, options),
    },
  };
}

function drawPictures(
  planes: readonly PlanePatches[],
  quality: PictureQuality,
  options: PatchPicturesOptions,
): PatchPictures {
  const all = planes.flatMap(({ patches }) => patches).sort((a, b) => a.patch - b.patch);
  const large = options.interactive && all.length > 0;
  return {
    planes: planes.map((plane) => drawPlane(plane, quality, options)),
    large: large ? largePicture(all, Math.ceil(Math.sqrt(all.length)), quality, options) : undefined,
  };
}

/** Rough size in characters from a few patches, so that pictures much too large are not drawn. */
function estimate(planes: readonly PlanePatches[], quality: PictureQuality, options: PatchPicturesOptions): number {
  const all = planes.flatMap(({ patches }) => patches);
  const sample = all.filter((_, i) => i % Math.ceil(all.length / SAMPLE) === 0);
  if (sample.length === 0) return 0;
  const { uri } = largePicture(sample, sample.length, quality, options, 1);
  const drawn = Math.min(options.sharpest, options.large / quality.zoom);
  const plateShare = ((options.small * quality.scale) / drawn) ** 2;
  return ((uri.length * all.length) / sample.length) * ((options.interactive ? 1 : 0) + plateShare);
}

const characters = ({ planes, large }: PatchPictures) =>
  [
    large?.uri,
    ...planes.flatMap(({ plate, extremes }) => [plate, extremes.positive?.uri, extremes.negative?.uri]),
  ].reduce((sum, uri) => sum + (uri?.length ?? 0), 0);

/** All pictures of a figure, as fine as its budget allows; the least quality is returned even when it is too large. */
export function patchPictures(planes: readonly PlanePatches[], options: PatchPicturesOptions): PatchPictures {
  for (const quality of QUALITIES) {
    if (estimate(planes, quality, options) > 1.25 * PICTURE_CHARACTERS) continue;
    const pictures = drawPictures(planes, quality, options);
    if (characters(pictures) <= PICTURE_CHARACTERS) return pictures;
  }
  return drawPictures(planes, QUALITIES[QUALITIES.length - 1], options);
}
