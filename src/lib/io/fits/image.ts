import { image, type Image } from "../../arrays";
import { decodeCompressed } from "./compressed-image";
import { DAMAGED, fitsError, quoteValue } from "./fits-error";
import { countPixels, requirePixels, requireWhole, type FitsHdu } from "./hdu";
import { type FitsHeader } from "./header";
import { type FitsFile } from "./parse-fits";
import { allocatePixels, unpackPixels, type Pixels, type Scaling } from "./pixels";

/** A decoded FITS image: physical values, NaN where the file has none. */
export interface FitsImage {
  /** float32 where it holds the stored values exactly (BITPIX 8, 16, -32 without a fractional scale), else float64 */
  readonly data: Pixels;
  /** sizes, slowest axis first; the first row of a FITS image is its lowest */
  readonly shape: readonly number[];
  /** BUNIT, or empty */
  readonly unit: string;
  readonly header: FitsHeader;
  /** how many pixels are NaN: BLANK integers, and NaN in float images */
  readonly blanks: number;
}

/** Which HDU to take: its index, or its EXTNAME. */
export interface FitsImage2dOptions {
  readonly hdu?: number | string;
}

function readScaling(header: FitsHeader, bitpix: number): Scaling {
  const finite = (keyword: string, fallback: number) => {
    const value = header.number(keyword, fallback);
    if (Number.isFinite(value)) return value;
    throw fitsError(header.where, {
      expected: `a finite ${keyword}`,
      found: String(value),
      remedy: "Without it the pixels have no values: check the program that wrote the file.",
    });
  };
  const blank = bitpix > 0 ? header.get("BLANK") : undefined;
  return { scale: finite("BSCALE", 1), zero: finite("BZERO", 0), blank: typeof blank === "number" ? blank : undefined };
}

/**
 * Decodes the image of an HDU: `value = BSCALE · stored + BZERO`, stored integers equal to BLANK (or ZBLANK) as NaN.
 * Memory is at most 8 bytes a pixel, and twice that while a compressed image is decoded; pixels are bounded by the
 * file's size (1 a byte, compressed at most 1032 a byte) and by `maxPixels`, before anything is allocated.
 * @throws FitsError when the HDU has no image, is cut off, damaged or too large
 */
export function fitsImage(hdu: FitsHdu): FitsImage {
  const { header, shape, bitpix, kind } = hdu;
  if (kind !== "image" && kind !== "compressed-image") {
    const found = kind === "empty" ? "a header alone (NAXIS = 0)" : kind === "table" ? "a binary table" : "other data";
    throw fitsError(header.where, { expected: "an image", found, remedy: "Choose another HDU: see hdus[i].kind." });
  }
  const scaling = readScaling(header, bitpix);
  let data: Pixels;
  if (kind === "compressed-image") {
    data = decodeCompressed(hdu, scaling);
  } else {
    const bytes = requireWhole(hdu);
    const count = countPixels(header, shape);
    requirePixels(hdu, count);
    const needed = (count * Math.abs(bitpix)) / 8;
    if (bytes.length < needed) {
      const found = `${bytes.length}, GCOUNT = ${header.number("GCOUNT", 1)}`;
      throw fitsError(header.where, { expected: `${needed} bytes of pixels`, found, remedy: DAMAGED });
    }
    data = allocatePixels(bitpix, scaling, count);
    unpackPixels(bytes, bitpix, data, scaling);
  }
  let blanks = 0;
  for (let i = 0; i < data.length; i++) if (data[i] !== data[i]) blanks++;
  const unit = header.get("BUNIT");
  return { data, shape, unit: typeof unit === "string" ? unit : "", header, blanks };
}

const isImage = ({ kind }: FitsHdu) => kind === "image" || kind === "compressed-image";

/** Sizes without axes of length 1 in front, as long as two are left. */
function planeOf(shape: readonly number[]): readonly number[] {
  const first = shape.findIndex((size, axis) => size !== 1 || axis >= shape.length - 2);
  return shape.slice(Math.max(first, 0));
}

function chooseHdu({ hdus, name, warnings }: FitsFile, wanted: number | string | undefined): FitsHdu {
  const hdu = typeof wanted === "number" ? hdus[wanted] : hdus.find((each) =>
    wanted === undefined ? isImage(each) && planeOf(each.shape).length === 2 : each.name === wanted);
  if (hdu !== undefined) return hdu;
  const list = hdus.slice(0, 20).map(({ index, kind, shape, name }) =>
    `${index}: ${kind} ${shape.join(" x ")}${name === "" ? "" : ` ${quoteValue(name)}`}`);
  throw fitsError(name === "" ? "the file" : JSON.stringify(name), {
    expected: wanted === undefined ? "a 2-D image" : `an HDU ${quoteValue(wanted)}`,
    found: list.join("; "),
    remedy: `Choose one with the option hdu.${warnings.length > 0 ? ` ${warnings[0]}.` : ""}`,
  });
}

/**
 * The first 2-D image of a file, or the one chosen, as float32 [h, w] in BUNIT; axes of length 1 in front are dropped.
 * Row 0 is the lowest row of the picture, as FITS has it.
 * @throws FitsError when there is none, or as {@link fitsImage}
 */
export function fitsImage2d(file: FitsFile, { hdu: wanted }: FitsImage2dOptions = {}): Image {
  const hdu = chooseHdu(file, wanted);
  const [h, w, ...more] = planeOf(hdu.shape);
  if (isImage(hdu) && (w === undefined || more.length > 0)) {
    throw fitsError(hdu.header.where, {
      expected: "an image with two axes",
      found: `${hdu.shape.length}: ${hdu.shape.join(" x ")}`,
      remedy: "Read it with fitsImage and take a plane.",
    });
  }
  const { data, unit } = fitsImage(hdu);
  return image(data instanceof Float32Array ? data : Float32Array.from(data), [h, w], unit);
}
