import { matrix, rowAt, type Matrix } from "../../arrays";
import { OptionError } from "../../errors";
import { requireLatents, requireVector, type LatentVector } from "../latents";
import { measured, requireParameter, type Measure, type Measurements } from "../measure";

export interface JacobianOptions {
  /** independent vectors of latent space to differentiate along, default its axes */
  readonly basis?: readonly LatentVector[];
  /** half the distance between the two latents of a difference, in units of the latents, default 0.8 */
  readonly difference?: number;
}

/** Wide enough to average over the steps of parameters that count pixels beyond a threshold. */
export const DIFFERENCE = 0.8;

/** First derivatives of measured parameters. */
export interface Jacobian<Name extends string = string> {
  /** parameters at the latents themselves */
  readonly values: Measurements<Name>;
  /** `dp / du_k` of each parameter along basis vector k, rows of k for each latent; NaN where p was not measured */
  readonly derivatives: Readonly<Record<Name, Float64Array>>;
}

/** The axes of latent space. */
export const axes = (size: number): Float64Array[] =>
  Array.from({ length: size }, (_, j) => Float64Array.from({ length: size }, (__, i) => (i === j ? 1 : 0)));

/**
 * Derivatives of parameters by central differences, `(p(z + h b_k) - p(z - h b_k)) / 2h`, all in **one** call of
 * `measure` with `n (2 k + 1)` rows. Parameters with thresholds in them are not smooth, and need a wide difference.
 * @param latents [n, d]; `names` the parameters
 * @throws ShapeError for latents, vectors or measurements that do not fit; OptionError for a difference not above 0
 */
export async function measureJacobian<Name extends string>(
  latents: Matrix, measure: Measure<Name>, names: readonly Name[], options: JacobianOptions = {},
): Promise<Jacobian<Name>> {
  requireLatents(latents, "the latents");
  const [n, d] = latents.shape;
  const { basis = axes(d), difference = DIFFERENCE } = options;
  if (!(difference > 0)) {
    throw new OptionError({ expected: "a difference above 0", found: `${difference}`, remedy: `Leave it out for ${DIFFERENCE}.` });
  }
  basis.forEach((vector, k) => requireVector(vector, d, `basis vector ${k}`));
  const k = basis.length;
  const width = 2 * k + 1;
  const data = new Float32Array(n * width * d);
  for (let i = 0; i < n; i++) {
    const z = rowAt(latents, i);
    data.set(z, i * width * d);
    basis.forEach((vector, b) => {
      const at = (i * width + 1 + 2 * b) * d;
      for (let j = 0; j < d; j++) {
        data[at + j] = z[j] + difference * vector[j];
        data[at + d + j] = z[j] - difference * vector[j];
      }
    });
  }
  const all = await measured(measure, matrix(data, [n * width, d]));
  const column = (name: Name) => requireParameter(all, name);
  const values = names.map((name) => [name, Float64Array.from({ length: n }, (_, i) => column(name)[i * width])]);
  const derivatives = names.map((name) => [name, Float64Array.from({ length: n * k }, (_, q) => {
    const at = Math.floor(q / k) * width + 1 + 2 * (q % k);
    return (column(name)[at] - column(name)[at + 1]) / (2 * difference);
  })]);
  return {
    values: Object.fromEntries(values) as Measurements<Name>,
    derivatives: Object.fromEntries(derivatives) as Record<Name, Float64Array>,
  };
}
