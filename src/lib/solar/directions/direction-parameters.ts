import type { Images, Matrix } from "../../arrays";
import { physicalParameters, type ParameterName } from "../parameters";

/** The parameters that have a direction in latent space, by the last part of their claims' names. */
export const DIRECTION_PARAMETERS = {
  tuf: "unsignedField", psep: "polaritySeparation", r: "inversionLineField", polarity: "polarity", tpf: "positiveField",
  tnf: "negativeField", tilt: "tilt", area: "area",
} as const satisfies Readonly<Record<string, ParameterName>>;

export type DirectionParameter = keyof typeof DIRECTION_PARAMETERS;

export const DIRECTION_KEYS = Object.keys(DIRECTION_PARAMETERS) as readonly DirectionParameter[];

/** How a parameter becomes two classes: by its median, the polarity (which pole lies to the right) by its sign. */
export const DIRECTION_RULES = { polarity: "sign" } as const satisfies Readonly<Partial<Record<DirectionParameter, "sign">>>;

/** Values of each parameter, one for each latent; NaN for all where the patch lacks a polarity. */
export type DirectionValues = Readonly<Record<DirectionParameter, Float64Array>>;

/** Something for each parameter that has a direction. */
export function perDirection<T>(of: (key: DirectionParameter) => T): Record<DirectionParameter, T> {
  return Object.fromEntries(DIRECTION_KEYS.map((key) => [key, of(key)])) as Record<DirectionParameter, T>;
}

/** The columns that have a direction, measured as the authors' code does. */
export function directionValues(fields: Images): DirectionValues {
  const { columns } = physicalParameters(fields);
  return perDirection((key) => columns[DIRECTION_PARAMETERS[key]]);
}

export interface MeasureLatentsOptions {
  /** patches generated and measured at a time, default 50 */
  readonly chunk?: number;
  readonly signal?: AbortSignal;
  /** called after each chunk, and waited for */
  readonly onChunk?: (done: number, of: number) => void | Promise<void>;
}

/**
 * What turns latents into measured parameters, a chunk at a time, so that the patches of thousands need no memory and
 * a stop is heard between chunks.
 * @param generate G(z) for each row, e.g. that of a loaded generator
 * @returns a function from latents [n, d] to n values of each parameter; it throws the signal's reason when aborted
 */
export function latentMeasure(
  generate: (latents: Matrix) => Images, options: MeasureLatentsOptions = {},
): (latents: Matrix) => Promise<DirectionValues> {
  const { chunk = 50, signal, onChunk } = options;
  return async ({ data, shape: [n, d] }) => {
    const values = perDirection(() => new Float64Array(n));
    for (let first = 0; first < n; first += chunk) {
      signal?.throwIfAborted();
      const last = Math.min(n, first + chunk);
      const some = directionValues(generate({ data: data.subarray(first * d, last * d), shape: [last - first, d] }));
      for (const key of DIRECTION_KEYS) values[key].set(some[key], first);
      await new Promise<void>((resolve) => setImmediate(resolve));
      await onChunk?.(last, n);
    }
    return values;
  };
}
