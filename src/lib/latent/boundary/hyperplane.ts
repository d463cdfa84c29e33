import { rowAt, type Matrix } from "../../arrays";
import { ShapeError } from "../../errors";
import { dot, requireDirection, requireLatents } from "../latents";

/** The plane `normal . z + bias = 0` of latent space; the normal has length 1. */
export interface Hyperplane {
  readonly normal: Float64Array;
  /** in units of the latents */
  readonly bias: number;
}

/** Which side each row is on: booleans, 1 and 0, or 1 and -1. */
export type Labels = ArrayLike<number> | readonly boolean[];

/** Labels as 1 and 0. @throws ShapeError for another count than `rows`, a label of another kind, or more than two */
export function requireLabels(labels: Labels, rows: number): Uint8Array {
  const remedy = "Pass one of true and false, 1 and 0, or 1 and -1 for each row.";
  if (labels?.length !== rows) {
    throw new ShapeError({ expected: `${rows} labels, one for each row`, found: `${labels?.length}`, remedy });
  }
  const seen = new Set<number>();
  const positive = Uint8Array.from({ length: rows }, (_, i) => {
    const label = Number(labels[i]);
    if (label !== 1 && label !== 0 && label !== -1) {
      throw new ShapeError({ expected: "labels of two classes", found: `${String(labels[i])} in place ${i}`, remedy });
    }
    seen.add(label);
    return label === 1 ? 1 : 0;
  });
  if (seen.size > 2) throw new ShapeError({ expected: "labels of two classes", found: "1, 0 and -1", remedy });
  return positive;
}

/**
 * Signed distance of each latent to a plane, `normal . z + bias`, in units of the latents; above 0 on the positive side.
 * @param latents [n, d]
 * @throws ShapeError when the latents are not finite, or the normal is no vector of length 1 and size d
 */
export function signedDistances(latents: Matrix, { normal, bias }: Hyperplane): Float64Array {
  requireLatents(latents, "the latents");
  requireDirection(normal, latents.shape[1], "the normal");
  return Float64Array.from({ length: latents.shape[0] }, (_, i) => dot(normal, rowAt(latents, i)) + bias);
}

/** 1 for each latent whose side of the plane is that of its label, else 0: their mean is the accuracy. */
export function correctSides(latents: Matrix, labels: Labels, plane: Hyperplane): Float64Array {
  const positive = requireLabels(labels, latents.shape[0]);
  return signedDistances(latents, plane).map((distance, i) => (distance > 0 === (positive[i] === 1) ? 1 : 0));
}

/** Share of the latents on the side that their label says, 0 … 1. @throws ShapeError as {@link signedDistances} */
export function boundaryAccuracy(latents: Matrix, labels: Labels, plane: Hyperplane): number {
  return correctSides(latents, labels, plane).reduce((sum, right) => sum + right, 0) / latents.shape[0];
}
