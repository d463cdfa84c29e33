import type { CellLanguage } from "./cell-language";
import type { Run, Runs } from "./runs";
import type { Streams } from "./streams";

/** What a runner looks for on stderr. */
export type FaultPrefix = "UnhandledPromiseRejection" | "UncaughtException" | "WidgetError";

/**
 * Errors that no cell waited for: shown on stderr under the cell that caused them, as far as that is known, and kept
 * for the metadata of the next execute reply (`latent-sky.unhandled`), so that a runner sees them too.
 */
export class RejectionLog {
  readonly #runs: Runs;
  readonly #streams: Streams;
  readonly #running: () => Run | undefined;
  readonly #language: () => CellLanguage | undefined;
  #pending: string[] = [];

  constructor(runs: Runs, streams: Streams, running: () => Run | undefined, language: () => CellLanguage | undefined) {
    this.#runs = runs;
    this.#streams = streams;
    this.#running = running;
    this.#language = language;
  }

  /** Listens to the process; from now on such errors do not end it. */
  capture(): void {
    process.on("unhandledRejection", (reason) => this.report("UnhandledPromiseRejection", reason));
    process.on("uncaughtException", (error) => this.report("UncaughtException", error));
  }

  report(prefix: FaultPrefix, error: unknown, run: Run | undefined = this.#runs.current): void {
    const text = `${prefix}: ${this.#tell(error)}`;
    this.#pending.push(text);
    const running = this.#running();
    if (run !== undefined) this.#streams.write("stderr", `${text}\n`, run);
    // a headless client no longer listens to an ended cell, so the running one says it too
    if (running !== undefined && running.area.header !== run?.area.header) {
      this.#streams.write("stderr", `${text}\n(caused by ${run?.area.label ?? "an earlier cell"})\n`, running);
    }
    this.#streams.flush();
  }

  /** What was reported since the last call. */
  take(): string[] {
    return this.#pending.splice(0);
  }

  #tell(error: unknown): string {
    return this.#language()?.describe(error).traceback.join("\n") ?? String(error);
  }
}
