import { describeValue, type Matrix } from "../arrays";
import { ShapeError } from "../errors";

/** Values by parameter, one for each latent; NaN where a parameter could not be measured. */
export type Measurements<Name extends string = string> = Readonly<Record<Name, Float64Array>>;

/**
 * What turns latents into measured parameters: it generates an image for each row and measures it. It must depend on
 * the row alone, and may take its time (a promise), so that long work can be interrupted between calls.
 */
export type Measure<Name extends string = string> = (
  latents: Matrix,
) => Measurements<Name> | Promise<Measurements<Name>>;

/** Measures latents and checks what came. @throws ShapeError naming a parameter that has no value for each row */
export async function measured<Name extends string>(measure: Measure<Name>, latents: Matrix): Promise<Measurements<Name>> {
  const values = await measure(latents);
  const n = latents.shape[0];
  for (const [name, column] of Object.entries<Float64Array>(values)) {
    if (column?.length === n) continue;
    const found = typeof column?.length === "number" ? `${column.length}` : describeValue(column);
    const remedy = "Return a Float64Array for each parameter.";
    throw new ShapeError({ expected: `measure() to give ${n} values of "${name}", one for each latent`, found, remedy });
  }
  return values;
}

/** One parameter of the measured. @throws ShapeError naming those that there are */
export function requireParameter<Name extends string>(values: Measurements<Name>, name: Name): Float64Array {
  const column = values[name];
  if (column !== undefined) return column;
  const expected = `measure() to give "${name}"`;
  const found = Object.keys(values).map((one) => `"${one}"`).join(", ") || "nothing";
  throw new ShapeError({ expected, found, remedy: "Ask for one of these, or measure it too." });
}
