import type { Image } from "../arrays";
import { FileFormatError, ShapeError } from "../errors";
import { fitsImage2d, readFits, type FitsHeader } from "../io";
import { manifestEntries } from "./jsoc";
import { segmentPath, type SharpRecord } from "./sharp-files";
import { completeHeader } from "./sharp-header";

/** One segment of a SHARP with its header. Row 0 is the southernmost. */
export interface SharpSegment {
  readonly image: Image;
  readonly header: FitsHeader;
}

/** The radial field of a SHARP and the pixels that its published flux counts. */
export interface Sharp {
  readonly record: SharpRecord;
  /** Br in gauss (Mx/cm^2); NaN where HMI has no value */
  readonly radialField: Image;
  readonly header: FitsHeader;
  /** 1 for the pixels in the published mask, see {@link sharpFluxMask} */
  readonly fluxMask: Uint8Array;
}

/** The numbers that {@link sharpPixelArea} reads; a FITS header has them. */
export type SharpHeader = Pick<FitsHeader, "number">;

const CONFIDENT = 70;
const ACTIVE = 30;

/**
 * Reads one segment, e.g. "Br". Its header has the keywords of `jsoc-manifest.json` beside it where it lacks them, see
 * {@link completeHeader}.
 * @param fetched looks files up in manifests; pass one for many records, so that each manifest is read once
 * @throws FileFormatError when it is missing or damaged
 */
export function readSharpSegment(record: SharpRecord, segment: string, fetched = manifestEntries()): SharpSegment {
  const path = segmentPath(record, segment);
  const file = readFits(path);
  const index = file.hdus.findIndex(({ kind, shape }) => /image$/.test(kind) && shape.length === 2);
  const hdu = file.hdus[index];
  const image = fitsImage2d(file, index < 0 ? {} : { hdu: index });
  if (hdu === undefined) {
    const remedy = "Fetch the file again.";
    throw new FileFormatError({ expected: `a 2-D image in ${JSON.stringify(file.name)}`, found: "none", remedy });
  }
  return { image, header: completeHeader(hdu.header, fetched(path)) };
}

function checkSameShape(segment: string, { shape }: Image, field: Image): void {
  if (shape[0] === field.shape[0] && shape[1] === field.shape[1]) return;
  throw new ShapeError({
    expected: `${segment} to have the shape of the radial field, ${field.shape.join(" x ")}`,
    found: shape.join(" x "),
    remedy: "Take all segments from the same record of hmi.sharp_cea_720s.",
  });
}

/**
 * The pixels that SHARP's unsigned flux counts: `conf_disambig >= 70 and bitmap >= 30`, i.e. inside the active region
 * and with a confident disambiguation (Bobra et al. 2014). @throws ShapeError when the two differ in shape
 */
export function sharpFluxMask(confidence: Image, bitmap: Image): Uint8Array {
  checkSameShape("bitmap", bitmap, confidence);
  const counts = (value: number, i: number) => value >= CONFIDENT && (bitmap.data[i] ?? 0) >= ACTIVE;
  return Uint8Array.from(confidence.data, (value, i) => (counts(value, i) ? 1 : 0));
}

/** Reads Br, conf_disambig and bitmap of a record. @throws FileFormatError, ShapeError naming what does not fit */
export function readSharp(record: SharpRecord): Sharp {
  const { image: radialField, header } = readSharpSegment(record, "Br");
  const confidence = readSharpSegment(record, "conf_disambig").image;
  const bitmap = readSharpSegment(record, "bitmap").image;
  checkSameShape("conf_disambig", confidence, radialField);
  return { record, radialField, header, fluxMask: sharpFluxMask(confidence, bitmap) };
}

function positiveCard(header: SharpHeader, keyword: string, unit: string): number {
  const value = header.number(keyword);
  if (Number.isFinite(value) && value > 0) return value;
  const remedy = "Take the header of Br from hmi.sharp_cea_720s; its pixel area cannot be known without.";
  throw new FileFormatError({ expected: `card ${keyword} above 0 ${unit}`, found: `${value}`, remedy });
}

/**
 * Area of one CEA pixel on the Sun in cm^2, as the SHARP pipeline has it:
 * `a = atan(RSUN_REF radians(CDELT1) / DSUN_OBS)` in arcsec, area `a^2 (RSUN_REF / RSUN_OBS)^2 100^2`;
 * within 1e-5 of `(radians(CDELT1) RSUN_REF 100)^2`. About 1.33e15 cm^2 at 0.03 degrees.
 * @throws FileFormatError when a card is missing, NaN or not positive
 */
export function sharpPixelArea(header: SharpHeader): number {
  const radius = positiveCard(header, "RSUN_REF", "m");
  const distance = positiveCard(header, "DSUN_OBS", "m");
  const apparentRadius = positiveCard(header, "RSUN_OBS", "arcsec");
  const pixel = (positiveCard(header, "CDELT1", "degrees") * Math.PI) / 180;
  const arcsec = Math.atan((radius * pixel) / distance) * (180 / Math.PI) * 3600;
  return arcsec ** 2 * (radius / apparentRadius) ** 2 * 1e4;
}

/**
 * Total unsigned flux, `USFLUX = sum(|Br|) dA` over the mask, in Mx (Bobra et al. 2014).
 * Pixels without a value are left out, as in the pipeline.
 * @param field Br in gauss, shape [h, w]
 * @param mask 1 where a pixel counts, h x w values; see {@link sharpFluxMask}
 * @throws ShapeError when the mask does not fit, counts no pixel with a value, or the field is not in gauss;
 *   FileFormatError when the header lacks the pixel's size
 */
export function unsignedFlux(field: Image, mask: Uint8Array, header: SharpHeader): number {
  const remedy = "Pass Br in gauss, sharpFluxMask of the same record and the header of Br.";
  if (field.unit === "kG") throw new ShapeError({ expected: "a field in gauss", found: 'one in "kG"', remedy });
  if (mask.length !== field.data.length) {
    const expected = `a mask of ${field.data.length} pixels (${field.shape.join(" x ")})`;
    throw new ShapeError({ expected, found: `${mask.length}`, remedy });
  }
  let [sum, count] = [0, 0];
  for (let i = 0; i < mask.length; i++) {
    const b = field.data[i] as number;
    if (mask[i] === 0 || Number.isNaN(b)) continue;
    sum += Math.abs(b);
    count++;
  }
  if (count === 0) {
    throw new ShapeError({ expected: "at least one pixel in the mask with a value", found: "none", remedy });
  }
  return sum * sharpPixelArea(header);
}
