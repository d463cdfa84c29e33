import { imageAt, stackImages } from "../lib/arrays";
import { LANE_GAP, OWN_LANE, sweepLanes, sweepPoints } from "./epsilon-sweep-curves";
import { liveView, type Sweep } from "./epsilon-sweep-live";
import { endLabels, signMarks } from "./epsilon-sweep-marks";
import { frameSheet } from "./epsilon-sweep-sheet";
import { stripView } from "./epsilon-sweep-strip";
import type { VegaLiteSpec } from "./figure";

const LIVE_WIDTH = 128;
const STRIP_WIDTH = 520;
const TITLE_HEIGHT = 18;
const LANE_HEIGHT = 28;
const BAND_HEIGHT = 72;
const BAND_BESIDE_LANES = 42;
/** Under the strip and under the curves. */
const STRIP_GAP = 7;
const ROW_GAP = 11;
/** Rows lie a multiple of this apart, so that sheets of different zoom keep the same pitch. */
const ROW_UNIT = 60;
/** Shares of a figure's budget: 500 kB of frames, 100 kB of strips. */
const FRAMES_SHARE = 12;
const STRIPS_SHARE = 2.4;

/** Indices of about `columns` of n frames: evenly spaced where n allows, first and last among them. */
export function stripFrames(n: number, columns: number): number[] {
  const most = Math.min(columns, n);
  const even = Array.from({ length: most - 2 }, (_, k) => most - k).find(
    (count) => count > most / 2 && (n - 1) % (count - 1) === 0,
  );
  const count = even ?? most;
  return Array.from({ length: count }, (_, k) => Math.round((k * (n - 1)) / (count - 1)));
}

/** The parts of a sweep's specification that its title stands above. */
export function sweepLayout(sweep: Sweep): VegaLiteSpec {
  const { titles, frames, steps, step, start, series, shown, origin, scale, standardised } = sweep;
  const own = series.filter(({ apart }) => apart).length;
  const [, h, w] = frames.shape;
  const stripTile = Math.floor(STRIP_WIDTH / shown.length) - 4;
  const lanesTop = TITLE_HEIGHT + Math.round((stripTile * h) / w) + STRIP_GAP;
  const lanesHeight = standardised
    ? Math.max(BAND_HEIGHT, BAND_BESIDE_LANES + own * (OWN_LANE + LANE_GAP))
    : LANE_HEIGHT * series.length;
  const least = Math.max(lanesTop + lanesHeight + ROW_GAP, TITLE_HEIGHT + (LIVE_WIDTH * h) / w + 8);
  const pitch = ROW_UNIT * Math.ceil(least / ROW_UNIT);
  const sheet = frameSheet(frames, {
    columns: steps.length,
    tile: LIVE_WIDTH,
    pitch,
    share: FRAMES_SHARE,
    scale,
    origin,
  });
  const chosen = stackImages(
    titles.flatMap((_, row) => shown.map((frame) => imageAt(frames, row * steps.length + frame))),
  );
  const strip = frameSheet(chosen, {
    columns: shown.length,
    tile: stripTile,
    pitch,
    share: STRIPS_SHARE,
    scale,
    origin,
  });
  const lanes = sweepLanes(series, standardised, lanesTop, pitch - lanesTop - ROW_GAP, sweep.bandScale);
  const drawn = titles.map((_, row) => sweepPoints(series, lanes, steps, row, row * pitch));
  const marks = {
    points: drawn.flat(),
    // raw curves have their names beside their lanes
    labels: standardised
      ? drawn.flatMap((points, row) => endLabels(points, series, lanes, sweep.emphasised, row * pitch))
      : [],
    changes: titles.flatMap((_, row) => signMarks(series, lanes, steps, row, row * pitch)),
  };
  const place = { top: TITLE_HEIGHT, pitch, height: titles.length * pitch - 6 };
  return {
    params: [
      { name: "epsilon", value: start, bind: { input: "range", min: steps[0], max: steps.at(-1), step, name: "ε " } },
    ],
    hconcat: [liveView(sweep, sheet, place), stripView(sweep, strip, lanes, marks, place)],
    spacing: 12,
    resolve: { legend: { color: "independent" }, scale: { color: "independent" } },
  };
}
