import { StringDecoder } from "node:string_decoder";
import type { Run, Runs } from "./runs";

export type StreamName = "stdout" | "stderr";
export type PublishText = (run: Run, name: StreamName, text: string) => void;

export interface StreamOptions {
  /** text waits at most this long for more to join it, in ms */
  readonly interval?: number;
  /** and is sent at once when it grows beyond this many characters */
  readonly limit?: number;
}

interface Segment {
  readonly run: Run;
  readonly name: StreamName;
  text: string;
}

/**
 * Gathers small writes into few stream messages, in the order written, each under the cell that wrote it.
 * A synchronous loop sees its output leave too, since a write after the interval sends without a timer.
 */
export class Streams {
  readonly #runs: Runs;
  readonly #publish: PublishText;
  readonly #interval: number;
  readonly #limit: number;
  #segments: Segment[] = [];
  #waiting = 0;
  #sentAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(runs: Runs, publish: PublishText, { interval = 20, limit = 65_536 }: StreamOptions = {}) {
    this.#runs = runs;
    this.#publish = publish;
    this.#interval = interval;
    this.#limit = limit;
  }

  write(name: StreamName, text: string, run: Run | undefined = this.#runs.current): void {
    if (run === undefined || text === "") return;
    const last = this.#segments.at(-1);
    if (last !== undefined && last.run === run && last.name === name) last.text += text;
    else this.#segments.push({ run, name, text });
    this.#waiting += text.length;
    if (this.#waiting >= this.#limit || performance.now() - this.#sentAt >= this.#interval) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), this.#interval);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sentAt = performance.now();
    this.#waiting = 0;
    for (const { run, name, text } of this.#segments.splice(0)) this.#publish(run, name, text);
  }

  /** Takes over `process.stdout` and `process.stderr`, on which `console` writes too. */
  capture(): void {
    for (const name of ["stdout", "stderr"] as const) {
      const decoder = new StringDecoder("utf8");
      const write = (chunk: string | Uint8Array, encoding?: unknown, callback?: unknown): boolean => {
        const done = typeof encoding === "function" ? encoding : callback;
        this.write(name, typeof chunk === "string" ? chunk : decoder.write(Buffer.from(chunk)));
        if (typeof done === "function") process.nextTick(done as () => void);
        return true;
      };
      Object.assign(process[name], { write, isTTY: false });
    }
  }
}
