import type { VegaLiteSpec } from "./figure";
import type { MatchColumn } from "./match-gallery-columns";
import { pixels, type TileSheet } from "./tile-sheet";

/** The grid of tiles that gets axes, and the pixels of one image. */
export interface PixelGrid {
  readonly rows: number;
  readonly columns: number;
  readonly h: number;
  readonly w: number;
  /** the first row of an image is drawn at the bottom */
  readonly flip: boolean;
}

const TICK = 4;
const SOFT_INK = "#555555";
const STEPS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

/** Pixel edges to label along n pixels: four or five, in steps of a power of two. */
export function pixelTicks(n: number): number[] {
  const step = STEPS.find((size) => n / size <= 5) ?? n;
  return Array.from({ length: Math.floor(n / step) + 1 }, (_, k) => k * step);
}

/**
 * Pixel axes along the left and the lower edge of a sheet of tiles. Where tiles stand side by side, the last label of
 * one gives way to the first of the next.
 */
export function pixelAxisTicks(sheet: TileSheet, { rows, columns, h, w, flip }: PixelGrid): VegaLiteSpec[] {
  const { tileWidth, tileHeight } = sheet;
  const bottom = sheet.corner((rows - 1) * columns)[1] + tileHeight;
  const across = Array.from({ length: columns }, (_, column) =>
    pixelTicks(w)
      .filter((tick) => tick < w || column === columns - 1)
      .map((tick) => {
        const x = sheet.corner(column)[0] + (tick / w) * tileWidth;
        return { x, y: bottom, x2: x, y2: bottom + TICK, label: `${tick}` };
      }),
  ).flat();
  const down = Array.from({ length: rows }, (_, row) =>
    pixelTicks(h).map((tick) => {
      const y = sheet.corner(row * columns)[1] + ((flip ? h - tick : tick) / h) * tileHeight;
      return { x: 0, y, x2: -TICK, y2: y, label: `${tick}` };
    }),
  ).flat();
  const ticks = {
    data: { values: [...across, ...down] },
    mark: { type: "rule", color: SOFT_INK },
    encoding: { x: pixels("x"), y: pixels("y"), x2: { field: "x2" }, y2: { field: "y2" } },
  };
  const labels = (values: readonly object[], mark: object) => ({
    data: { values },
    mark: { type: "text", fontSize: 10, ...mark },
    encoding: { x: pixels("x2"), y: pixels("y2"), text: { field: "label" } },
  });
  const middle = (columns * tileWidth) / 2;
  return [
    ticks,
    labels(across, { baseline: "top", dy: 2 }),
    labels(down, { align: "right", baseline: "middle", dx: -2 }),
    labels([{ x2: middle, y2: bottom + TICK + 15, label: "x (px)" }], { baseline: "top", fontSize: 11 }),
    labels([{ x2: -26, y2: bottom - tileHeight / 2, label: "y (px)" }], {
      angle: -90,
      baseline: "bottom",
      fontSize: 11,
    }),
  ];
}

const text = (values: readonly object[], mark: object): VegaLiteSpec => ({
  data: { values },
  mark: { type: "text", ...mark },
  encoding: { x: pixels("x"), y: pixels("y"), text: { field: "text" } },
});

/** Titles and measures above the columns, names left of the rows. */
export function galleryHeadings(
  columns: readonly MatchColumn[],
  rows: readonly string[],
  queryTitle: string,
  sheet: TileSheet,
): VegaLiteSpec[] {
  const measured = columns.some(({ measure }) => measure !== undefined);
  const top = measured ? -14 : 0;
  const across = [{ title: queryTitle, measure: "" }, ...columns].map(({ title, measure = "" }, column) => {
    const x = sheet.corner(column)[0] + sheet.tileWidth / 2;
    return { title: { x, y: top, text: title }, measure: { x, y: 0, text: measure } };
  });
  const down = rows.map((row, r) => ({
    x: -46,
    y: sheet.corner(r * (columns.length + 1))[1] + sheet.tileHeight / 2,
    text: row,
  }));
  const above = { baseline: "bottom", align: "center", dy: -2, limit: sheet.tileWidth };
  return [
    text(
      across.map(({ title }) => title),
      { ...above, fontWeight: "bold" },
    ),
    ...(measured
      ? [
          text(
            across.map(({ measure }) => measure),
            { ...above, fontSize: 11, color: SOFT_INK },
          ),
        ]
      : []),
    text(down, {
      angle: -90,
      align: "center",
      baseline: "bottom",
      fontWeight: "bold",
      limit: sheet.tileHeight + TICK * 4,
    }),
  ];
}
