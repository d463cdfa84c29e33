import { UserError } from "../errors";
import type { EpochRecord, History, LogPoint, Losses } from "./types";

const MOST_POINTS = 2000;

interface Sums {
  readonly count: number;
  readonly sums: Losses;
}

/** All that the recorder knows, as JSON: a recorder made of it goes on as if nothing had happened. */
export interface HistoryState extends History {
  /** steps that a point is the mean of */
  readonly interval: number;
  readonly pending: Sums;
  readonly running: Sums;
}

const NONE: Sums = { count: 0, sums: {} };

function add({ count, sums }: Sums, losses: Losses): Sums {
  return {
    count: count + 1,
    sums: Object.fromEntries(Object.entries(losses).map(([name, value]) => [name, (sums[name] ?? 0) + value])),
  };
}

const mean = ({ count, sums }: Sums): Losses =>
  Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / count]));

const halve = (values: readonly number[]): number[] =>
  Array.from({ length: values.length / 2 }, (_, pair) => ((values[2 * pair] ?? 0) + (values[2 * pair + 1] ?? 0)) / 2);

function requireSameNames(known: readonly string[], names: readonly string[], step: number): void {
  if (known.length === names.length && known.every((name) => names.includes(name))) return;
  throw new UserError({
    expected: `the losses ${known.join(", ")} at every step`,
    found: `${names.join(", ") || "none"} at step ${step}`,
    remedy: "Return the same outputs at every step, or name those to record with losses: [...].",
  });
}

/** Records losses step by step in bounded memory. */
export interface HistoryRecorder {
  /** Adds one step; returns the point that it completes, if it does. */
  add(step: number, epoch: number, losses: Losses): LogPoint | undefined;
  /** means over the running epoch */
  epochMeans(): Losses;
  closeEpoch(record: EpochRecord): void;
  readonly epochs: readonly EpochRecord[];
  /** to be stored with a state */
  state(): HistoryState;
  /** the points so far; a run of steps not yet complete is the last one */
  history(step: number): History;
}

/** A recorder whose points are means of `logSteps` steps at first, or that goes on from a stored state. */
export function recordHistory(logSteps: number, stored?: HistoryState): HistoryRecorder {
  let interval = stored?.interval ?? logSteps;
  let steps = [...(stored?.steps ?? [])];
  let losses = new Map(Object.entries(stored?.losses ?? {}).map(([name, values]) => [name, [...values]]));
  let pending = stored?.pending ?? NONE;
  let running = stored?.running ?? NONE;
  const epochs = [...(stored?.epochs ?? [])];

  const push = (step: number, means: Losses) => {
    steps.push(step);
    for (const [name, value] of Object.entries(means)) losses.get(name)?.push(value);
    if (steps.length < MOST_POINTS) return;
    interval *= 2;
    steps = steps.filter((_, index) => index % 2 === 1);
    losses = new Map([...losses].map(([name, values]) => [name, halve(values)]));
  };

  return {
    epochs,
    add(step, epoch, values) {
      const names = Object.keys(values);
      if (losses.size === 0) losses = new Map(names.map((name) => [name, []]));
      requireSameNames([...losses.keys()], names, step);
      pending = add(pending, values);
      running = add(running, values);
      if (pending.count < interval) return undefined;
      const point = { step, epoch, losses: mean(pending) };
      pending = NONE;
      push(step, point.losses);
      return point;
    },
    epochMeans: () => mean(running),
    closeEpoch(record) {
      running = NONE;
      epochs.push(record);
    },
    state: () => ({ interval, steps, losses: Object.fromEntries(losses), epochs, pending, running }),
    history(step) {
      const last = pending.count > 0 ? mean(pending) : undefined;
      return {
        steps: last === undefined ? [...steps] : [...steps, step],
        losses: Object.fromEntries(
          [...losses].map(([name, values]) => [
            name,
            last === undefined ? [...values] : [...values, last[name] ?? NaN],
          ]),
        ),
        epochs: [...epochs],
      };
    },
  };
}
