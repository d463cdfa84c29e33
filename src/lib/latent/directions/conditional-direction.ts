import { Matrix, QrDecomposition } from "ml-matrix";
import { ShapeError } from "../../errors";
import { norm, requireDirection } from "../latents";

/** Directions by name, each with a `normal` of length 1: fitted ones, or planes. */
export type NamedNormals<Name extends string = string> = Readonly<Record<Name, { readonly normal: ArrayLike<number> }>>;

export interface ConditionalDirectionOptions {
  /** least sine of the angle between a vector and the span of others that counts as independent, default 1e-6 */
  readonly independence?: number;
}

const quoteAll = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");

function requireNamed(directions: NamedNormals, name: string): ArrayLike<number> {
  const direction = directions[name];
  if (direction !== undefined) return direction.normal;
  const expected = `a direction out of ${quoteAll(Object.keys(directions))}`;
  throw new ShapeError({ expected, found: `"${name}"`, remedy: "Fit a direction of that parameter first." });
}

/**
 * A direction made orthogonal to others, so that a step along it crosses none of their planes:
 * `n' = n - A (A^T A)^-1 A^T n` over its length, the conditions' normals in the columns of A; for one condition c,
 * `n - (n . c) c`. Solved as a least-squares problem by QR, without an inverse.
 * @param directions normals by name, [d], of length 1
 * @param name the direction to change; `conditions` the ones to hold, at least one, at most d - 1
 * @returns [d], length 1
 * @throws ShapeError for names that are not there, conditions that depend on each other, or a direction in their span,
 * naming them
 * Source: Shen et al. (2020), InterFaceGAN, conditional manipulation; Chatterjee et al. (2025), conditional directions of Fig. 5.
 */
export function conditionalDirection(
  directions: NamedNormals, name: string, conditions: readonly string[], options: ConditionalDirectionOptions = {},
): Float64Array {
  const { independence = 1e-6 } = options;
  const normal = requireNamed(directions, name);
  const size = normal.length;
  if (conditions.length === 0 || conditions.includes(name) || new Set(conditions).size < conditions.length) {
    const found = conditions.length === 0 ? "none" : quoteAll(conditions);
    const remedy = "Pass the directions to hold, each once.";
    throw new ShapeError({ expected: `conditions other than "${name}"`, found, remedy });
  }
  const columns = conditions.map((condition) => requireNamed(directions, condition));
  requireDirection(normal, size, `"${name}"`);
  columns.forEach((column, k) => requireDirection(column, size, `"${conditions[k]}"`));
  if (conditions.length >= size) {
    const remedy = "Leave some out.";
    throw new ShapeError({ expected: `fewer than ${size} conditions in ${size} dimensions`, found: `${conditions.length}`, remedy });
  }

  const a = new Matrix(Array.from({ length: size }, (_, i) => columns.map((column) => column[i])));
  const qr = new QrDecomposition(a);
  // of unit columns, |r_kk| is the sine of the angle between column k and the span of those before it
  const dependent = conditions.findIndex((_, k) => Math.abs(qr.upperTriangularMatrix.get(k, k)) < independence);
  if (dependent >= 0) {
    const found = `"${conditions[dependent]}" in the span of ${quoteAll(conditions.slice(0, dependent))}`;
    const remedy = `Leave "${conditions[dependent]}" out: it adds nothing to hold.`;
    throw new ShapeError({ expected: "conditions that are independent of each other", found, remedy });
  }
  const shares = qr.solve(Matrix.columnVector(Array.from(normal))).to1DArray();
  const rest = Float64Array.from({ length: size }, (_, i) => normal[i] - columns.reduce((sum, column, k) => sum + shares[k] * column[i], 0));
  const length = norm(rest);
  if (length < independence) {
    const found = `it in the span of ${quoteAll(conditions)}`;
    const remedy = "No step along it leaves all of them as they are: hold fewer.";
    throw new ShapeError({ expected: `"${name}" to have a part that its conditions do not`, found, remedy });
  }
  return rest.map((one) => one / length);
}
