import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { UserError } from "../../lib/errors";
import { isRecord, type Notebook } from "./notebook-file";
import { packageRoot } from "../../lib/files";

/** A sized run of all notebooks. */
export type Preset = "smoke" | "workshop" | "paper";

/** How one notebook is executed. */
export interface ExecuteOptions {
  /** the name that the notebook goes by; it knows it as LATENT_SKY_NOTEBOOK */
  readonly name: string;
  readonly preset: Preset;
  /** the kernel's name; without it the one that the notebook asks for */
  readonly kernel?: string;
  /** seconds for a cell without `metadata.latent_sky.timeout_s` */
  readonly cellTimeout: number;
  /** seconds for the whole notebook */
  readonly limit: number;
  /** stops the run in good order */
  readonly signal?: AbortSignal;
  /** without LATENT_SKY_DATA, so that outputs can be repeated by anyone */
  readonly withoutData?: boolean;
  readonly onCellStart?: (cell: number) => void;
}

/** What running a notebook gave. */
export interface Execution {
  /** the executed notebook; undefined when no kernel came up or the notebook could not be read */
  readonly notebook?: Notebook;
  /** why the run could not begin or broke, in one sentence */
  readonly error?: string;
  readonly seconds: number;
  /** peak resident memory of the kernel, bytes */
  readonly peakBytes: number;
}

/** Seconds that the client gets to shut its kernel down after it was told to stop. */
const STOP_GRACE = 12;

/** The interpreter of the virtual environment that set-up makes. */
export function pythonPath(root: string = packageRoot()): string {
  const path =
    process.platform === "win32" ? join(root, ".venv", "Scripts", "python.exe") : join(root, ".venv", "bin", "python");
  if (existsSync(path)) return path;
  throw new UserError({
    expected: "the Python environment of set-up",
    found: `no ${path}`,
    remedy: "Run `npm run setup`.",
  });
}

/**
 * Executes a notebook in a fresh kernel through a Jupyter client (`execute.py`, a process of its own) with the
 * package's folder as its working directory. Its client dies, and takes the kernel along, when this process dies.
 */
export async function executeNotebook(path: string, options: ExecuteOptions): Promise<Execution> {
  const root = packageRoot();
  const begun = performance.now();
  const parameters = ["--cwd", root, "--cell-timeout", String(options.cellTimeout), "--limit", String(options.limit)];
  if (options.kernel !== undefined) parameters.push("--kernel", options.kernel);
  const client = spawn(pythonPath(root), [join(root, "src", "cli", "runner", "execute.py"), path, ...parameters], {
    cwd: root,
    env: kernelEnvironment(options),
    stdio: ["pipe", "pipe", "pipe"],
    // in a process group of its own: a Ctrl-C at the terminal reaches this process alone, which then stops the client
    detached: true,
  });
  const stop = () => client.stdin.write("stop\n");
  let killer: NodeJS.Timeout | undefined;
  const onAbort = () => {
    stop();
    killer = setTimeout(() => client.stdin.end(), STOP_GRACE * 1000);
  };
  if (options.signal?.aborted === true) onAbort();
  options.signal?.addEventListener("abort", onAbort, { once: true });
  client.stdin.on("error", () => undefined);
  let complaints = "";
  client.stderr.setEncoding("utf8").on("data", (text: string) => (complaints = (complaints + text).slice(-4000)));

  let end: Pick<Execution, "notebook"> & { peakBytes: number } = { peakBytes: 0 };
  let error: string | undefined;
  const closed = new Promise<number | string>((resolve, reject) => {
    client.on("error", reject);
    client.on("close", (code, signal) => resolve(code ?? signal ?? "unknown"));
  });
  closed.catch(() => undefined); // awaited below, after the events
  try {
    for await (const line of createInterface({ input: client.stdout })) {
      const event: unknown = JSON.parse(line);
      if (!isRecord(event)) continue;
      if (event.event === "cell-start" && typeof event.cell === "number") options.onCellStart?.(event.cell);
      if (event.event === "error") error = describeError(event);
      if (event.event === "end") end = { notebook: event.notebook as Notebook, peakBytes: Number(event.peak_bytes) };
    }
    const code = await closed;
    if (code !== 0 && error === undefined) error = clientEnd(code, complaints);
  } finally {
    clearTimeout(killer);
    client.stdin.end();
    options.signal?.removeEventListener("abort", onAbort);
  }
  const seconds = (performance.now() - begun) / 1000;
  return { notebook: end.notebook, peakBytes: end.peakBytes, seconds, ...(error === undefined ? {} : { error }) };
}

function kernelEnvironment({ name, preset, withoutData = false }: ExecuteOptions): NodeJS.ProcessEnv {
  const ours = { LATENT_SKY_PRESET: preset, LATENT_SKY_NOTEBOOK: name, LATENT_SKY_HEADLESS: "1" };
  const environment: NodeJS.ProcessEnv = { ...process.env, ...ours };
  if (withoutData) delete environment.LATENT_SKY_DATA;
  return environment;
}

function describeError(event: Readonly<Record<string, unknown>>): string {
  const message = String(event.message);
  if (event.kind === "unknown-kernel") {
    const known = Array.isArray(event.known) ? event.known.join(", ") : "none";
    const remedy = "Run `npm run setup`, or choose one with --kernel.";
    return `expected a known kernel (${known}), but found "${message}". ${remedy}`;
  }
  if (event.kind === "kernel-start") return `the kernel did not start: ${message}`;
  if (event.kind === "notebook") return `expected a valid notebook (nbformat 4), but found: ${message}`;
  return message;
}

/** The client's own failure in one line: of a Python traceback the last line says what happened. */
function clientEnd(code: number | string, complaints: string): string {
  const text = complaints.trim();
  const last = /^Traceback /m.test(text) ? (text.split("\n").at(-1) ?? text) : text;
  const remedy = /ModuleNotFoundError|ImportError/.test(last) ? " Run npm run setup, which repairs .venv." : "";
  return `the Jupyter client ended (${code}): ${last}.${remedy}`;
}
