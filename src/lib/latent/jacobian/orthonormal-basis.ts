import { Matrix, QrDecomposition } from "ml-matrix";
import { OptionError, ShapeError } from "../../errors";
import type { Stream } from "../../random";
import { requireVector, type LatentVector } from "../latents";

const INDEPENDENCE = 1e-6;

/**
 * An orthonormal basis of the span of vectors, by QR: the k-th is the k-th vector less its part along those before it.
 * @param vectors at least one, at most d, each [d]
 * @throws ShapeError for vectors that do not fit or depend on each other
 */
export function orthonormalBasis(vectors: readonly LatentVector[]): Float64Array[] {
  const size = vectors[0]?.length ?? 0;
  if (size === 0 || vectors.length > size) {
    const remedy = "Pass directions of latent space.";
    throw new ShapeError({ expected: `from 1 to ${size || "d"} vectors with d numbers`, found: `${vectors.length}`, remedy });
  }
  vectors.forEach((vector, k) => requireVector(vector, size, `vector ${k}`));
  const qr = new QrDecomposition(new Matrix(Array.from({ length: size }, (_, i) => vectors.map((vector) => vector[i]))));
  const [q, r] = [qr.orthogonalMatrix, qr.upperTriangularMatrix];
  return vectors.map((vector, k) => {
    const length = Math.sqrt(Array.from(vector).reduce((sum, one) => sum + one * one, 0));
    const rest = r.get(k, k);
    if (Math.abs(rest) < INDEPENDENCE * length || length === 0) {
      const remedy = "Leave it out: the basis spans it already.";
      throw new ShapeError({ expected: "vectors that are independent of each other", found: `vector ${k} in the span of those before it`, remedy });
    }
    return Float64Array.from({ length: size }, (_, i) => Math.sign(rest) * q.get(i, k));
  });
}

/**
 * An orthonormal basis that begins with the span of known directions and goes on at random.
 * @param size d; `count` the vectors wanted, at least as many as known ones, at most d
 * @throws OptionError for another count
 */
export function subspaceBasis(size: number, count: number, stream: Stream, known: readonly LatentVector[] = []): Float64Array[] {
  if (!(Number.isInteger(count) && count >= Math.max(1, known.length) && count <= size)) {
    const expected = `from ${Math.max(1, known.length)} to ${size} vectors`;
    throw new OptionError({ expected, found: `${count}`, remedy: "Pass the size of the subspace." });
  }
  const random = Array.from({ length: count - known.length }, () => Float64Array.from({ length: size }, () => stream.normal()));
  return orthonormalBasis([...known, ...random]);
}
