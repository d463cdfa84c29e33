import { matrix } from "../../src/lib/arrays";
import { linearBoundary } from "../../src/lib/latent";
import type { Work } from "./work";

const ROWS = 7000;
const COLUMNS = 100;

/** A uniform number by index, the same in linear-svm.py. */
function uniform(index: number): number {
  let k = index >>> 0;
  k = Math.imul(k ^ (k >>> 16), 0x7feb352d);
  k = Math.imul(k ^ (k >>> 15), 0x846ca68b);
  return ((k ^ (k >>> 16)) >>> 0) / 2 ** 32;
}

function normal(index: number): number {
  let sum = 0;
  for (let j = 0; j < 12; j++) sum += uniform(12 * index + j);
  return sum - 6;
}

/** Latents and labels that depend on them by a direction, two curved terms and noise: 83 % can be told apart. */
function classes() {
  const data = Float32Array.from({ length: ROWS * COLUMNS }, (_, k) => normal(k));
  const direction = Float64Array.from({ length: COLUMNS }, (_, j) => normal(ROWS * COLUMNS + j) / Math.sqrt(COLUMNS));
  const labels = Array.from({ length: ROWS }, (_, i) => {
    const z = data.subarray(i * COLUMNS, (i + 1) * COLUMNS);
    const along = direction.reduce((sum, n, j) => sum + n * z[j], 0);
    return along + 0.25 * (z[0] * z[1] + z[2] * z[2] - 1) + 0.5 * normal((ROWS + 1) * COLUMNS + i) > 0;
  });
  return { latents: matrix(data, [ROWS, COLUMNS]), labels };
}

function linearSvm(name: string, peer: string, what: string, repeats: number, gate: number): Work {
  return {
    name,
    what: `linear support vector machine of ${ROWS} x ${COLUMNS} latents, hinge loss, C = 1, free bias, to 0.005 rad; ${what}`,
    peer: ["linear-svm.py", peer],
    repeats,
    gate,
    missing: () => undefined,
    prepare() {
      const { latents, labels } = classes();
      return () => {
        if (!linearBoundary(latents, labels).converged) throw new Error("the boundary did not converge");
      };
    },
  };
}

export const linearSvmWorks: readonly Work[] = [
  linearSvm("linear-svm-svc", "SVC", "the peer solves the same problem", 5, 0.1),
  linearSvm("linear-svm-linearsvc", "LinearSVC-hinge", "the peer has the same loss, and stops unconverged after 1000 passes", 9, 1.2),
  linearSvm("linear-svm-linearsvc-default", "LinearSVC", "the peer has a smoother problem: squared hinge, penalised bias", 15, 1.2),
];
