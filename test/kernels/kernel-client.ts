import { spawn, type ChildProcessByStdio } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

export const ROOT = resolve(__dirname, "../..");

export interface KernelMessage {
  readonly type: string;
  readonly content: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
  readonly parent: string;
  /** base64 */
  readonly buffers: readonly string[];
  readonly seconds: number;
  /** true when the stop button was pressed as this arrived */
  readonly interrupted?: boolean;
}

export interface Request {
  readonly type: string;
  readonly content: object;
  readonly channel?: "shell" | "control";
  readonly buffers?: readonly string[];
}

export interface Result {
  readonly id: string;
  readonly reply: KernelMessage | null;
  /** what was published as answer to this request */
  readonly messages: readonly KernelMessage[];
}

export interface RunAnswer {
  readonly results: readonly Result[];
  readonly messages: readonly KernelMessage[];
  readonly seconds: number;
}

export interface RunOptions {
  /** seconds after sending at which the stop button is pressed */
  readonly interrupts?: readonly number[];
  /** text whose first appearance presses it */
  readonly interrupt_on?: string;
  readonly timeout?: number;
}

export interface StartOptions {
  readonly kernel?: string;
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

export interface Started {
  readonly seconds: number;
  readonly pid: number;
  readonly info: Record<string, unknown>;
}

export interface ClientOptions {
  /** what kernel.json gives Node before the kernel's file */
  readonly nodeFlags?: readonly string[];
}

/** A real Jupyter client (jupyter_client, in Python) with one kernel, spoken to in JSON lines. */
export class KernelClient {
  readonly #folder = mkdtempSync(join(tmpdir(), "latent-sky-kernel-"));
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #lines: AsyncIterator<string>;
  #log = "";

  constructor({ nodeFlags }: ClientOptions = {}) {
    const python = join(ROOT, ".venv/bin/python");
    const main = join(ROOT, "dist/kernels/latent-sky/main.js");
    for (const file of [python, main]) {
      if (!existsSync(file)) throw new Error(`expected ${file}, but found nothing there. Run "npm run setup" first.`);
    }
    const kernels = join(this.#folder, "kernels/latent-sky");
    mkdirSync(kernels, { recursive: true });
    const template = readFileSync(join(ROOT, "kernels/latent-sky/kernel.json"), "utf8");
    const spec = JSON.parse(template.replaceAll("{node}", process.execPath).replaceAll("{root}", ROOT)) as {
      argv: string[];
    };
    if (nodeFlags !== undefined) spec.argv.splice(1, 1, ...nodeFlags);
    writeFileSync(join(kernels, "kernel.json"), JSON.stringify(spec));
    this.#process = spawn(python, [join(__dirname, "driver.py")], {
      env: { ...process.env, JUPYTER_PATH: this.#folder, JUPYTER_RUNTIME_DIR: this.#folder },
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#process.stderr.on("data", (chunk: Buffer) => (this.#log += chunk.toString()));
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** What client and kernel wrote on their terminal. */
  get log(): string {
    return this.#log;
  }

  start(options: StartOptions = {}): Promise<Started> {
    return this.#command({ do: "start", ...options });
  }

  restart(): Promise<Started> {
    return this.#command({ do: "restart" });
  }

  run(requests: readonly Request[], options: RunOptions = {}): Promise<RunAnswer> {
    return this.#command({ do: "run", requests, ...options });
  }

  /** Sends cells at once, as "Run all" does. */
  runCells(cells: readonly string[], options: RunOptions = {}): Promise<RunAnswer> {
    return this.run(
      cells.map((code) => cell(code)),
      options,
    );
  }

  async runCell(code: string, options: RunOptions = {}): Promise<Result> {
    const { results } = await this.runCells([code], options);
    const [result] = results;
    if (result === undefined) throw new Error("no result");
    return result;
  }

  async listen(seconds: number): Promise<readonly KernelMessage[]> {
    return (await this.#command<{ messages: KernelMessage[] }>({ do: "listen", seconds })).messages;
  }

  forge(channel: string, how: string, type: string, content: object): Promise<unknown> {
    return this.#command({ do: "forge", channel, how, type, content });
  }

  signal(name: string): Promise<unknown> {
    return this.#command({ do: "signal_kernel", name });
  }

  async alive(): Promise<boolean> {
    return (await this.#command<{ alive: boolean }>({ do: "alive" })).alive;
  }

  shutdown(): Promise<{ seconds: number }> {
    return this.#command({ do: "shutdown" });
  }

  /** Kills the client without a word to its kernel. */
  kill(): void {
    this.#process.kill("SIGKILL");
  }

  /** Ends client and kernel. */
  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      this.#process.stdin.end();
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Sends without waiting for the answer. */
  post(command: object): void {
    this.#process.stdin.write(`${JSON.stringify(command)}\n`);
  }

  async #command<T>(command: object): Promise<T> {
    this.post(command);
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error(`the driver ended: ${this.#log}`);
    const answer = JSON.parse(value) as T & { failure?: string };
    if (answer.failure !== undefined) throw new Error(`${answer.failure}\n${this.#log}`);
    return answer;
  }
}

/** An execute request. */
export function cell(code: string, options: object = {}): Request {
  return {
    type: "execute_request",
    content: { code, silent: false, store_history: true, stop_on_error: true, ...options },
  };
}

/** What a cell printed, joined. */
export function textOf(messages: readonly KernelMessage[], name = "stdout"): string {
  const streams = messages.filter(({ type, content }) => type === "stream" && content["name"] === name);
  return streams.map(({ content }) => String(content["text"])).join("");
}

/** The traceback of the error that a cell published. */
export function tracebackOf({ messages }: Result): string {
  const error = messages.find(({ type }) => type === "error");
  return ((error?.content["traceback"] ?? []) as string[]).join("\n");
}

export function statusOf(result: Result | undefined): unknown {
  return result?.reply?.content["status"];
}

/** Seconds from the stop button to the reply. */
export function secondsAfterStop({ reply, messages }: Result): number {
  const stop = messages.find(({ interrupted }) => interrupted === true);
  return Number(reply?.seconds) - Number(stop?.seconds);
}

/** Resolves with the seconds until a process is gone. */
export async function goneAfter(pid: number, timeout: number): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < timeout * 1000) {
    if (!isRunning(pid)) return (performance.now() - began) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`process ${pid} still runs after ${timeout} s`);
}

function isRunning(pid: number): boolean {
  try {
    // a zombie is gone: it only waits for a parent that asks
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
