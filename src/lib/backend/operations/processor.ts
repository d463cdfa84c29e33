import { readFileSync } from "node:fs";

/** Whether a list of processor features, as Linux gives them, has 512-bit vectors. */
export const hasWideVectors = (features: string) => /\bavx512f\b/.test(features);

/**
 * Whether this is an x86 processor whose widest vectors are 256 bits. On these, oneDNN's matrix product of some
 * orientations is a third slower than TensorFlow's own.
 */
export function hasNarrowVectors(): boolean {
  if (process.arch !== "x64") return false;
  try {
    const features = /^flags\s*:(.*)$/m.exec(readFileSync("/proc/cpuinfo", "utf8"))?.[1] ?? "";
    return /\bavx2\b/.test(features) && !hasWideVectors(features);
  } catch {
    return false;
  }
}
