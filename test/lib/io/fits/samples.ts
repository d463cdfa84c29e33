import { expect } from "chai";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type FitsImage } from "../../../../src/lib/io/fits";

/** What astropy reads from a file: see reference.py, which wrote samples.json and real-data.json. */
export interface Expected {
  readonly shape: number[];
  /** of the values as little-endian float64, every NaN the same */
  readonly sha256: string;
  readonly sum: number;
  readonly sumOfSquares: number;
  readonly nans: number;
  readonly pixels: [index: number, value: number | null][];
}

interface Samples {
  readonly images: Record<string, Expected & { file: string }>;
  readonly table: { file: string };
  readonly plio: { file: string };
  readonly hcompress: { file: string };
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(__dirname, name), "utf8"));

const samples = read("samples.json") as Samples;

export const sampleNames = Object.keys(samples.images);

export const realData = read("real-data.json") as Record<string, Expected>;

export function sampleImage(name: string): { bytes: Buffer; expected: Expected } {
  const sample = samples.images[name];
  return { bytes: gunzipSync(Buffer.from(sample.file, "base64")), expected: sample };
}

export function sampleFile(name: "table" | "plio" | "hcompress"): Buffer {
  return gunzipSync(Buffer.from(samples[name].file, "base64"));
}

/** Every pixel is what astropy reads, bit for bit (a zero's sign apart). */
export function expectAsAstropy({ data, shape, blanks }: FitsImage, expected: Expected): void {
  expect(shape).to.deep.equal(expected.shape);
  expect(blanks).to.equal(expected.nans);
  for (const [index, value] of expected.pixels) expect(data[index]).to.deep.equal(value ?? NaN);
  const finite = Array.from(data).filter(Number.isFinite);
  const close = (found: number, wanted: number) => expect(found).to.be.closeTo(wanted, 1e-9 * Math.abs(wanted) + 1e-6);
  close(finite.reduce((sum, value) => sum + value * value, 0), expected.sumOfSquares);
  if (Math.abs(expected.sum) < Number.MAX_SAFE_INTEGER) {
    expect(finite.reduce((sum, value) => sum + value, 0)).to.be.closeTo(expected.sum, 1e-9 * expected.sumOfSquares + 1e-6);
  }
  const doubles = Float64Array.from(data);
  expect(createHash("sha256").update(new Uint8Array(doubles.buffer)).digest("hex")).to.equal(expected.sha256);
}
