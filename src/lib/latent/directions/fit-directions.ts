import { setImmediate } from "node:timers/promises";
import { describeValue, type Matrix } from "../../arrays";
import { OptionError, ShapeError } from "../../errors";
import type { Stream } from "../../random";
import { bootstrap, mean, quantile, type Bootstrap, type BootstrapOptions } from "../../statistics";
import { boundaryAccuracy, correctSides, linearBoundary, type LinearBoundary, type LinearBoundaryOptions } from "../boundary";
import { chooseRows, requireLatents } from "../latents";

/** How a parameter becomes two classes: above its median over all latents, or above 0. */
export type LabelRule = "median" | "sign";

export interface FitDirectionsOptions<Name extends string = string> extends LinearBoundaryOptions, BootstrapOptions {
  /** rule by parameter, default "median"; "sign" suits a polarity, whose zero has a meaning */
  readonly rules?: Readonly<Partial<Record<Name, LabelRule>>>;
  /** share of the latents that the planes are fitted to, default 0.7; the rest measures the accuracy */
  readonly trainShare?: number;
  readonly signal?: AbortSignal;
  /** called after each parameter, and waited for */
  readonly onDirection?: (name: Name, done: number, of: number) => void | Promise<void>;
}

/** The direction of one parameter: its boundary's unit normal points to where the parameter is large. */
export interface Direction extends LinearBoundary {
  readonly rule: LabelRule;
  /** the label says whether the parameter is above it */
  readonly threshold: number;
  /** share of the held-out latents on the right side, with its bootstrap interval */
  readonly accuracy: Bootstrap;
  /** accuracy on the held-out latents of always naming the class that is larger among the others */
  readonly baseline: number;
  readonly trainAccuracy: number;
  /** latents fitted to, held out, and left out because the parameter is NaN there */
  readonly counts: { readonly train: number; readonly heldOut: number; readonly unmeasured: number };
}

export type Directions<Name extends string = string> = Readonly<Record<Name, Direction>>;

/** Values of each parameter, one for each latent; NaN where it could not be measured. */
export type Measured<Name extends string = string> = Readonly<Record<Name, ArrayLike<number>>>;

function thresholdOf(values: ArrayLike<number>, rule: LabelRule, name: string): number {
  if (rule !== "median" && rule !== "sign") {
    const remedy = "Pass { polarity: \"sign\" }, or leave it out for the median.";
    throw new OptionError({ expected: `the rule of "${name}" to be "median" or "sign"`, found: describeValue(rule), remedy });
  }
  const measured = Float64Array.from(values).filter((value) => !Number.isNaN(value));
  if (measured.length < 4) {
    const remedy = "Pass values that could be measured.";
    throw new ShapeError({ expected: `at least 4 values of "${name}"`, found: `${measured.length}`, remedy });
  }
  return rule === "sign" ? 0 : quantile(measured, 0.5);
}

function fitDirection(
  latents: Matrix, values: ArrayLike<number>, name: string, rule: LabelRule,
  [train, heldOut]: readonly [Uint32Array, Uint32Array], stream: Stream, options: FitDirectionsOptions,
): Direction {
  const threshold = thresholdOf(values, rule, name);
  const measured = (rows: Uint32Array) => rows.filter((row) => !Number.isNaN(values[row]));
  const labelsOf = (rows: Uint32Array) => Uint8Array.from(rows, (row) => (values[row] > threshold ? 1 : 0));
  const parts = [measured(train), measured(heldOut)].map((rows) => ({ latents: chooseRows(latents, rows), labels: labelsOf(rows) }));
  const [fitted, held] = parts;
  const above = mean(Array.from(fitted.labels));
  if (above === 0 || above === 1) {
    const found = `${fitted.labels.length} values ${above === 0 ? "at or below" : "above"} ${threshold}`;
    const remedy = rule === "median" ? "More than half of the values are equal." : "Use the rule \"median\".";
    throw new ShapeError({ expected: `values of "${name}" on both sides of its ${rule === "median" ? "median" : "zero"}`, found, remedy });
  }
  const boundary = linearBoundary(fitted.latents, fitted.labels, options);
  return {
    ...boundary, rule, threshold,
    accuracy: bootstrap(correctSides(held.latents, held.labels, boundary), mean, stream.stream(`accuracy of ${name}`), options),
    baseline: mean(Array.from(held.labels, (label) => (label === (above >= 0.5 ? 1 : 0) ? 1 : 0))),
    trainAccuracy: boundaryAccuracy(fitted.latents, fitted.labels, boundary),
    counts: {
      train: fitted.labels.length, heldOut: held.labels.length,
      unmeasured: latents.shape[0] - fitted.labels.length - held.labels.length,
    },
  };
}

/**
 * One direction of latent space for each parameter: the unit normal of the plane that separates latents whose image has
 * a large value from those with a small one, with its accuracy on latents held out, 1000 bootstrap resamples.
 * All parameters share one split. Rows where a parameter is NaN are left out for it, and counted.
 * @param latents [n, d], standard normal draws; the paper has 10,000
 * @param parameters n values of each parameter, e.g. the columns of a table
 * @param stream draws the split and the resamples
 * @throws ShapeError naming the parameter for values that do not fit or leave one class; OptionError for impossible
 * options; the signal's reason when aborted
 * Source: Chatterjee et al. (2025): labels by the median, 7,000 latents to fit and 3,000 to validate.
 */
export async function fitDirections<Name extends string>(
  latents: Matrix, parameters: Measured<Name>, stream: Stream, options: FitDirectionsOptions<Name> = {},
): Promise<Directions<Name>> {
  const { rules = {} as Readonly<Partial<Record<Name, LabelRule>>>, trainShare = 0.7, signal, onDirection } = options;
  requireLatents(latents, "the latents", 4);
  const n = latents.shape[0];
  const names = Object.keys(parameters) as Name[];
  const odd = names.find((name) => parameters[name]?.length !== n);
  if (odd !== undefined) {
    const found = `${parameters[odd]?.length}`;
    throw new ShapeError({ expected: `${n} values of "${odd}", one for each latent`, found, remedy: "Measure all latents." });
  }
  const stray = Object.keys(rules).find((name) => !(name in parameters));
  if (stray !== undefined) {
    const expected = `rules for parameters out of ${names.map((name) => `"${name}"`).join(", ")}`;
    throw new OptionError({ expected, found: `one for "${stray}"`, remedy: "Name the rule as the parameter is named." });
  }
  const train = Math.round(n * trainShare);
  if (!(train >= 2 && train <= n - 2)) {
    const remedy = "The paper uses 0.7.";
    throw new OptionError({ expected: "a train share that leaves two latents on either side", found: `${trainShare}`, remedy });
  }
  const order = stream.stream("split").permutation(n);
  const split = [order.slice(0, train), order.slice(train)] as const;
  const directions: [Name, Direction][] = [];
  for (const name of names) {
    signal?.throwIfAborted();
    const direction = fitDirection(latents, parameters[name], name, rules[name] ?? "median", split, stream, options as FitDirectionsOptions);
    directions.push([name, direction]);
    await onDirection?.(name, directions.length, names.length);
    await setImmediate();
  }
  return Object.fromEntries(directions) as Directions<Name>;
}
