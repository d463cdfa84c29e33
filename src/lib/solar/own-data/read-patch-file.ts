import { statSync } from "node:fs";
import { image, type Image } from "../../arrays";
import { FileFormatError } from "../../errors";
import { fitsImage2d, readFits, readHdf5, readNpy, type FitsHeader } from "../../io";
import type { PatchFile } from "./patch-files";

export interface ReadPatchFileOptions {
  /** unit of arrays that name none, default "G" */
  readonly unit?: "G" | "kG";
  /** which data set of an HDF5 file, default the first */
  readonly dataset?: string;
  /** a larger file is a bad one, default 512 MiB */
  readonly maxFileBytes?: number;
}

/** A patch as its file has it, in gauss. */
export interface RawPatch {
  readonly field: Image;
  /** what tells it from others of the same file: "#3" in a stack, else empty */
  readonly suffix: string;
  readonly header?: FitsHeader | undefined;
}

const GAUSS_PER: Readonly<Record<string, number>> = { kg: 1000, kilogauss: 1000, t: 1e4, tesla: 1e4, mt: 10 };

/** Values of another unit in gauss; a unit that is none of the field is left for the preprocessing to refuse. */
function inGauss(values: ArrayLike<number>, shape: readonly [number, number], unit: string): Image {
  const factor = GAUSS_PER[unit.trim().toLowerCase()];
  const data = values instanceof Float32Array ? values : Float32Array.from(values);
  return factor === undefined ? image(data, shape, unit) : image(data.map((b) => b * factor), shape, "G");
}

function shapeError({ name }: PatchFile, shape: readonly number[], expected: string): FileFormatError {
  const remedy = "Write one patch as [rows, columns].";
  return new FileFormatError({ expected: `${JSON.stringify(name)} to hold ${expected}`, found: shape.join(" x "), remedy });
}

const isPlane = (shape: readonly number[]) => shape.length >= 2 && shape.slice(0, -2).every((size) => size === 1);

function readFitsPatch({ path, harp }: PatchFile, unit: string): RawPatch[] {
  const file = readFits(path, { maxPixels: 2 ** 26 });
  const hdu = file.hdus.find(({ kind, shape }) => /image$/.test(kind) && isPlane(shape));
  const field = fitsImage2d(file, hdu === undefined ? {} : { hdu: hdu.index });
  // JSOC stores SHARPs without keywords, in gauss
  const own = harp === undefined ? unit : "G";
  return [{ field: inGauss(field.data, field.shape, field.unit || own), suffix: "", header: hdu?.header }];
}

async function readHdf5Patch(file: PatchFile, { dataset }: ReadPatchFileOptions, unit: string): Promise<RawPatch[]> {
  const array = await readHdf5(file.path, { plane: 0, ...(dataset === undefined ? {} : { dataset }) });
  const [h, w, ...more] = array.shape;
  if (h === undefined || w === undefined || more.length > 0) {
    throw shapeError(file, array.shape, "one patch [rows, columns] or the paper's [channels, rows, columns]");
  }
  return [{ field: inGauss(array.data, [h, w], array.unit || unit), suffix: "" }];
}

function readNpyPatches(file: PatchFile, unit: string): RawPatch[] {
  const { data, shape } = readNpy(file.path);
  const [n, h, w] = shape.length === 2 ? [1, ...shape] : shape;
  if ((shape.length !== 2 && shape.length !== 3) || n === undefined || h === undefined || w === undefined) {
    throw shapeError(file, shape, "one patch [rows, columns] or a stack [n, rows, columns]");
  }
  return Array.from({ length: n }, (_, k) => ({
    field: inGauss(data.subarray(k * h * w, (k + 1) * h * w), [h, w], unit),
    suffix: shape.length === 2 ? "" : `#${k}`,
  }));
}

/**
 * Reads the patches of one file: the first 2-D image of a FITS file, plane 0 of the first data set of an HDF5 file
 * (the authors' layout), an npy array of one patch or a stack of them.
 * @throws FileFormatError when it is damaged, too large, or holds something else
 */
export async function readPatchFile(file: PatchFile, options: ReadPatchFileOptions = {}): Promise<RawPatch[]> {
  const { unit = "G", maxFileBytes = 2 ** 29 } = options;
  const status = statSync(file.path);
  if (!status.isFile()) {
    const remedy = "Leave it out.";
    throw new FileFormatError({ expected: `${JSON.stringify(file.name)} to be a file`, found: "something else", remedy });
  }
  if (status.size > maxFileBytes) {
    const expected = `${JSON.stringify(file.name)} to have at most ${maxFileBytes} bytes`;
    throw new FileFormatError({ expected, found: String(status.size), remedy: "Split it, or raise maxFileBytes." });
  }
  switch (file.format) {
    case "fits": return readFitsPatch(file, unit);
    case "hdf5": return readHdf5Patch(file, options, unit);
    case "npy": return readNpyPatches(file, unit);
  }
}
