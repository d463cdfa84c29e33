import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import type * as tfjs from "@tensorflow/tfjs";
import { packageRoot } from "../../files";
import { BackendError } from "../backend-error";
import type { BackendInfo, BackendName } from "../backend-info";

export type Tensor = tfjs.Tensor;

/** A started tensor engine. */
export interface Engine extends BackendInfo {
  /** the namespace of TensorFlow.js, for the other rooms of the library; cells never see it */
  readonly tf: typeof tfjs;
}

interface NativeBackend {
  readonly isUsingGpuDevice: boolean;
  readonly binding: { readonly TF_Version: string };
}

/** How many threads one operation may use: LATENT_SKY_THREADS, else all cores. The count is fixed so that runs repeat bit for bit. */
export function threadCount(): number {
  const text = process.env["LATENT_SKY_THREADS"];
  if (text === undefined || text === "") return availableParallelism();
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    throw new BackendError({
      expected: "LATENT_SKY_THREADS to be a whole number of at least 1",
      found: `"${text}"`,
      remedy: "Unset it to use all cores.",
    });
  }
  return count;
}

function quietFramework(threads: number): void {
  process.env["TF_CPP_MIN_LOG_LEVEL"] ??= "3";
  process.env["TF_NUM_INTRAOP_THREADS"] = String(threads);
  process.env["TF_NUM_INTEROP_THREADS"] ??= "1";
  // TensorFlow turns it on by itself on some processors only; a GAN's step is 1.3 times faster with it on the others too
  process.env["TF_ENABLE_ONEDNN_OPTS"] ??= "1";
  // tfjs 4.22 calls a function that Node 22 warns of and Node 23 removed
  const util = require("node:util") as { isNullOrUndefined?: (value: unknown) => boolean };
  util.isNullOrUndefined = (value) => value === null || value === undefined;
}

function loadTfjs(): typeof tfjs {
  const tf = require("@tensorflow/tfjs") as typeof tfjs;
  tf.env().set("PROD", true);
  return tf;
}

function setUpNote(step: string): string | undefined {
  try {
    const stamp = JSON.parse(readFileSync(join(packageRoot(), ".setup", `${step}.json`), "utf8")) as { ok: boolean; note?: string };
    return stamp.ok ? undefined : stamp.note;
  } catch {
    return undefined;
  }
}

/** TensorFlow itself, under the official addon. @throws BackendError when it was not built or does not load */
async function startNative(): Promise<Engine> {
  const threads = threadCount();
  quietFramework(threads);
  loadTfjs();
  let tf: typeof tfjs;
  try {
    tf = require("@tensorflow/tfjs-node-gpu") as typeof tfjs;
  } catch (error) {
    const first = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    const why = setUpNote("tensorflow") ?? setUpNote("addon") ?? first.replace(/ at path:.*$/, "");
    throw new BackendError({
      expected: "native TensorFlow to load",
      found: why,
      remedy: "Run npm run doctor to see what is missing, then npm run setup.",
      cause: error,
    });
  }
  if (!(await tf.setBackend("tensorflow").catch(() => false))) {
    throw new BackendError({ expected: "native TensorFlow to start", found: "that it did not", remedy: "Run npm run doctor." });
  }
  const native = tf.backend() as unknown as NativeBackend;
  return {
    name: "tensorflow",
    version: `TensorFlow ${native.binding.TF_Version}`,
    device: native.isUsingGpuDevice ? "gpu" : "cpu",
    threads,
    tf,
  };
}

function loadWasm(): typeof import("@tensorflow/tfjs-backend-wasm") {
  try {
    return require("@tensorflow/tfjs-backend-wasm") as typeof import("@tensorflow/tfjs-backend-wasm");
  } catch (error) {
    throw new BackendError({ expected: "the package @tensorflow/tfjs-backend-wasm", found: "none", remedy: "Run npm run setup.", cause: error });
  }
}

/** TensorFlow.js compiled to WebAssembly: inference, and training without convolutions. */
async function startWasm(): Promise<Engine> {
  const threads = threadCount();
  quietFramework(threads);
  const tf = loadTfjs();
  const wasm = loadWasm();
  wasm.setWasmPaths(`${dirname(require.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
  wasm.setThreadsCount(threads);
  const started = await tf.setBackend("wasm").catch(() => false);
  if (!started) {
    throw new BackendError({
      expected: "WebAssembly with 128-bit vectors",
      found: `none in Node ${process.versions.node} on ${process.arch}`,
      remedy: "Set LATENT_SKY_BACKEND=cpu, which runs everywhere, slowly.",
    });
  }
  return { name: "wasm", version: `TensorFlow.js ${tf.version.tfjs} (wasm)`, device: "cpu", threads, tf };
}

/** Plain TensorFlow.js, on one thread. */
async function startCpu(): Promise<Engine> {
  quietFramework(1);
  const tf = loadTfjs();
  await tf.setBackend("cpu");
  return { name: "cpu", version: `TensorFlow.js ${tf.version.tfjs} (plain JavaScript)`, device: "cpu", threads: 1, tf };
}

/** Best first. */
export const engines: ReadonlyMap<BackendName, () => Promise<Engine>> = new Map([
  ["tensorflow", startNative],
  ["wasm", startWasm],
  ["cpu", startCpu],
]);
