import type { VegaLiteSpec } from "../figure";
import { pixels } from "../tile-sheet";
import { POINTED_COLOUR, SIDE_COLOURS } from "./colours";
import type { PlacedPatch, Side } from "./placed-patches";
import { POINTED } from "./plane-view";
import type { TilePicture } from "./tile-picture";

const HEAD = 20;
const FOOT = 18;
/** Width of a character of a label, about. */
const CHARACTER = 6;

export type ExtremePictures = Readonly<Record<Side, TilePicture | undefined>>;

/** An enlarged extreme on the page, under its plane. */
export interface PlacedExtreme {
  readonly patch: number;
  readonly letter: string;
  readonly side: Side;
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
  readonly middle: number;
  readonly label: string;
}

/** The value of a point in at most so many characters, if it can be. */
type LabelOf = (point: number, most: number) => string;

const sidesIn = (extremes: readonly { readonly side: Side }[]) => [...new Set(extremes.map(({ side }) => side))];

/** Places a plane's extremes in one row: the side that lies to the left at its left end, the other at its right. */
export function placeExtremes(
  patches: readonly PlacedPatch[],
  pictures: ExtremePictures,
  width: number,
  labelOf: LabelOf,
): PlacedExtreme[] {
  const extremes = patches.flatMap(({ patch, point, extreme }) =>
    extreme === undefined ? [] : [{ patch, point, ...extreme }],
  );
  return sidesIn(extremes).flatMap((side, rank) => {
    const picture = pictures[side];
    if (picture === undefined) return [];
    const { tileWidth, tileHeight } = picture;
    const start = rank === 0 ? 0 : width - picture.width;
    const most = Math.floor(tileWidth / CHARACTER) - 2;
    const own = extremes.filter((extreme) => extreme.side === side);
    return own.map(({ patch, point, letter }, i) => {
      const x = start + picture.corner(i)[0];
      const box = { x, x2: x + tileWidth, y: HEAD, y2: HEAD + tileHeight, middle: x + tileWidth / 2 };
      return { patch, letter, side, ...box, label: `${letter}  ${labelOf(point, most)}` };
    });
  });
}

export interface ExtremesViewOptions {
  /** name of the marks that can be pointed at */
  readonly name: string;
  readonly width: number;
  /** what the sides are called */
  readonly sides: readonly [positive: string, negative: string];
  readonly interactive: boolean;
}

/** The pictures of one side with its name above them. */
function sideLayers(
  side: Side,
  extremes: readonly PlacedExtreme[],
  picture: TilePicture | undefined,
  { width, sides: [positive, negative] }: ExtremesViewOptions,
): VegaLiteSpec[] {
  const [first] = extremes;
  // enlarged pixels keep hard edges, else a tile would take on the colour of the gap beside it
  const smooth = picture !== undefined && picture.zoom < 1;
  const left = first.x < width / 2;
  const image = { type: "image", url: picture?.uri, width: picture?.width, height: picture?.height, aspect: false };
  const text = side === "positive" ? positive : negative;
  const name = { type: "text", text, fontSize: 12, baseline: "top", align: left ? "left" : "right", limit: width / 2 };
  return [
    {
      data: { values: [{}] },
      mark: { ...image, smooth, align: "left", baseline: "top" },
      encoding: { x: { value: first.x }, y: { value: HEAD } },
    },
    {
      data: { values: [{}] },
      mark: { ...name, color: SIDE_COLOURS[side].hex },
      encoding: { x: { value: left ? 0 : width }, y: { value: 2 } },
    },
  ];
}

/** The extremes enlarged, outlined in the colour of their side; undefined when there are none. */
export function extremesView(
  placed: readonly PlacedExtreme[],
  pictures: ExtremePictures,
  options: ExtremesViewOptions,
): VegaLiteSpec | undefined {
  const [first] = placed;
  if (first === undefined) return undefined;
  const { name, width, interactive } = options;
  const values = placed.map(({ side, ...place }) => ({ ...place, colour: SIDE_COLOURS[side].hex }));
  const colour = { field: "colour", type: "nominal", scale: null };
  const pointed = { condition: { param: POINTED, empty: false, value: POINTED_COLOUR } };
  const box = { x: pixels("x"), y: pixels("y"), x2: { field: "x2" }, y2: { field: "y2" } };
  return {
    width,
    height: first.y2 + FOOT,
    data: { values },
    layer: [
      ...sidesIn(placed).flatMap((side) =>
        sideLayers(
          side,
          placed.filter((extreme) => extreme.side === side),
          pictures[side],
          options,
        ),
      ),
      {
        name,
        mark: { type: "rect", fillOpacity: 0, strokeWidth: 2.5, aria: false },
        encoding: { ...box, stroke: { ...colour, ...(interactive ? pointed : {}) } },
      },
      {
        mark: { type: "text", fontSize: 11, baseline: "top", dy: 4, limit: first.x2 - first.x + 4 },
        encoding: { x: pixels("middle"), y: pixels("y2"), text: { field: "label" } },
      },
    ],
  };
}
