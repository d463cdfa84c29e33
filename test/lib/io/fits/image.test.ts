import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fitsImage, fitsImage2d, FitsError, parseFits, readFits } from "../../../../src/lib/io/fits";
import { encodeFits } from "../../../../src/lib/io/fits/write-fits";
import { imageFile } from "./build";
import { expectAsAstropy, realData, sampleFile, sampleImage, sampleNames } from "./samples";

describe("io/fits/image", () => {
  for (const name of sampleNames.filter((each) => each.startsWith("plain"))) {
    it(`reads ${name} as astropy does`, () => {
      const { bytes, expected } = sampleImage(name);
      expectAsAstropy(fitsImage(parseFits(bytes).hdus[0]), expected);
    });
  }

  it("gives unit, header and blanks", () => {
    const { unit, blanks, header } = fitsImage(parseFits(sampleImage("plain-float32").bytes).hdus[0]);
    expect(unit).to.equal("G");
    expect(blanks).to.equal(12);
    expect(header.number("NAXIS1")).to.equal(33);
  });

  it("ignores BLANK of floats, and refuses a scale that is no number", () => {
    const bytes = Buffer.from([0x3f, 0x80, 0, 0]);
    expect(fitsImage(parseFits(imageFile(-32, [1, 1], bytes, { BLANK: 1 })).hdus[0]).blanks).to.equal(0);
    const scaled = parseFits(imageFile(-32, [1, 1], bytes, { BSCALE: { raw: "nan" } }));
    expect(() => fitsImage(scaled.hdus[0])).to.throw(FitsError, "a finite BSCALE, but found NaN");
  });

  it("refuses an image whose GCOUNT leaves it no bytes", () => {
    const file = parseFits(imageFile(8, [2, 3], Buffer.alloc(6), { GCOUNT: 0 }));
    expect(() => fitsImage(file.hdus[0])).to.throw(FitsError, "6 bytes of pixels, but found 0, GCOUNT = 0");
  });

  it("says why an HDU has no image", () => {
    const { hdus } = parseFits(sampleFile("table"));
    expect(() => fitsImage(hdus[0])).to.throw(FitsError, "an image, but found a header alone (NAXIS = 0)");
    expect(() => fitsImage(hdus[1])).to.throw(FitsError, "an image, but found a binary table");
  });
});

describe("io/fits/image: fitsImage2d", () => {
  const data = (length: number) => Float32Array.from({ length }, (_, i) => i);
  const file = parseFits(encodeFits({
    curve: { data: data(5), shape: [5] },
    cube: { data: data(12), shape: [2, 2, 3] },
    map: { data: data(6), shape: [1, 2, 3], unit: "G" },
    mask: { data: data(4), shape: [2, 2] },
  }), { name: "four.fits" });

  it("takes the first 2-D image, without axes of length 1 in front", () => {
    const map = fitsImage2d(file);
    expect(map.shape).to.deep.equal([2, 3]);
    expect(map.unit).to.equal("G");
    expect([...map.data]).to.deep.equal([0, 1, 2, 3, 4, 5]);
  });

  it("takes the one chosen by index or name", () => {
    expect(fitsImage2d(file, { hdu: 3 }).shape).to.deep.equal([2, 2]);
    expect(fitsImage2d(file, { hdu: "mask" }).shape).to.deep.equal([2, 2]);
  });

  it("keeps one row of an image of one row", () => {
    expect(fitsImage2d(parseFits(encodeFits({ a: { data: data(3), shape: [1, 1, 3] } }))).shape).to.deep.equal([1, 3]);
  });

  it("lists what there is when the choice is not", () => {
    expect(() => fitsImage2d(file, { hdu: "flux" })).to.throw(FitsError,
      'expected "four.fits" to have an HDU "flux", but found 0: image 5 "curve"; 1: image 2 x 2 x 3 "cube"');
    expect(() => fitsImage2d(file, { hdu: 9 })).to.throw(FitsError, "an HDU 9");
    expect(() => fitsImage2d(file, { hdu: 1 })).to.throw(FitsError, "an image with two axes, but found 3: 2 x 2 x 3");
    expect(() => fitsImage2d(parseFits(sampleFile("table")))).to.throw(FitsError, "a 2-D image, but found 0: empty");
  });
});

describe("io/fits/image: real files", () => {
  const root = process.env.LATENT_SKY_TEST_DATA;
  before(function () {
    if (root !== undefined && existsSync(root)) return;
    console.log("      skipped: LATENT_SKY_TEST_DATA is not set to the folder of test data");
    this.skip();
  });
  for (const [path, expected] of Object.entries(realData)) {
    it(`reads ${path} as astropy does`, () => {
      const { hdus } = readFits(join(root ?? "", path));
      const hdu = hdus.find(({ kind }) => kind === "image" || kind === "compressed-image");
      if (hdu === undefined) throw new Error("no image");
      expectAsAstropy(fitsImage(hdu), expected);
    });
  }

  it("reads the nan cards, long header and unit of a SHARP", () => {
    const file = readFits(join(root ?? "", "solar/sharp377/hmi.sharp_cea_720s.377.20110215_020000_TAI.Br.fits"));
    const { header } = file.hdus[1];
    expect(header.number("R_VALUE")).to.be.NaN;
    expect(header.number("USFLUX")).to.equal(2.71476e22);
    expect(header.text("T_REC")).to.equal("2011.02.15_02:00:00_TAI");
    const br = fitsImage2d(file);
    expect(br.shape).to.deep.equal([377, 744]);
    expect(br.unit).to.equal("Mx/cm^2");
    expect(file.warnings).to.deep.equal([]);
  });
});
