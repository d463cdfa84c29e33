import { AsyncLocalStorage } from "node:async_hooks";
import type { Header } from "./wire";

/** What a stopped run yields instead of a value. */
export const STOPPED = Symbol("stopped");

const REMEMBERED_RUNS = 64;

/** Where output goes: the request whose cell shows it, and what to call that cell in messages. */
export interface OutputArea {
  readonly header: Header;
  readonly label: string;
}

/**
 * One piece of user code at work: a cell, or a widget's callback. Everything that it starts, timers and promises
 * included, finds it again through {@link Runs.current}, also after it ended.
 */
export class Run {
  readonly controller = new AbortController();
  ended = false;
  /** resolves when the run is cut off */
  readonly stopped: Promise<typeof STOPPED>;
  #stop: (value: typeof STOPPED) => void = () => {};

  /**
   * @param parent the message that messages of this run answer
   * @param area the cell whose output area shows what this run prints
   */
  constructor(
    readonly parent: Header,
    readonly area: OutputArea,
  ) {
    this.stopped = new Promise((resolve) => {
      this.#stop = resolve;
    });
  }

  /** Stops waiting for the run; what it does not hear of goes on inside. */
  cutOff(): void {
    this.#stop(STOPPED);
  }
}

/** Knows which run the code at hand belongs to. */
export class Runs {
  readonly #context = new AsyncLocalStorage<Run>();
  readonly #active = new Set<Run>();
  /** the last runs that ended; their detached code may still listen to its signal */
  readonly #ended = new Set<Run>();
  #latest: Run | undefined;

  /** The run of the calling code, else the one that started last. */
  get current(): Run | undefined {
    return this.#context.getStore() ?? this.#latest;
  }

  /** The run of the calling code, if its context is known. */
  get own(): Run | undefined {
    return this.#context.getStore();
  }

  get active(): readonly Run[] {
    return [...this.#active];
  }

  /**
   * Runs `work` in a turn of its own, so that terminating a synchronous loop in it leaves the caller's frames alone,
   * until it settles or is cut off.
   */
  async execute<T>(run: Run, work: () => T | Promise<T>): Promise<T | typeof STOPPED> {
    this.#active.add(run);
    this.#latest = run;
    const outcome = new Promise<T>((resolve, reject) => {
      setTimeout(() => {
        this.#context.run(run, () => {
          void (async () => work())().then(resolve, reject);
        });
      }, 0);
    });
    try {
      return await Promise.race([outcome, run.stopped]);
    } finally {
      run.ended = true;
      this.#active.delete(run);
      this.#remember(run);
    }
  }

  /** Aborts the signal of all that is at work or, when nothing is, of all that was; returns those newly aborted. */
  abort(): readonly Run[] {
    const targets = this.#active.size > 0 ? this.active : [...this.#ended];
    if (this.#active.size === 0) this.#ended.clear();
    const fresh = targets.filter((run) => !run.controller.signal.aborted);
    for (const run of fresh) run.controller.abort();
    return fresh;
  }

  #remember(run: Run): void {
    this.#ended.add(run);
    const [oldest] = this.#ended;
    if (oldest !== undefined && this.#ended.size > REMEMBERED_RUNS) this.#ended.delete(oldest);
  }
}
