const YIELD_MS = 50;
const SMOOTHING = 0.05;

/** Keeps the event loop alive, and the speed of a training. */
export interface Pace {
  /** a step begins */
  begin(): void;
  /** it is done */
  tick(): void;
  /** 50 ms have passed since the event loop last had its turn */
  readonly due: boolean;
  /** gives the event loop its turn: timers, signals, messages */
  yield(): Promise<void>;
  /** 0 before the first step */
  readonly stepsPerSecond: number;
}

/** Times steps from now on; the first one, which may compile, is forgotten once there is a second. */
export function pace(now: () => number = () => performance.now()): Pace {
  let steps = 0;
  let milliseconds = 0;
  let began = now();
  let yielded = began;
  return {
    begin() {
      began = now();
    },
    tick() {
      const taken = now() - began;
      milliseconds = steps < 2 ? taken : milliseconds + SMOOTHING * (taken - milliseconds);
      steps++;
    },
    get due() {
      return now() - yielded >= YIELD_MS;
    },
    async yield() {
      await new Promise<void>((resolve) => setImmediate(resolve));
      yielded = now();
    },
    get stepsPerSecond() {
      return milliseconds > 0 ? 1000 / milliseconds : 0;
    },
  };
}
