import type { TrainProgress } from "../../lib/training";
import { statusLine, type StatusLine } from "../runner";

const TERMINAL_MS = 500;
const TEXT_MS = 10_000;

const count = (value: number) => value.toLocaleString("en");

function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** One line that says how far a training is. */
export function describeProgress(name: string, progress: TrainProgress): string {
  const { step, steps, epoch, losses, stepsPerSecond, remainingSeconds } = progress;
  const parts = [
    `${name}: step ${count(step)} of ${count(steps)} (${Math.floor((100 * step) / Math.max(1, steps))} %)`,
  ];
  if (epoch > 0) parts.push(`epoch ${epoch}`);
  parts.push(...Object.entries(losses).map(([loss, value]) => `${loss} ${value.toPrecision(3)}`));
  parts.push(`${stepsPerSecond.toPrecision(3)} steps/s`);
  if (remainingSeconds > 0 && Number.isFinite(remainingSeconds)) parts.push(`about ${duration(remainingSeconds)} left`);
  return parts.join(", ");
}

export interface ProgressLine {
  show(progress: TrainProgress): void;
  /** prints a line that stays */
  say(line: string): void;
  clear(): void;
}

export interface ProgressLineOptions {
  /** the line at the foot of a terminal */
  readonly status?: StatusLine;
  readonly terminal?: boolean;
  readonly print?: (line: string) => void;
  readonly now?: () => number;
}

/** In a terminal a line replaced in place, twice a second; elsewhere a line of text, at most every 10 s. */
export function progressLine(name: string, options: ProgressLineOptions = {}): ProgressLine {
  const { status = statusLine(), terminal = process.stderr.isTTY === true, print = console.log } = options;
  const { now = () => performance.now() } = options;
  let shownAt = terminal ? -Infinity : now();
  return {
    show(progress) {
      if (now() - shownAt < (terminal ? TERMINAL_MS : TEXT_MS)) return;
      shownAt = now();
      const text = describeProgress(name, progress);
      if (terminal) status.show(text);
      else print(text);
    },
    say(line) {
      status.clear();
      print(line);
    },
    clear: () => status.clear(),
  };
}
