import { describeValue, requireImages, type Images } from "../lib/arrays";
import { OptionError, ShapeError } from "../lib/errors";
import type { SweepParameter } from "./epsilon-sweep-curves";
import { CATEGORY_COLOURS } from "./theme";

/** One walk: a frame per step, and what was measured on it. */
export interface SweepRow {
  /** what is walked along, e.g. "TUF, R held" */
  readonly title: string;
  /** one frame per epsilon, [n, h, w], in the same unit for all rows */
  readonly frames: Images;
  /** one value per epsilon for every parameter; NaN where it could not be measured */
  readonly values: Readonly<Record<string, ArrayLike<number>>>;
}

/** The step between epsilons. @throws ShapeError unless they are two or more that rise evenly, as a slider does */
export function stepOf(epsilons: readonly number[]): number {
  const step = ((epsilons.at(-1) ?? NaN) - (epsilons[0] ?? NaN)) / (epsilons.length - 1);
  const odd = epsilons.findIndex((epsilon, k) => !(Math.abs(epsilon - (epsilons[0] ?? NaN) - k * step) <= 1e-6 * step));
  if (epsilons.length >= 2 && step > 0 && odd < 0) return step;
  throw new ShapeError({
    expected: "at least two epsilons that rise in equal steps, which a slider can follow",
    found: odd < 0 ? `${epsilons.length}` : `${epsilons[odd]} at index ${odd}`,
    remedy: "Pass for example -6, -5.5, … 6.",
  });
}

function checkRow(row: SweepRow, first: SweepRow, n: number, parameters: readonly SweepParameter[]): void {
  const { title, frames, values } = row;
  requireImages(frames, `the frames of "${title}"`);
  const {
    unit,
    shape: [, h, w],
  } = first.frames;
  if (frames.shape.join() !== [n, h, w].join() || frames.unit !== unit) {
    throw new ShapeError({
      expected: `the frames of "${title}" to be ${n} x ${h} x ${w} in ${unit || "no unit"}, one per epsilon`,
      found: `${frames.shape.join(" x ")} in ${frames.unit || "no unit"}`,
      remedy: "Generate every row at the same epsilons.",
    });
  }
  for (const { name, key = name } of parameters) {
    const found = (values as SweepRow["values"] | undefined)?.[key];
    if (found?.length === n) continue;
    throw new ShapeError({
      expected: `${n} values of "${key}" along "${title}", one per epsilon`,
      found: found === undefined ? "none" : `${found.length}`,
      remedy: "Measure every frame.",
    });
  }
}

/**
 * Checks rows and parameters.
 * @throws ShapeError for no rows, or frames and values that do not fit the epsilons; OptionError for impossible
 * parameters
 */
export function checkRows(
  rows: readonly SweepRow[],
  epsilons: readonly number[],
  parameters: readonly SweepParameter[],
): void {
  const [first] = Array.isArray(rows) ? rows : [];
  if (first === undefined) {
    const remedy = "Pass [{ title, frames, values }], one for each direction.";
    throw new ShapeError({ expected: "at least one row", found: describeValue(rows), remedy });
  }
  if (!Array.isArray(parameters) || parameters.length === 0 || parameters.length > CATEGORY_COLOURS.length) {
    throw new OptionError({
      expected: `1 to ${CATEGORY_COLOURS.length} parameters`,
      found: Array.isArray(parameters) ? `${parameters.length}` : describeValue(parameters),
      remedy: 'Pass for example [{ name: "TUF", unit: "kG" }].',
    });
  }
  const odd = parameters.find(({ spread = 1 }) => !(spread > 0));
  if (odd !== undefined) {
    const remedy = "Pass the standard deviation of a population, or leave it out.";
    throw new OptionError({ expected: `a spread of "${odd.name}" above zero`, found: `${odd.spread}`, remedy });
  }
  rows.forEach((row) => checkRow(row, first, epsilons.length, parameters));
}

/**
 * Indices of the parameters that are emphasised: those named, by key or by name, or all.
 * @throws OptionError for a name that none of them has
 */
export function emphasisedOf(parameters: readonly SweepParameter[], emphasis?: readonly string[]): Set<number> {
  if (emphasis === undefined) return new Set(parameters.keys());
  const known = parameters.flatMap(({ name, key = name }) => (key === name ? [name] : [key, name]));
  const stray = Array.isArray(emphasis) ? emphasis.find((one) => !known.includes(one)) : describeValue(emphasis);
  if (stray !== undefined) {
    const remedy = "Name parameters of the figure, or leave it out to emphasise all.";
    throw new OptionError({ expected: `an emphasis on some of ${known.join(", ")}`, found: `"${stray}"`, remedy });
  }
  return new Set(
    parameters.flatMap(({ name, key = name }, i) => (emphasis.includes(name) || emphasis.includes(key) ? [i] : [])),
  );
}

/** Where the slider stands at first. @throws OptionError when that is no step */
export function startOf(epsilons: readonly number[], step: number, start: number | undefined): number {
  const nearest = (wished: number) => epsilons.find((epsilon) => Math.abs(epsilon - wished) <= 1e-6 * step);
  if (start === undefined) return nearest(0) ?? (epsilons[Math.floor(epsilons.length / 2)] as number);
  const found = nearest(start);
  if (found !== undefined) return found;
  const remedy = "Start at one of the steps.";
  throw new OptionError({ expected: `a start out of ${epsilons.join(", ")}`, found: `${start}`, remedy });
}
