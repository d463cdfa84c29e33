import { expect } from "chai";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { fitsImage, FitsError, parseFits, readFits } from "../../../../src/lib/io/fits";
import { card, compressedFile, EMPTY_PRIMARY, header, imageFile, rawHeader } from "./build";

const pixels = Buffer.from([1, 2, 3, 4, 5, 6]);
const extension = (cards: Record<string, string | number>) =>
  header({ XTENSION: "IMAGE", BITPIX: 8, NAXIS: 1, NAXIS1: 6, PCOUNT: 0, GCOUNT: 1, ...cards });

describe("io/fits/parse-fits", () => {
  it("finds every HDU, with kind, name and shape", () => {
    const file = parseFits(Buffer.concat([
      imageFile(8, [2, 3], pixels), extension({ EXTNAME: "MASK" }), pixels, Buffer.alloc(2874), header({
        XTENSION: "TABLE", BITPIX: 8, NAXIS: 2, NAXIS1: 3, NAXIS2: 2, PCOUNT: 0, GCOUNT: 1, TFIELDS: 0 }), pixels, Buffer.alloc(2874),
    ]), { name: "a.fits" });
    expect(file.hdus.map(({ index, kind, name, shape }) => ({ index, kind, name, shape }))).to.deep.equal([
      { index: 0, kind: "image", name: "", shape: [2, 3] },
      { index: 1, kind: "image", name: "MASK", shape: [6] },
      { index: 2, kind: "other", name: "", shape: [2, 3] },
    ]);
    expect(file.warnings).to.deep.equal([]);
    expect(file.name).to.equal("a.fits");
    expect([...fitsImage(file.hdus[1]).data]).to.deep.equal([...pixels]);
  });

  it("skips random groups by their size", () => {
    const groups = header({ SIMPLE: true, BITPIX: 16, NAXIS: 2, NAXIS1: 0, NAXIS2: 3, GROUPS: true, PCOUNT: 2, GCOUNT: 4 });
    const file = parseFits(Buffer.concat([groups, Buffer.alloc(2880), extension({}), pixels]));
    expect(file.hdus.map(({ kind }) => kind)).to.deep.equal(["other", "image"]);
    expect(file.hdus[0].stored.bytes).to.have.length(2 * 4 * (2 + 3));
  });

  it("accepts missing padding and trailing bytes with a warning", () => {
    const whole = imageFile(8, [2, 3], pixels);
    const short = parseFits(whole.subarray(0, 2886));
    expect(short.warnings).to.deep.equal(["HDU 0 of the file: 2874 bytes of padding are missing"]);
    expect([...fitsImage(short.hdus[0]).data]).to.deep.equal([...pixels]);
    const long = parseFits(Buffer.concat([whole, Buffer.alloc(100)]));
    expect(long.warnings).to.deep.equal(["the file: 100 bytes after HDU 0 are no extension and were ignored"]);
  });

  it("parses a file whose data are cut off, warns, and fails where they are read", () => {
    const file = parseFits(imageFile(8, [2, 3], pixels).subarray(0, 2884), { name: "cut.fits" });
    expect(file.warnings).to.deep.equal(['HDU 0 of "cut.fits": the last 2 of 6 data bytes are missing']);
    expect(() => fitsImage(file.hdus[0])).to.throw(FitsError, 'HDU 0 of "cut.fits" to have 6 bytes of data, but found 4');
  });

  it("takes binary data for the end of a header without END", () => {
    const noEnd = imageFile(8, [2, 3], pixels);
    noEnd.write(" ".repeat(80), noEnd.indexOf("END     "), "latin1");
    const implied = Buffer.concat([noEnd.subarray(0, 2880), Buffer.alloc(2880, 0x81)]);
    const file = parseFits(implied);
    expect(file.warnings[0]).to.match(/END card missing/);
    expect([...fitsImage(file.hdus[0]).data]).to.deep.equal(new Array(6).fill(0x81));
  });

  it("says so when a header is cut off", () => {
    const whole = imageFile(8, [2, 3], pixels, { OBJECT: "x".repeat(20) });
    const lines = Array.from({ length: 40 }, (_, i) => card(`KEY${i}`, i));
    const long = rawHeader([card("SIMPLE", true), card("BITPIX", 8), card("NAXIS", 0), ...lines]);
    const cut = (bytes: Buffer, length: number) => () => parseFits(bytes.subarray(0, length), { name: "cut.fits" });
    expect(cut(whole, 100)).to.throw(
      FitsError, 'expected HDU 0 of "cut.fits" to have a header that ends with END, but found the end of the file ' +
        "after 1 card. The header was cut off after 1 card: fetch the file again.");
    expect(cut(whole, 40)).to.throw(FitsError, "cut off after 0 cards");
    expect(cut(long, 2880)).to.throw(FitsError, "cut off after 36 cards");
    expect(cut(Buffer.concat([whole, extension({}), pixels]), 5760 + 170)).to.throw(
      FitsError, 'HDU 1 of "cut.fits" to have a header that ends with END, but found the end of the file after 2');
  });

  it("reads a file that ends right behind END", () => {
    const file = parseFits(header(EMPTY_PRIMARY).subarray(0, 4 * 80));
    expect(file.hdus[0].kind).to.equal("empty");
  });

  it("says so when a real header is cut off", function () {
    const root = process.env.LATENT_SKY_TEST_DATA;
    if (root === undefined || !existsSync(root)) {
      console.log("      skipped: LATENT_SKY_TEST_DATA is not set to the folder of test data");
      this.skip();
    }
    const bytes = readFileSync(join(root, "solar/sharp377/hmi.sharp_cea_720s.377.20110215_020000_TAI.Br.fits"));
    expect(() => parseFits(bytes.subarray(0, 100))).to.throw(
      FitsError, "HDU 0 of the file to have a header that ends with END",
    );
    expect(() => parseFits(bytes.subarray(0, 2 * 2880))).to.throw(
      FitsError, "HDU 1 of the file to have a header that ends with END",
    );
  });

  it("says what a file that is no FITS looks like", () => {
    expect(() => parseFits(Buffer.alloc(0))).to.throw(FitsError, "found an empty file");
    expect(() => parseFits(gzipSync(imageFile(8, [1, 6], pixels)))).to.throw(FitsError, "found a gzip file. Unpack it first");
    expect(() => parseFits(Buffer.from("<!DOCTYPE html>"), { name: "x.fits" })).to.throw(
      FitsError, 'expected "x.fits" to be a FITS file, which starts with "SIMPLE  =", but found "<!DOCTYPE"');
  });

  it("refuses lies about size before anything is allocated", () => {
    const lie = (cards: Record<string, number | string>) => () => {
      const file = parseFits(header({ SIMPLE: true, BITPIX: 16, NAXIS: 2, NAXIS1: 3, NAXIS2: 2, ...cards }));
      return fitsImage(file.hdus[0]);
    };
    expect(lie({ NAXIS1: "1000000000000000000" })).to.throw(FitsError, "card NAXIS1 with a number");
    expect(lie({ NAXIS1: 1e18 })).to.throw(FitsError, "card NAXIS1 with a whole number");
    expect(lie({ NAXIS1: 9e15, NAXIS2: 9e15 })).to.throw(FitsError, "fewer than 2^53 pixels");
    expect(lie({ NAXIS1: 1e15, NAXIS2: 8 })).to.throw(FitsError, "fewer than 2^53 bytes");
    expect(lie({ NAXIS1: 1e12 })).to.throw(FitsError, "4000000000000 bytes of data, but found 0");
    expect(lie({ NAXIS2: -5 })).to.throw(FitsError, "found -5");
    expect(lie({ PCOUNT: -1 })).to.throw(FitsError, "card PCOUNT");
    expect(lie({ GCOUNT: 1e300 })).to.throw(FitsError, "card GCOUNT");
    expect(lie({ BITPIX: 7 })).to.throw(FitsError, "found 7");
  });

  it("keeps to maxPixels", () => {
    const bytes = imageFile(8, [2, 3], pixels);
    expect(() => fitsImage(parseFits(bytes, { maxPixels: 5 }).hdus[0])).to.throw(FitsError, "at most 5 pixels, but found 2 x 3");
    expect(fitsImage(parseFits(bytes, { maxPixels: 6 }).hdus[0]).data).to.have.length(6);
  });

  it("takes a header alone for an empty HDU", () => {
    expect(parseFits(header(EMPTY_PRIMARY)).hdus[0].kind).to.equal("empty");
    const noAxes = compressedFile([2, 3], [Buffer.alloc(5), Buffer.alloc(5)], { ZNAXIS: 0 });
    expect(parseFits(noAxes).hdus[1].kind).to.equal("empty");
    expect(parseFits(rawHeader(["SIMPLE  =                    T", "BITPIX  = 8", "NAXIS   = 0"])).warnings).to.deep.equal([]);
  });
});

describe("io/fits/parse-fits: readFits", () => {
  const folder = mkdtempSync(join(tmpdir(), "latent-sky-fits-"));
  after(() => rmSync(folder, { recursive: true }));

  it("reads from a path and carries its name", () => {
    const path = join(folder, "a.fits");
    writeFileSync(path, imageFile(8, [2, 3], pixels));
    expect(readFits(path).name).to.equal(path);
    expect(() => fitsImage(readFits(path, { maxPixels: 1 }).hdus[0])).to.throw(FitsError, JSON.stringify(path));
  });

  it("says that a file is not there, or is a folder", () => {
    expect(() => readFits(join(folder, "none.fits"))).to.throw(FitsError, "found ENOENT");
    expect(() => readFits(folder)).to.throw(FitsError, "found EISDIR");
  });
});
