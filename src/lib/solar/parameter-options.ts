import { OptionError } from "../errors";
import { checkPolarityOptions, DILATION_SIDE, POLARITY_THRESHOLD_KG, type PolarityOptions } from "./polarity";

/** Where the paper's text and its authors' code differ, both are here by name; the defaults are the code's. */
export interface ParameterOptions extends PolarityOptions {
  /** TUF: `"mean"` of |s| over all pixels (code, default) or its `"sum"` (text) */
  readonly unsignedField?: "mean" | "sum";
  /** PSEP: in units of the image's `"diagonal"` (code, default) or in `"pixels"` (text) */
  readonly separation?: "diagonal" | "pixels";
  /**
   * TPF, TNF: mean of |s| over all pixels of the sign (`"mean-of-sign"`; code, default), over those beyond the
   * threshold (`"mean-of-threshold"`; the code's other variant), or their sum (`"sum-of-threshold"`; text)
   */
  readonly polarityField?: "mean-of-sign" | "mean-of-threshold" | "sum-of-threshold";
  /** a region that lacks a polarity gets `"nan"` (default; as the real patches were measured) or `"zero"` throughout */
  readonly singlePolarity?: "nan" | "zero";
}

/** The options that the authors' code amounts to; also the defaults. */
export const CODE_CONVENTION = {
  unsignedField: "mean", separation: "diagonal", polarityField: "mean-of-sign", singlePolarity: "nan",
} as const satisfies ParameterOptions;

/** The options that the paper's text describes. */
export const TEXT_CONVENTION = {
  unsignedField: "sum", separation: "pixels", polarityField: "sum-of-threshold", singlePolarity: "nan",
} as const satisfies ParameterOptions;

/** Every option decided. */
export type ParameterSettings = Required<ParameterOptions>;

const CHOICES = {
  unsignedField: ["mean", "sum"],
  separation: ["diagonal", "pixels"],
  polarityField: ["mean-of-sign", "mean-of-threshold", "sum-of-threshold"],
  singlePolarity: ["nan", "zero"],
} as const;

/** Fills in the defaults. @throws OptionError for an unknown variant or an impossible number */
export function parameterSettings(options: ParameterOptions): ParameterSettings {
  const {
    threshold = POLARITY_THRESHOLD_KG, dilationSide = DILATION_SIDE, unsignedField = CODE_CONVENTION.unsignedField,
    separation = CODE_CONVENTION.separation, polarityField = CODE_CONVENTION.polarityField,
    singlePolarity = CODE_CONVENTION.singlePolarity,
  } = options;
  checkPolarityOptions({ threshold, dilationSide });
  const chosen = { unsignedField, separation, polarityField, singlePolarity };
  for (const name of ["unsignedField", "separation", "polarityField", "singlePolarity"] as const) {
    const offered: readonly string[] = CHOICES[name];
    if (offered.includes(chosen[name])) continue;
    throw new OptionError({
      expected: `${name} to be one of ${offered.map((choice) => `"${choice}"`).join(", ")}`,
      found: `"${String(chosen[name])}"`,
      remedy: "Leave the option out for the variant of the authors' code.",
    });
  }
  return { threshold, dilationSide, ...chosen };
}
