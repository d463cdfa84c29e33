import type { Images } from "../lib/arrays";
import type { SweepScale, SweepSeries } from "./epsilon-sweep-curves";
import { frameSheetLayer, type FrameSheet } from "./epsilon-sweep-sheet";
import type { VegaLiteSpec } from "./figure";
import type { ColourScale } from "./sprite";
import { colourBar, pixels, type Origin } from "./tile-sheet";

/** What a sweep shows, checked and measured. */
export interface Sweep {
  readonly titles: readonly string[];
  /** all frames, row by row */
  readonly frames: Images;
  readonly steps: readonly number[];
  readonly step: number;
  readonly start: number;
  readonly series: readonly SweepSeries[];
  /** indices of the frames in the strip */
  readonly shown: readonly number[];
  readonly origin: Origin;
  readonly standardised: boolean;
  readonly bandScale: SweepScale;
  /** numbers of the series that are drawn last and thick */
  readonly emphasised: ReadonlySet<number>;
  readonly scale: ColourScale;
}

/** The colour of what follows the slider. */
export const MARKER = "#d55e00";

/** Page pixels from the top of a row to its frame, from row to row, and in all. */
export interface Place {
  readonly top: number;
  readonly pitch: number;
  readonly height: number;
}

/** Texts at page pixels of the view. */
export const placedText = (values: readonly object[], mark: object): VegaLiteSpec => ({
  data: { values },
  mark: { type: "text", ...mark },
  encoding: { x: pixels("x"), y: pixels("y"), text: { field: "label" } },
});

/** The frames at the slider's epsilon: one sheet, moved behind a window one frame wide. */
export function liveView(
  { titles, frames, steps, step, scale }: Sweep,
  sheet: FrameSheet,
  { top, height }: Place,
): VegaLiteSpec {
  const outlines = titles.map((_, row) => {
    const y = top + row * sheet.down;
    return { x: 0, y, x2: sheet.tileWidth, y2: y + sheet.tileHeight };
  });
  const { legend, ...colour } = colourBar(scale, `Bᵣ (${frames.unit || "kG"})`, sheet.tileWidth);
  const bar = { ...colour, legend: { ...(legend as object), orient: "bottom", titleAnchor: "middle", tickCount: 3 } };
  return {
    title: {
      text: { expr: "'ε = ' + format(epsilon, '~g')" },
      anchor: "middle",
      fontSize: 13,
      color: MARKER,
      offset: 0,
    },
    width: sheet.tileWidth,
    height,
    layer: [
      frameSheetLayer(sheet, { expr: `${-sheet.across} * round((epsilon - ${steps[0]}) / ${step})` }, top),
      {
        data: { values: outlines },
        mark: { type: "rect", fillOpacity: 0, stroke: MARKER, strokeWidth: 1.5 },
        encoding: { x: pixels("x"), y: pixels("y"), x2: { field: "x2" }, y2: { field: "y2" }, color: bar },
      },
    ],
  };
}
