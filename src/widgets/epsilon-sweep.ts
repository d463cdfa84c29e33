import { imageAt, stackImages, table } from "../lib/arrays";
import { OptionError } from "../lib/errors";
import type { ColourMap } from "./colour-maps";
import { sweepSeries, type SweepParameter, type SweepScale, type SweepSeries } from "./epsilon-sweep-curves";
import { stripFrames, sweepLayout } from "./epsilon-sweep-layout";
import { signChanges } from "./epsilon-sweep-marks";
import { checkRows, emphasisedOf, startOf, stepOf, type SweepRow } from "./epsilon-sweep-rows";
import { makeFigure, type Figure, type FigureArray } from "./figure";
import { formatNumber, formatQuantity, type KeyNumbers } from "./numbers";
import { colourScale } from "./sprite";
import type { Origin } from "./tile-sheet";

export interface EpsilonSweepOptions {
  /** the parameters drawn, in order */
  readonly parameters: readonly SweepParameter[];
  /** all in one band, in standard deviations of a population ("standardised", default), or each in its unit ("raw") */
  readonly curves?: "standardised" | "raw";
  /** keys or names of the parameters drawn last, thick and labelled; the others are thin, pale and behind (all) */
  readonly emphasis?: readonly string[];
  /** how the shared band is divided ("linear"); "asinh" keeps what runs far off from flattening the rest */
  readonly scale?: SweepScale;
  /** epsilon where the slider stands at first (0 where it is a step, else the middle) */
  readonly start?: number;
  /** frames of the strip (7) */
  readonly columns?: number;
  /** values of black and white, in the frames' unit ([-1, 1]) */
  readonly domain?: readonly [low: number, high: number];
  readonly colours?: ColourMap;
  /** which row of a frame is drawn at the top: its first ("upper", default) or its last ("lower") */
  readonly origin?: Origin;
  readonly title?: string;
  readonly caption?: string;
  readonly numbers?: KeyNumbers;
}

/** "TUF 0.02 → 0.11 kG" for each parameter along one row, with the changes of sign of those in lanes of their own. */
function changes(series: readonly SweepSeries[], row: number, steps: readonly number[]): string {
  return series
    .map(({ name, unit, measured, apart }) => {
      const values = measured[row] ?? new Float64Array(0);
      const last = formatQuantity({ value: values.at(-1) ?? NaN, unit, digits: 3 });
      const flips = apart ? signChanges(values, steps).map((epsilon) => formatNumber(epsilon, 2)) : [];
      const flipped = flips.length === 0 ? "" : ` (changes sign at ε = ${flips.join(" and ")})`;
      return `${name} ${formatNumber(values[0] ?? NaN, 3)} → ${last}${flipped}`;
    })
    .join(", ");
}

/**
 * Walks through latent space, one per row: a strip of frames against epsilon, under it the measured curve of every
 * parameter, beside it the frame at the slider's epsilon with its values (Chatterjee et al. 2025, Figure 5). The frames
 * lie in one sheet inside the figure, so the slider works without a kernel; the strip alone tells the walk in print.
 * @param epsilons the steps of all rows, rising and equally spaced
 * @throws ShapeError for no rows, frames or values that do not fit the steps, or uneven steps; OptionError for
 * impossible options
 */
export function epsilonSweep(
  rows: readonly SweepRow[],
  epsilons: ArrayLike<number>,
  options: EpsilonSweepOptions,
): Figure {
  const steps = Array.from(epsilons, (epsilon) => Number(epsilon.toPrecision(9)));
  const step = stepOf(steps);
  const {
    parameters,
    curves = "standardised",
    columns = 7,
    domain = [-1, 1],
    colours = "grey",
    origin = "upper",
    scale: bandScale = "linear",
  } = options;
  const { title, numbers } = options;
  checkRows(rows, steps, parameters);
  if (curves !== "standardised" && curves !== "raw") {
    const remedy = "Standardised curves share one band, raw ones have a band each.";
    throw new OptionError({ expected: 'curves "standardised" or "raw"', found: `"${String(curves)}"`, remedy });
  }
  if (bandScale !== "linear" && bandScale !== "asinh") {
    const remedy = "The latter keeps what runs far off from flattening the rest.";
    throw new OptionError({ expected: 'a scale "linear" or "asinh"', found: `"${String(bandScale)}"`, remedy });
  }
  if (!Number.isInteger(columns) || columns < 2) {
    throw new OptionError({ expected: "at least 2 columns", found: `${columns}`, remedy: "Pass for example 7." });
  }
  const start = startOf(steps, step, options.start);
  const series = parameters.map((parameter) => {
    const measured = rows.map(({ values }) => Float64Array.from(values[parameter.key ?? parameter.name] ?? []));
    return sweepSeries(parameter, measured, curves === "standardised");
  });
  const frames = stackImages(rows.flatMap(({ frames: of }) => steps.map((_, frame) => imageAt(of, frame))));
  const spec = sweepLayout({
    titles: rows.map((row) => row.title),
    frames,
    steps,
    step,
    start,
    series,
    shown: stripFrames(steps.length, columns),
    origin,
    standardised: curves === "standardised",
    bandScale,
    emphasised: emphasisedOf(parameters, options.emphasis),
    scale: colourScale(frames.data, { domain, colours }),
  });
  const measured = rows.map((row, r): [string, FigureArray] => [
    `values ${r + 1} ${row.title}`,
    table<string>({
      epsilon: Float64Array.from(steps),
      ...Object.fromEntries(series.map((one) => [one.name, one.measured[r] ?? new Float64Array(0)])),
    }),
  ]);
  const ownSpread = parameters.some(({ spread }) => spread === undefined);
  const population = ownSpread ? "their values in this figure" : "the population";
  const deviations = `the parameters in standard deviations of ${population}`;
  const lanes = series.flatMap(({ name, unit, apart }) => (apart ? [unit === "" ? name : `${name} in ${unit}`] : []));
  const uneven = curves === "standardised" && bandScale === "asinh" ? ", on an asinh scale" : "";
  const below = curves === "standardised" && lanes.length > 0 ? `, and ${lanes.join(", ")} in a lane below` : "";
  const aside = `${uneven}${below}${lanes.length > 0 ? "; diamonds mark changes of sign" : ""}`;
  const [first, last] = [steps[0] ?? NaN, steps.at(-1) ?? NaN];
  return makeFigure({
    spec: { ...(title === undefined ? {} : { title }), ...spec },
    caption:
      options.caption ??
      `${title ?? "Latent walks"}: ${rows.length} ${rows.length === 1 ? "row" : "rows"} of frames, epsilon from ` +
        `${formatNumber(first)} to ${formatNumber(last)} along ${rows.map((row) => row.title).join("; ")}. ` +
        `Under each row ${curves === "raw" ? "every parameter in its own unit" : deviations}${aside}. ` +
        "The slider moves the frames on the left.",
    numbers: {
      steps: `${steps.length} from ${formatNumber(first)} to ${formatNumber(last)}`,
      ...Object.fromEntries(rows.map((row, r) => [`${r + 1} · ${row.title}`, changes(series, r, steps)])),
      ...numbers,
    },
    arrays: {
      ...Object.fromEntries(rows.map((row, r): [string, FigureArray] => [`frames ${r + 1} ${row.title}`, row.frames])),
      ...Object.fromEntries(measured),
    },
    kind: "frames",
  });
}
