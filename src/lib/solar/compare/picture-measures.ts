import { stackImages, type Image } from "../../arrays";
import { pixelHistogram, powerSlopes, radialPower, type PixelHistogram } from "../../statistics";
import { regionParameters } from "../parameters";
import { POLARITY_THRESHOLD_KG } from "../polarity";
import { preprocessMagnetogram } from "../preprocess";

/** What is compared of one cut-out, as the paper's networks see it: 128 x 128, kG. */
export interface PictureMeasures {
  /** R, field along the polarity-inversion line, kG; 0 where there is none */
  readonly inversionLineField: number;
  /** slope of the azimuthally averaged power in log-log over wavenumbers 1-10 */
  readonly slope: number;
  /** shares of the pixels in 101 bins over +-`histogramRange` */
  readonly histogram: PixelHistogram;
}

export interface PictureMeasureOptions {
  /** largest field of the pixel histogram in kG, default 1 */
  readonly histogramRange?: number;
  /** field in kG beyond which pixels belong to a polarity, default the paper's 0.15 */
  readonly threshold?: number;
}

/** For cut-outs of full-disc pictures: clipped at 250 G before they are averaged, they seldom reach 150 G. */
export const CUTOUT_MEASURES: Required<PictureMeasureOptions> = { histogramRange: 0.3, threshold: 0.05 };

/** Wavenumbers, in cycles per image, of the solar group's later comparisons of spectra. */
export const SLOPE_RANGE = [1, 10] as const;

/** Measures one region's radial field in gauss after the paper's preprocessing. */
export function measurePicture(field: Image, options: PictureMeasureOptions = {}): PictureMeasures {
  const { histogramRange = 1, threshold = POLARITY_THRESHOLD_KG } = options;
  const squashed = preprocessMagnetogram(field);
  const stack = stackImages([squashed]);
  return {
    inversionLineField: regionParameters(squashed, { singlePolarity: "zero", threshold }).inversionLineField,
    slope: powerSlopes(radialPower(stack), SLOPE_RANGE)[0],
    histogram: pixelHistogram(stack, { range: [-histogramRange, histogramRange] }),
  };
}
