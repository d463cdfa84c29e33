import { setImmediate as nextTurn, setTimeout as delay } from "node:timers/promises";
import type { CellLanguage } from "./cell-language";
import { statusOf, type Publish, type Respond } from "./channels";
import { CUT_OFF, INTERRUPTED, type ReplyError } from "./errors";
import type { RejectionLog } from "./rejections";
import { Run, STOPPED, type Runs } from "./runs";
import type { Streams } from "./streams";
import type { Message } from "./wire";

export interface CellQueueParts {
  readonly language: () => Promise<CellLanguage>;
  readonly publish: Publish;
  readonly rejections: RejectionLog;
  readonly runs: Runs;
  readonly streams: Streams;
  /** how many synchronous loops were ended so far: a cell that had one does not go on */
  readonly terminations: () => number;
}

interface Job {
  readonly request: Message;
  readonly respond: Respond;
}

/** Requests that a client sent before it could know of an error arrive within this time, in ms. */
const ARRIVAL_WINDOW = 20;

/**
 * Runs cells one after the other. What belongs to a cell is set when it starts, not when its request arrives.
 * After an error (unless the request says `stop_on_error: false`) or a stop, the requests already sent are answered
 * `aborted`; a request sent after the error reply always runs.
 */
export class CellQueue {
  readonly #parts: CellQueueParts;
  readonly #jobs: Job[] = [];
  #busy = false;
  #count = 0;
  #running: Run | undefined;

  constructor(parts: CellQueueParts) {
    this.#parts = parts;
  }

  /** The cell at work. */
  get running(): Run | undefined {
    return this.#running;
  }

  add(request: Message, respond: Respond): void {
    this.#jobs.push({ request, respond });
    if (!this.#busy) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#busy = true;
    for (let job = this.#jobs.shift(); job !== undefined; job = this.#jobs.shift()) await this.#run(job);
    this.#busy = false;
  }

  async #run({ request, respond }: Job): Promise<void> {
    const { publish, rejections } = this.#parts;
    const { header, content } = request;
    const code = String(content["code"] ?? "");
    const silent = content["silent"] === true;
    statusOf(publish, header, "busy");
    if (!silent && content["store_history"] !== false) this.#count += 1;
    const count = this.#count;
    if (!silent) publish("execute_input", { code, execution_count: count }, { parent: header });

    const run = new Run(header, { header, label: silent ? "silent cell" : `cell [${count}]` });
    const error = await this.#execute(run, code);
    await nextTurn(); // a promise rejected without a handler is reported in this turn, still under its own cell
    this.#parts.streams.flush();
    if (error !== undefined) publish("error", error, { parent: header });

    const stopped = run.controller.signal.aborted;
    const aborted = stopped || (error !== undefined && content["stop_on_error"] !== false) ? await this.#arrived() : [];
    const metadata = { "latent-sky": { unhandled: rejections.take() } };
    const reply =
      error === undefined ? { status: "ok", payload: [], user_expressions: {} } : { status: "error", ...error };
    respond(request, "execute_reply", { ...reply, execution_count: count }, metadata);
    statusOf(publish, header, "idle");
    for (const job of aborted) this.#abort(job);
  }

  async #execute(run: Run, code: string): Promise<ReplyError | undefined> {
    const { language, runs, terminations } = this.#parts;
    const loaded = await language();
    const before = terminations();
    this.#running = run;
    try {
      const outcome = await runs.execute(run, () => loaded.execute({ label: run.area.label, code }));
      if (outcome !== STOPPED) return outcome;
      return terminations() > before ? INTERRUPTED : CUT_OFF;
    } finally {
      this.#running = undefined;
    }
  }

  async #arrived(): Promise<Job[]> {
    await delay(ARRIVAL_WINDOW);
    return this.#jobs.splice(0);
  }

  #abort({ request, respond }: Job): void {
    const { publish } = this.#parts;
    statusOf(publish, request.header, "busy");
    respond(request, "execute_reply", { status: "aborted" });
    statusOf(publish, request.header, "idle");
  }
}
