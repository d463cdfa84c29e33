import { html, type Html } from "./html";

/** One run in a sparkline. */
export interface SparklinePoint {
  readonly seconds: number;
  readonly ok: boolean;
  readonly label: string;
}

const WIDTH = 160;
const HEIGHT = 32;
const PAD = 4;

/** Times of a notebook over its runs as a small line with a dot for the last run and for each that failed. */
export function sparkline(points: readonly SparklinePoint[]): Html {
  const last = points.at(-1);
  if (last === undefined) return html`<span class="quiet">first run</span>`;
  const seconds = points.map((point) => point.seconds);
  const top = Math.max(...seconds) || 1;
  const step = (WIDTH - 2 * PAD) / Math.max(1, points.length - 1);
  const x = (index: number): string => (points.length === 1 ? WIDTH / 2 : PAD + index * step).toFixed(1);
  const y = (value: number): string => (HEIGHT - PAD - (value / top) * (HEIGHT - 2 * PAD)).toFixed(1);
  const line = points.map((point, index) => `${x(index)},${y(point.seconds)}`).join(" ");
  const failed = points.filter(({ ok }) => !ok).length;
  const label =
    `times of ${points.length} ${points.length === 1 ? "run" : "runs"}: last ${last.seconds.toFixed(1)} s, ` +
    `from ${Math.min(...seconds).toFixed(1)} to ${top.toFixed(1)} s; ${failed} failed`;
  const dots = points.map((point, index) => {
    if (point.ok && index < points.length - 1) return html``;
    const title = `${point.label}: ${point.seconds.toFixed(1)} s, ${point.ok ? "ok" : "failed"}`;
    const kind = point.ok ? "good" : "bad";
    return html`<circle class="${kind}" cx="${x(index)}" cy="${y(point.seconds)}" r="3"
      ><title>${title}</title></circle
    >`;
  });
  const box = `0 0 ${WIDTH} ${HEIGHT}`;
  return html`<svg
    class="sparkline"
    role="img"
    aria-label="${label}"
    viewBox="${box}"
    width="${WIDTH}"
    height="${HEIGHT}"
  >
    <line class="base" x1="0" y1="${HEIGHT - PAD}" x2="${WIDTH}" y2="${HEIGHT - PAD}" />
    <polyline points="${line}" />
    ${dots}
  </svg>`;
}
