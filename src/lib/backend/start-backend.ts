import type { BackendInfo, BackendOptions } from "./backend-info";
import { startEngine } from "./engine";

/**
 * Starts the tensor engine for a notebook: native TensorFlow, else wasm, else cpu, and prints one line that says what
 * runs and why. Cells hold no tensors, so what comes back is a description.
 * @throws BackendError when a forced engine cannot run, or another one than the running one is asked for
 */
export async function startBackend(options: BackendOptions = {}): Promise<BackendInfo> {
  const { name, version, device, threads } = await startEngine(options);
  return { name, version, device, threads };
}
