import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { image } from "../../../../src/lib/arrays";
import { requireIntactFits } from "../../../../src/lib/io/download/fits-integrity";
import { encodeFits } from "../../../../src/lib/io/fits";
import { findSharps } from "../../../../src/lib/solar/sharp-files";
import { temporaryFolder } from "../../../support/folder";

const path = join(temporaryFolder(), "image.fits");

/** 1, 2, 3 as float32: words 3f800000, 40000000, 40400000, which add up to bfc00000 = 3217031168. */
const threePixels = (header = {}) => encodeFits({ "": image(Float32Array.of(1, 2, 3), [1, 3]) }, { header });
const write = (bytes: Uint8Array) => {
  writeFileSync(path, bytes);
  return () => requireIntactFits(path);
};

describe("requireIntactFits", () => {
  it("compares DATASUM with the ones-complement sum of the data", () => {
    expect(write(threePixels({ DATASUM: "3217031168" }))()).to.equal("checksum");
    expect(write(threePixels({ DATASUM: "3217031169" }))).to.throw(/HDU 0 of ".*image\.fits" to have data with DATASUM 32170311/);
  });

  it("is content with the lengths where a file has no sums", () => {
    expect(write(threePixels())()).to.equal("length");
  });

  it("adds carries back in, far above 2^53", () => {
    // 2^22 words of ffffffff, which is -0 in ones complement, as is their sum
    const data = new Uint8Array(2 ** 24).fill(255);
    const file = (sum: string) => encodeFits({ "": { data, shape: [2 ** 24] } }, { header: { DATASUM: sum } });
    expect(write(file("4294967295"))()).to.equal("checksum");
  });

  it("refuses files that were cut off, and those that are no FITS", () => {
    const whole = threePixels();
    expect(write(whole.subarray(0, 2885))).to.throw(/to have 12 bytes of data, but found 5\. .*fetch it again/);
    expect(write(whole.subarray(0, 300))).to.throw(/a header that ends with END/);
    expect(write(Buffer.from("<html>"))).to.throw(/a saved web page is a common cause/);
  });

  it("finds HMI's own sums right, and every changed byte", function () {
    const folder = process.env["LATENT_SKY_TEST_DATA"];
    if (folder === undefined) {
      console.log("      LATENT_SKY_TEST_DATA is not set: the checksums of real SHARPs are not computed");
      this.skip();
    }
    const files = findSharps(folder).flatMap(({ segments }) => Object.values(segments));
    expect(files.length).to.be.at.least(17);
    for (const file of files) expect(requireIntactFits(file), file).to.equal("checksum");
    const bytes = readFileSync(files.find((file) => /377.*\.Br\.fits$/.test(file)) ?? "");
    for (const at of [3000, 20_000, 200_000, bytes.length - 1]) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(write(changed), `byte ${at}`).to.throw(/to have (data with DATASUM|an intact CHECKSUM)/);
    }
  });
});
