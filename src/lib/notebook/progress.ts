import { randomUUID } from "node:crypto";
import { host } from "../../widgets";

/** Shows how far a long computation is, on one line. */
export interface Progress {
  /** `done` of the total are done; `note` says more, e.g. "loss 0.31" */
  update(done: number, note?: string): void;
  /** Shows the last state, whatever the pace. Call it also when the computation was stopped. */
  finish(note?: string): void;
}

export interface ProgressOptions {
  /** milliseconds now (performance.now); a clock of one's own makes tests exact */
  readonly now?: () => number;
}

const LIVE_INTERVAL_MS = 500;
const HEADLESS_INTERVAL_MS = 10_000;

const seconds = (milliseconds: number) => {
  const whole = Math.round(milliseconds / 1000);
  return whole < 90 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
};

function line(
  label: string,
  done: number,
  total: number | undefined,
  elapsed: number,
  note: string | undefined,
): string {
  const share = total === undefined || total <= 0 ? undefined : Math.min(1, done / total);
  const counted = total === undefined ? `${done}` : `${done} of ${total}`;
  const percent = share === undefined ? "" : ` (${Math.floor(share * 100)} %)`;
  const left =
    share === undefined || share === 0 || share === 1 ? "" : `, about ${seconds((elapsed * (1 - share)) / share)} left`;
  return `${label}: ${counted}${percent}, ${seconds(elapsed)}${left}${note === undefined ? "" : `, ${note}`}`;
}

/**
 * A progress line: in a notebook one output that is replaced in place, at most twice a second, or every 10 s in
 * headless runs (`LATENT_SKY_HEADLESS=1`); in plain programs a line of text, at most every 10 s. Committed notebooks
 * do not carry it.
 */
export function progress(
  total: number | undefined,
  label: string,
  { now = () => performance.now() }: ProgressOptions = {},
): Progress {
  const start = now();
  const id = randomUUID();
  const page = host().name !== "node";
  const live = page && process.env.LATENT_SKY_HEADLESS !== "1";
  const interval = live ? LIVE_INTERVAL_MS : HEADLESS_INTERVAL_MS;
  let shownAt = live ? -Infinity : start;
  let opened = false;
  let state: { readonly done: number; readonly note: string | undefined } = { done: 0, note: undefined };
  const display = () => {
    shownAt = now();
    const text = line(label, state.done, total, shownAt - start, state.note);
    if (!page) {
      process.stdout.write(`${text}\n`);
      return;
    }
    host().display({ "text/plain": text }, { id, update: opened, metadata: { latent_sky: { volatile: "drop" } } });
    opened = true;
  };
  return {
    update(done, note) {
      state = { done, note };
      if (now() - shownAt >= interval) display();
    },
    finish(note = state.note) {
      state = { ...state, note };
      if (live || now() - start >= HEADLESS_INTERVAL_MS) display();
    },
  };
}
