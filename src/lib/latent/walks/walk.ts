import { matrix, rowAt, type Matrix } from "../../arrays";
import { ShapeError } from "../../errors";
import { norm, requireDirection, requireLatents, requireVector, type LatentVector } from "../latents";

export interface WalkOptions {
  /** rescales every shifted latent to the length of its start, so that it stays in the shell; default false, as in the paper */
  readonly keepNorm?: boolean;
}

/**
 * Each latent shifted along a direction, `z + epsilon n`; with `keepNorm` rescaled by `|z| / |z + epsilon n|`.
 * @param latents [n, d]
 * @param direction n, [d], length 1
 * @param epsilon one for all rows, or one for each, in units of the latents
 * @returns [n, d]
 * @throws ShapeError for a direction or steps that do not fit
 * Source: Chatterjee et al. (2025), `z_shift = z + eps n`.
 */
export function shiftLatents(
  latents: Matrix, direction: LatentVector, epsilon: number | ArrayLike<number>, options: WalkOptions = {},
): Matrix {
  const { keepNorm = false } = options;
  requireLatents(latents, "the latents");
  const [n, d] = latents.shape;
  requireDirection(direction, d, "the direction");
  const steps: ArrayLike<number> = typeof epsilon === "number" ? new Float64Array(n).fill(epsilon) : epsilon;
  const bad = Array.prototype.findIndex.call(steps, (step: unknown) => !Number.isFinite(step));
  if (steps.length !== n || bad >= 0) {
    const found = bad >= 0 ? `${steps[bad]} at index ${bad}` : `${steps.length}`;
    throw new ShapeError({ expected: `one finite epsilon, or one for each of ${n} latents`, found, remedy: "Pass for example 1.5." });
  }
  const data = new Float32Array(n * d);
  for (let i = 0; i < n; i++) {
    const row = Float64Array.from(rowAt(latents, i), (z, j) => z + steps[i] * direction[j]);
    const scale = keepNorm ? norm(rowAt(latents, i)) / norm(row) : 1;
    data.set(scale === 1 ? row : row.map((z) => scale * z), i * d);
  }
  return matrix(data, [n, d]);
}

/**
 * A walk from one latent: row k is `z + epsilon_k n`, rescaled to `|z|` with `keepNorm`.
 * @param latent z, [d]
 * @param direction n, [d], length 1
 * @param epsilons at least one, in units of the latents
 * @returns [number of epsilons, d]
 * @throws ShapeError for vectors or steps that do not fit
 */
export function walk(
  latent: LatentVector, direction: LatentVector, epsilons: ArrayLike<number>, options: WalkOptions = {},
): Matrix {
  requireVector(latent, direction.length, "the latent");
  const count = epsilons.length;
  const data = Float32Array.from({ length: count * latent.length }, (_, k) => latent[k % latent.length]);
  return shiftLatents(matrix(data, [count, latent.length]), direction, epsilons, options);
}
