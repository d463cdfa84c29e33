import { matrix, type Matrix } from "../../../src/lib/arrays";

export interface NoisyClasses {
  readonly latents: Matrix;
  readonly labels: boolean[];
}

/**
 * Latents of two overlapping classes, the same numbers as in Python:
 *   s = 1
 *   def u(): global s; s = (1664525 * s + 1013904223) % 2**32; return s / 2**32
 *   normal = lambda: sum(u() for _ in range(12)) - 6
 *   X = np.array([[normal() for _ in range(d)] for _ in range(n)], dtype=np.float32).astype(float)
 *   t = X[:, 0] - 0.5 * X[:, 1] + 0.3 * X[:, 2] * X[:, 3] + np.array([normal() for _ in range(n)])
 *   y = t > 0.3
 */
export function noisyClasses(n: number, d: number): NoisyClasses {
  let s = 1;
  const uniform = () => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0;
    return s / 2 ** 32;
  };
  const normal = () => {
    let sum = 0;
    for (let i = 0; i < 12; i++) sum += uniform();
    return sum - 6;
  };
  const data = Float32Array.from({ length: n * d }, normal);
  const at = (i: number, j: number) => data[i * d + j];
  const labels = Array.from({ length: n }, (_, i) => at(i, 0) - 0.5 * at(i, 1) + 0.3 * at(i, 2) * at(i, 3) + normal() > 0.3);
  return { latents: matrix(data, [n, d]), labels };
}
