import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fitsImage, parseFits, readFits } from "../../../../src/lib/io/fits";
import { cropSharp } from "./crop-sharp";
import { fuzzFits, type FuzzReport } from "./fuzz";
import { recordAllocations } from "./record-allocations";
import { sampleFile, sampleImage } from "./samples";

const SAMPLES = [
  "plain-int16-blank", "plain-float32", "rice-int32", "rice-int16-blank", "rice-dither-1", "rice-dither-2",
  "rice-dither-fallback", "rice-cube", "gzip-2-float32", "nocompress-int16",
];
const SHARP = "solar/sharp377/hmi.sharp_cea_720s.377.20110215_020000_TAI.Br.fits";

/** More with LATENT_SKY_FUZZ=1000000. */
const cases = Number(process.env.LATENT_SKY_FUZZ ?? 12_000);

/** 1032 pixels a byte (DEFLATE's limit), 8 bytes each: what fitsImage documents. */
const DOCUMENTED_FACTOR = 1032 * 8;

function expectSound({ read, refused, failures, slowestMs, largestFactor, growth }: FuzzReport, count: number): void {
  expect(failures.slice(0, 3)).to.deep.equal([]);
  expect(read + refused).to.equal(count);
  // a fuzzer whose files are all refused, or all read, tests nothing
  expect(read / count).to.be.within(0.1, 0.9);
  expect(slowestMs).to.be.below(1000);
  expect(largestFactor).to.be.below(DOCUMENTED_FACTOR);
  expect(growth).to.be.below(300e6);
}

describe("io/fits/fuzz", () => {
  it("sees what is allocated", () => {
    const { result, largest } = recordAllocations(() => [new Float64Array(1000), Float32Array.from([1, 2]), new Uint8Array(5)]);
    expect(largest).to.equal(8000);
    expect(result[0]).to.be.instanceOf(Float64Array);
  });

  it(`reads or refuses ${cases} damaged files, in bounded time and memory`, async function () {
    this.timeout(Math.max(15_000, 3 * cases));
    const files = Object.fromEntries(SAMPLES.map((name) => [name, sampleImage(name).bytes]));
    const report = await fuzzFits({ ...files, table: sampleFile("table") }, { cases });
    expectSound(report, cases);
  });

  it("reads or refuses a damaged SHARP", async function () {
    const root = process.env.LATENT_SKY_TEST_DATA;
    if (root === undefined || !existsSync(root)) {
      console.log("      skipped: LATENT_SKY_TEST_DATA is not set to the folder of test data");
      this.skip();
    }
    const path = join(root, SHARP);
    const sharp = cropSharp(path, 12);
    const cropped = fitsImage(parseFits(sharp).hdus[1]);
    expect(cropped.data).to.deep.equal(fitsImage(readFits(path).hdus[1]).data.subarray(0, 12 * 744));
    const count = Math.ceil(cases / 10);
    this.timeout(Math.max(10_000, 30 * count));
    expectSound(await fuzzFits({ sharp }, { cases: count, seedValue: 377 }), count);
  });
});
