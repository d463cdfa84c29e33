import { BackendError } from "../backend-error";
import type { BackendName, BackendOptions } from "../backend-info";
import { setStatus } from "../status";
import { engines, threadCount, type Engine } from "./engines";

let started: Promise<Engine> | undefined;

function forcedByEnvironment(): BackendName | undefined {
  const name = process.env["LATENT_SKY_BACKEND"];
  if (name === undefined || name === "") return undefined;
  if (!engines.has(name as BackendName)) {
    throw new BackendError({
      expected: `LATENT_SKY_BACKEND to be one of ${[...engines.keys()].join(", ")}`,
      found: `"${name}"`,
      remedy: "Unset it to get the best engine that runs here.",
    });
  }
  return name as BackendName;
}

function describe(engine: Engine, wanted: string | undefined): string {
  const threads = `${engine.threads} thread${engine.threads === 1 ? "" : "s"}`;
  const runs = `backend: ${engine.version} on ${engine.device}, ${threads}`;
  return wanted === undefined ? runs : `${runs} (wanted native TensorFlow: ${wanted}; npm run doctor says how to get it)`;
}

async function choose({ force, print }: { force: BackendName | undefined; print: (line: string) => void }): Promise<Engine> {
  let wanted: string | undefined;
  threadCount();
  for (const [name, start] of engines) {
    if (force !== undefined && force !== name) continue;
    try {
      const engine = await start();
      const line = describe(engine, wanted);
      setStatus(engine.name, line.replace("backend: ", ""), () => engine.tf.memory().numTensors);
      print(line);
      return engine;
    } catch (error) {
      if (!(error instanceof BackendError)) throw error;
      if (force !== undefined) {
        throw new BackendError({
          expected: `the forced backend "${force}" to run`,
          found: `that it does not: ${error.found}`,
          remedy: `${error.remedy} Or unset LATENT_SKY_BACKEND to get the best engine that runs here.`,
          cause: error,
        });
      }
      wanted ??= error.found;
    }
  }
  throw new BackendError({ expected: "an engine that runs", found: "none", remedy: "Run npm run doctor." });
}

/**
 * Starts the tensor engine once per process: native TensorFlow, else wasm, else cpu, and prints one line that says what
 * runs and why. Later calls return the same engine.
 * @throws BackendError when a forced engine cannot run, or another one than the running one is asked for
 */
export async function startEngine(options: BackendOptions = {}): Promise<Engine> {
  const { force = forcedByEnvironment(), print = (line: string) => console.log(line) } = options;
  const attempt = started ?? choose({ force, print });
  started = attempt;
  const engine = await attempt.catch((error: unknown) => {
    if (started === attempt) started = undefined;
    throw error;
  });
  if (force !== undefined && engine.name !== force) {
    throw new BackendError({
      expected: `the backend "${force}"`,
      found: `"${engine.name}", which already runs in this process`,
      remedy: "Restart the kernel and ask for it first.",
    });
  }
  return engine;
}

/**
 * Refuses to train convolutions where that cannot work or would take days.
 * @throws BackendError on any engine but native TensorFlow
 */
export function requireTraining(engine: Engine, what: string): void {
  if (engine.name === "tensorflow") return;
  throw new BackendError({
    expected: `native TensorFlow to train ${what}`,
    found: `the "${engine.name}" backend, which ${engine.name === "wasm" ? "has no convolution gradients" : "is some 300 times slower"}`,
    remedy: "Run npm run doctor to see what native TensorFlow needs here; shipped checkpoints run on this backend too.",
  });
}
