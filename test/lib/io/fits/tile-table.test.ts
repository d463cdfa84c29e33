import { expect } from "chai";
import { gzipSync } from "node:zlib";
import { fitsImage, FitsError, parseFits } from "../../../../src/lib/io/fits";
import { compressedFile, int32, tableFile } from "./build";

const read = (bytes: Uint8Array) => fitsImage(parseFits(bytes, { name: "t.fits" }).hdus[1]);
const row = (value: number) => Buffer.concat([int32(value), Buffer.from([0])]);

describe("io/fits/tile-table", () => {
  it("finds each tile by its descriptor", () => {
    expect([...read(compressedFile([2, 3], [row(5), row(-9)])).data]).to.deep.equal([5, 5, 5, -9, -9, -9]);
  });

  it("reads 64-bit descriptors, and tiles kept uncompressed or gzipped in columns of their own", () => {
    const floats = Buffer.concat([int32(0x3f800000), int32(0x40000000)]);
    const gzipped = gzipSync(floats);
    const quad = (length: number, at: number) => int32(0, length, 0, at);
    // row 0: gzipped floats; row 1: plain floats; the quantised column is empty in both
    const rows = Buffer.concat([
      quad(0, 0), quad(gzipped.length, 0), quad(0, 0), int32(0, 0, 0, 0),
      quad(0, 0), quad(0, 0), quad(2, gzipped.length), int32(0, 0, 0, 0),
    ]);
    const layout = {
      rowBytes: 64, rows: 2, forms: ["1QB(9)", "1QB(9)", "1QE(9)", "1D", "1D"],
      names: { 0: "COMPRESSED_DATA", 1: "GZIP_COMPRESSED_DATA", 2: "UNCOMPRESSED_DATA", 3: "ZSCALE", 4: "ZZERO" },
    };
    const image = read(tableFile(layout, Buffer.concat([rows, gzipped, floats]), {
      ZIMAGE: true, ZBITPIX: -32, ZNAXIS: 2, ZNAXIS1: 2, ZNAXIS2: 2, ZCMPTYPE: "RICE_1",
    }));
    expect([...image.data]).to.deep.equal([1, 2, 1, 2]);
  });

  it("refuses tiles outside the heap, too short for their pixels, absent, or shared", () => {
    const bytes = compressedFile([2, 3], [row(5), row(-9)]);
    const descriptors = 2 * 2880;
    const changed = (at: number, ...values: number[]) => {
      const copy = Buffer.from(bytes);
      int32(...values).copy(copy, descriptors + at);
      return () => read(copy);
    };
    expect(bytes.readInt32BE(descriptors)).to.equal(5);
    expect(changed(8, 5, 6)).to.throw(FitsError, 'column "COMPRESSED_DATA" to point into its heap of 10 bytes, but found 5 bytes at 6');
    expect(changed(8, -1, 0)).to.throw(FitsError, "found 4294967295 bytes at 0");
    expect(changed(8, 4, 0)).to.throw(FitsError, "at least 5 bytes for tile 1 of 2, its own, but found 4 bytes");
    expect(changed(8, 0, 0)).to.throw(FitsError, "at least 5 bytes for tile 1 of 2, its own, but found 0 bytes");
    expect(changed(0, 10, 0, 10, 0)).to.throw(FitsError, "found 10 bytes, and 20 in all from a heap of 10");
  });

  it("reads ZSCALE, ZZERO and ZBLANK from cards, and refuses columns of odd types", () => {
    const cards = { ZBITPIX: -32, ZSCALE: 0.5, ZZERO: 1, ZBLANK: -9, ZQUANTIZ: "NO_DITHER" };
    expect([...read(compressedFile([2, 3], [row(5), row(-9)], cards)).data]).to.deep.equal([3.5, 3.5, 3.5, NaN, NaN, NaN]);
    const rest = { ...cards, ZBLANK: { raw: "" } };
    const layout = { rowBytes: 9, rows: 1, forms: ["1PB(9)", "1A"], names: { 0: "COMPRESSED_DATA", 1: "ZBLANK" } };
    const odd = tableFile(layout, Buffer.concat([int32(5, 0), Buffer.from("x"), row(5)]), {
      ZIMAGE: true, ZNAXIS: 1, ZNAXIS1: 3, ZCMPTYPE: "RICE_1", ...rest,
    });
    expect(() => read(odd)).to.throw(FitsError, 'column ZBLANK of type B, I, J, E or D, but found "A"');
  });
});
