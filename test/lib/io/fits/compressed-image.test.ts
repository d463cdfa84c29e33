import { expect } from "chai";
import { fitsImage, FitsError, parseFits } from "../../../../src/lib/io/fits";
import { compressedFile, int32 } from "./build";
import { expectAsAstropy, sampleFile, sampleImage, sampleNames } from "./samples";

const read = (bytes: Uint8Array) => fitsImage(parseFits(bytes, { name: "c.fits" }).hdus[1]);
const row = Buffer.concat([int32(5), Buffer.from([0])]);
type Lies = Record<string, number | string>;
const lie = (cards: Lies) => () => read(compressedFile([2, 3], [row, row], cards));

describe("io/fits/compressed-image", () => {
  for (const name of sampleNames.filter((each) => !each.startsWith("plain"))) {
    it(`reads ${name} as astropy does`, () => {
      const { bytes, expected } = sampleImage(name);
      expectAsAstropy(read(bytes), expected);
    });
  }

  it("gives NaN for BLANK pixels, and applies BSCALE and BZERO", () => {
    expect([...lie({ BSCALE: 0.1, BZERO: 1 })().data]).to.deep.equal(new Array(6).fill(5 * 0.1 + 1));
    expect(lie({ BLANK: 5 })().blanks).to.equal(6);
    expect(lie({ ZBLANK: 5 })().blanks).to.equal(6);
  });

  it("refuses PLIO and HCOMPRESS by name", () => {
    expect(() => read(sampleFile("plio"))).to.throw(FitsError, 'found "PLIO_1"');
    expect(() => read(sampleFile("hcompress"))).to.throw(FitsError, 'found "HCOMPRESS_1"');
  });

  it("refuses images larger than their bytes can hold, before it makes room for them", () => {
    expect(lie({ ZNAXIS1: 16000, ZNAXIS2: 16000, ZTILE1: 16000, ZTILE2: 8000 })).to.throw(FitsError, "bytes for tile 0 of 2");
    expect(lie({ ZNAXIS1: 16384, ZNAXIS2: 16385 })).to.throw(FitsError, "at most 268435456 pixels");
    expect(lie({ ZNAXIS1: 1e15, ZNAXIS2: 1e15 })).to.throw(FitsError, "fewer than 2^53 pixels");
  });

  it("refuses tiles of size 0, too many tiles, and rows outside the data", () => {
    expect(lie({ ZTILE1: 0 })).to.throw(FitsError, "card ZTILE1 with a whole number from 1");
    expect(lie({ ZTILE1: 1 })).to.throw(FitsError, "a row for each of 6 tiles, but found 2 rows");
    expect(lie({ ZNAXIS: 7 })).to.throw(FitsError, "card ZNAXIS with a whole number from 0 to 6");
    expect(lie({ ZBITPIX: 7 })).to.throw(FitsError, "ZBITPIX one of");
    expect(lie({ TFIELDS: 1e9 })).to.throw(FitsError, "card TFIELDS with a whole number from 0 to 999");
    expect(lie({ TFIELDS: 0 })).to.throw(FitsError, "bytes for tile 0 of 2, its own, but found 0 bytes");
    expect(lie({ THEAP: 1e9 })).to.throw(FitsError, "card THEAP");
    expect(lie({ NAXIS2: 1e9, PCOUNT: 0 })).to.throw(FitsError, "bytes of data");
  });

  it("refuses unknown dithers, floats without scale, and damaged tiles", () => {
    expect(lie({ ZBITPIX: -32 })).to.throw(FitsError, "RICE_1 data in tile 0, but found floats without ZSCALE and ZZERO");
    expect(lie({ ZBITPIX: -32, ZQUANTIZ: "MORE" })).to.throw(FitsError, "ZQUANTIZ one of");
    const broken = Buffer.concat([int32(5), Buffer.from([0xff])]);
    expect(() => read(compressedFile([2, 3], [row, broken]))).to.throw(FitsError, "RICE_1 data in tile 1, but found block code 31");
    expect(lie({ ZCMPTYPE: "GZIP_1" })).to.throw(FitsError, "GZIP_1 data in tile 0");
  });

  it("decodes an image without pixels", () => {
    expect(lie({ ZNAXIS2: 0 })().data).to.have.length(0);
  });
});
