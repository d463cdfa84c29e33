import type { VegaLiteSpec } from "../figure";
import { pixels } from "../tile-sheet";
import { OWN_KEYS } from "./colour-key";
import { POINTED } from "./plane-view";
import type { TilePicture } from "./tile-picture";

/** What is said of a patch beside its picture. */
export interface PatchText {
  readonly patch: number;
  readonly name: string;
  readonly lines: readonly string[];
}

const LINE = 17;
const HINT = [
  "Point at a patch: it shows here.",
  "Drag to move a plane, pinch or",
  "Ctrl + wheel to zoom it,",
  "double-click to go back.",
];

/**
 * The patch under the pointer: one tile of the sheet of all, seen through a window of a tile's size, with the key of
 * its colours and its text.
 */
export function detailView(sheet: TilePicture, texts: readonly PatchText[], key: VegaLiteSpec): VegaLiteSpec {
  const { uri, width, height, tileWidth, tileHeight } = sheet;
  const values = texts.map(({ patch, name, lines }) => {
    const [left, top] = sheet.corner(patch);
    return { patch, name, x: 0 - left, y: 0 - top, text: lines.join("\n") };
  });
  const most = Math.max(...texts.map(({ lines }) => lines.length));
  const lines = { baseline: "top", align: "left", lineHeight: LINE };
  const limit = tileWidth + 50;
  const at = (y: number) => ({ x: { value: 0 }, y: { value: y } });
  return {
    data: { values },
    transform: [{ filter: { param: POINTED, empty: false } }],
    spacing: 4,
    resolve: OWN_KEYS,
    vconcat: [
      {
        title: { text: "Patch under the pointer", fontSize: 14, offset: 6, limit },
        width: tileWidth,
        height: tileHeight,
        view: { stroke: "#555555" },
        layer: [
          {
            mark: {
              type: "image",
              url: uri,
              width,
              height,
              aspect: false,
              smooth: false,
              align: "left",
              baseline: "top",
              clip: true,
            },
            encoding: { x: pixels("x"), y: pixels("y") },
          },
          key,
        ],
      },
      {
        width: tileWidth + 40,
        height: (most + 1.6 + HINT.length) * LINE,
        view: { stroke: null },
        layer: [
          {
            mark: { type: "text", ...lines, fontWeight: "bold", limit },
            encoding: { ...at(4), text: { field: "name" } },
          },
          {
            mark: { type: "text", ...lines, lineBreak: "\n", limit },
            encoding: { ...at(4 + LINE), text: { field: "text" } },
          },
          {
            data: { values: [{}] },
            mark: { type: "text", ...lines, lineHeight: 15, fontSize: 11, color: "#555555", text: HINT, limit },
            encoding: at((most + 1.8) * LINE),
          },
        ],
      },
    ],
  };
}
