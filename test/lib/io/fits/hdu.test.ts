import { expect } from "chai";
import { parseCard } from "../../../../src/lib/io/fits/cards";
import { FitsError } from "../../../../src/lib/io/fits/fits-error";
import { countPixels, readBitpix, readShape, requirePixels, requireWhole, type FitsHdu } from "../../../../src/lib/io/fits/hdu";
import { FitsHeader } from "../../../../src/lib/io/fits/header";
import { card } from "./build";

const header = (cards: Record<string, number>) =>
  new FitsHeader(Object.entries(cards).map(([keyword, value]) => parseCard(card(keyword, value))), "HDU 0");

const hdu = (bytes: number, missing: number, maxPixels: number): FitsHdu => ({
  index: 0, name: "", kind: "image", header: header({}), shape: [20, 10], bitpix: 8,
  stored: { header: header({}), bytes: new Uint8Array(bytes), missing, maxPixels },
});

describe("io/fits/hdu", () => {
  it("reads sizes, slowest axis first", () => {
    expect(readShape(header({ NAXIS: 3, NAXIS1: 10, NAXIS2: 20, NAXIS3: 2 }), "NAXIS", 999)).to.deep.equal([2, 20, 10]);
    expect(readShape(header({ NAXIS: 0 }), "NAXIS", 999)).to.deep.equal([]);
  });

  it("refuses sizes that are negative, missing, fractional or beyond exact numbers", () => {
    for (const NAXIS1 of [-1, 1.5, 1e18]) expect(() => readShape(header({ NAXIS: 1, NAXIS1 }), "NAXIS", 9)).to.throw(FitsError, "card NAXIS1");
    expect(() => readShape(header({ NAXIS: 2, NAXIS1: 4 }), "NAXIS", 9)).to.throw(FitsError, "card NAXIS2 with a number, but found no such card");
    expect(() => readShape(header({ NAXIS: 10 }), "NAXIS", 9)).to.throw(FitsError, "a whole number from 0 to 9");
  });

  it("accepts the six values of BITPIX only", () => {
    for (const BITPIX of [8, 16, 32, 64, -32, -64]) expect(readBitpix(header({ BITPIX }), "BITPIX")).to.equal(BITPIX);
    expect(() => readBitpix(header({ BITPIX: 7 }), "BITPIX")).to.throw(FitsError, "one of 8, 16, 32, 64, -32, -64, but found 7");
  });

  it("counts pixels, none for no axes, and refuses what overflows", () => {
    expect(countPixels(header({}), [3, 4, 5])).to.equal(60);
    expect(countPixels(header({}), [])).to.equal(0);
    expect(countPixels(header({}), [1e15, 0, 1e15])).to.equal(0);
    expect(() => countPixels(header({}), [1e9, 1e9])).to.throw(FitsError, "fewer than 2^53 pixels");
  });

  it("refuses data that are cut off or larger than allowed", () => {
    expect(requireWhole(hdu(200, 0, 200))).to.have.length(200);
    expect(() => requireWhole(hdu(150, 50, 200))).to.throw(FitsError, "200 bytes of data, but found 150");
    expect(() => requirePixels(hdu(200, 0, 199), 200)).to.throw(FitsError, "at most 199 pixels, but found 20 x 10");
    expect(() => requirePixels(hdu(200, 0, 200), 200)).to.not.throw();
  });
});
