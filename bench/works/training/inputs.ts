import type { Stream } from "../../../src/lib/random";

/** standard normal */
export function normals(stream: Stream, count: number): Float32Array {
  return Float32Array.from({ length: count }, () => stream.normal());
}

/** uniform in [-1, 1) */
export function uniforms(stream: Stream, count: number): Float32Array {
  return Float32Array.from({ length: count }, () => 2 * stream.uniform() - 1);
}
