import { host } from "../../widgets";
import { backendStatus, type BackendStatus } from "../backend";

/** The library is first imported by the first cell: its load is the start of the notebook. */
const started = performance.now();

/** What a notebook took. */
export interface RunSummary {
  /** since the first cell, which imports the library */
  readonly seconds: number;
  /** largest memory of the kernel so far */
  readonly peakBytes: number;
  readonly backend: BackendStatus;
}

/** Time, memory and tensors up to now. Starts no backend. */
export function runSummary(backend: BackendStatus = backendStatus()): RunSummary {
  const seconds = (performance.now() - started) / 1000;
  return { seconds, peakBytes: process.resourceUsage().maxRSS * 1024, backend };
}

/** Shows the last line of a notebook: time since the first cell, peak memory, what computed, tensors still alive. */
export function summary(backend?: BackendStatus): void {
  const { seconds, peakBytes, backend: engine } = runSummary(backend);
  const tensors = `${engine.tensors} ${engine.tensors === 1 ? "tensor" : "tensors"} alive`;
  const memory = `peak memory ${Math.round(peakBytes / 1e6)} MB`;
  const device = engine.name === "none" ? engine.description : `${engine.name}: ${engine.description}`;
  const text = `Ran in ${seconds.toFixed(1)} s, ${memory}, ${device}, ${tensors}.`;
  host().display({ "text/plain": text }, { metadata: { latent_sky: { volatile: true } } });
}
