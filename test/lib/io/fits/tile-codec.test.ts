import { expect } from "chai";
import { gzipSync } from "node:zlib";
import { FitsError } from "../../../../src/lib/io/fits";
import { parseCard } from "../../../../src/lib/io/fits/cards";
import { FitsHeader } from "../../../../src/lib/io/fits/header";
import { decodeTile, minimumBytes, readCodec, readRiceOptions, type TileParts } from "../../../../src/lib/io/fits/tile-codec";

const header = (...lines: string[]) => new FitsHeader(lines.map(parseCard), "HDU 1");
const rice = { blockSize: 32, bytesPerPixel: 4 } as const;
const decode = (parts: Partial<TileParts>) =>
  decodeTile({ codec: "NOCOMPRESS", bytes: new Uint8Array(0), count: 2, floats: false, rice, ...parts });

describe("io/fits/tile-codec", () => {
  it("knows the compressions it reads, and says so of others", () => {
    expect(readCodec(header("ZCMPTYPE= 'RICE_ONE'"))).to.equal("RICE_1");
    expect(readCodec(header("ZCMPTYPE= 'GZIP_2  '"))).to.equal("GZIP_2");
    expect(() => readCodec(header("ZCMPTYPE= 'PLIO_1'"))).to.throw(FitsError, 'found "PLIO_1". Other compressions are not supported');
    expect(() => readCodec(header())).to.throw(FitsError, "card ZCMPTYPE");
  });

  it("reads Rice settings in any order, with the standard's defaults", () => {
    expect(readRiceOptions(header())).to.deep.equal(rice);
    const swapped = header("ZNAME1  = 'BYTEPIX'", "ZVAL1   = 2", "ZNAME2  = 'BLOCKSIZE'", "ZVAL2   = 16");
    expect(readRiceOptions(swapped)).to.deep.equal({ blockSize: 16, bytesPerPixel: 2 });
    expect(() => readRiceOptions(header("ZNAME1  = 'BYTEPIX'", "ZVAL1   = 8"))).to.throw(FitsError, "BYTEPIX of 1, 2 or 4, but found 8");
    expect(() => readRiceOptions(header("ZNAME1  = 'BLOCKSIZE'", "ZVAL1   = 0"))).to.throw(FitsError, "BLOCKSIZE from 1 to 64");
    expect(() => readRiceOptions(header("ZNAME1  = 'BLOCKSIZE'"))).to.throw(FitsError, "card ZVAL1");
  });

  it("takes the width of gzipped integers from their length", () => {
    expect(decode({ codec: "GZIP_1", bytes: gzipSync(Buffer.from([0, 1, 255, 255])) })).to.deep.equal(Float64Array.of(1, -1));
    expect(decode({ codec: "GZIP_1", bytes: gzipSync(Buffer.from([7, 255])) })).to.deep.equal(Float64Array.of(7, 255));
    expect(decode({ codec: "GZIP_2", bytes: gzipSync(Buffer.from([0, 255, 1, 254])) })).to.deep.equal(Float64Array.of(1, -2));
  });

  it("reads floats that were packed as they are", () => {
    const bytes = Buffer.from([0x3f, 0xc0, 0, 0, 0xbf, 0x80, 0, 0]);
    expect(decode({ bytes, floats: true })).to.deep.equal(Float64Array.of(1.5, -1));
    expect(decode({ bytes: bytes.subarray(0, 4), floats: true })).to.equal("4 bytes for 2 pixels");
  });

  it("never inflates more than the tile can hold", () => {
    expect(decode({ codec: "GZIP_1", bytes: gzipSync(Buffer.alloc(1e6)) })).to.match(/larger than 16 bytes/);
    expect(decode({ codec: "GZIP_1", bytes: Buffer.from("no gzip") })).to.match(/incorrect header/);
    expect(decode({ codec: "GZIP_1", bytes: gzipSync(Buffer.alloc(9)) })).to.equal("9 bytes for 2 pixels");
  });

  it("bounds the pixels that bytes can hold", () => {
    expect(minimumBytes("GZIP_1", 1033, rice)).to.equal(2);
    expect(minimumBytes("NOCOMPRESS", 10, rice)).to.equal(10);
    expect(minimumBytes("RICE_1", 64, rice)).to.equal(6);
  });
});
