import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { FileFormatError } from "../errors";
import { readSharp, unsignedFlux } from "./sharp";
import { findSharps, segmentPath, type SharpRecord } from "./sharp-files";

/** How one SHARP's unsigned flux compares with its header. */
export interface UsfluxItem {
  readonly harp: number;
  readonly time: string;
  /** from Br, Mx */
  readonly unsignedFlux: number;
  /** USFLUX of the header, Mx; six digits */
  readonly published: number;
  /** `|unsignedFlux / published - 1|` */
  readonly relativeError: number;
  /** the share of half a unit in the last digit of `published`: no smaller error means anything */
  readonly rounding: number;
  /** pixels in the mask, to compare with CMASK */
  readonly pixels: number;
  readonly publishedPixels: number;
  /** sha256 of the files by segment */
  readonly files: Readonly<Record<string, string>>;
}

/** What `results/solar-usflux.json` holds. */
export interface UsfluxEvaluation {
  readonly name: "solar-usflux";
  /** no network takes part */
  readonly checkpoint: null;
  readonly n: number;
  /** the claim's value: the relative error */
  readonly value: number;
  /** its uncertainty: the rounding of the published value */
  readonly error: number;
  readonly items: readonly UsfluxItem[];
}

/** The SHARP that the claim is about: NOAA 11158 just after its X2.2 flare. */
export const USFLUX_SHARP = { harp: 377, time: "20110215_020000" } as const;

/** USFLUX is written with six significant digits. */
const USFLUX_DIGITS = 6;

const SEGMENTS = ["Br", "conf_disambig", "bitmap"] as const;

const sha256 = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

/** Compares a SHARP's unsigned flux with its header's USFLUX. @throws as {@link readSharp} and {@link unsignedFlux} */
export function compareUsflux(record: SharpRecord): UsfluxItem {
  const { radialField, fluxMask, header } = readSharp(record);
  const flux = unsignedFlux(radialField, fluxMask, header);
  const published = header.number("USFLUX");
  if (!(published > 0)) {
    const remedy = "HMI leaves it out where the disambiguation failed: take another record.";
    throw new FileFormatError({ expected: `card USFLUX above 0 in ${header.where}`, found: `${published}`, remedy });
  }
  return {
    harp: record.harp,
    time: record.time,
    unsignedFlux: flux,
    published,
    relativeError: Math.abs(flux / published - 1),
    rounding: (0.5 * 10 ** (Math.floor(Math.log10(published)) + 1 - USFLUX_DIGITS)) / published,
    pixels: fluxMask.reduce((sum, inside) => sum + inside, 0),
    publishedPixels: header.number("CMASK"),
    files: Object.fromEntries(SEGMENTS.map((segment) => [segment, sha256(segmentPath(record, segment))])),
  };
}

/**
 * Evaluates claim `solar.fig3.usflux-error` on the SHARP under `folder` that it is about.
 * @throws FileFormatError when that SHARP is not there
 */
export function evaluateUsflux(folder: string): UsfluxEvaluation {
  const { harp, time } = USFLUX_SHARP;
  const record = findSharps(folder).find((sharp) => sharp.harp === harp && sharp.time === time);
  if (record === undefined) {
    throw new FileFormatError({
      expected: `SHARP ${harp} at ${time} under ${JSON.stringify(folder)}`,
      found: "no file hmi.sharp_cea_720s.377.20110215_020000_TAI.*.fits",
      remedy: "Fetch it as datasets/hmi-sharp-377.json says.",
    });
  }
  const item = compareUsflux(record);
  return { name: "solar-usflux", checkpoint: null, n: 1, value: item.relativeError, error: item.rounding, items: [item] };
}
