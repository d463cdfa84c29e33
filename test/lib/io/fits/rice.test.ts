import { expect } from "chai";
import { decodeRice, riceMinimumBytes, type RiceOptions } from "../../../../src/lib/io/fits/rice";

const bitsToBytes = (bits: string) => {
  const whole = bits.replaceAll(" ", "");
  const padded = whole.padEnd(Math.ceil(whole.length / 8) * 8, "0");
  return Uint8Array.from(padded.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
};
const decode = (bits: string, count: number, options: Partial<RiceOptions> = {}) => {
  const out = new Int32Array(count);
  return decodeRice(bitsToBytes(bits), count, { bytesPerPixel: 1, blockSize: 32, ...options }, out) ?? [...out];
};

// Bits worked out by hand from the standard, 10.4.1: the first pixel, then per block a code (0: all equal; k+1: k low
// bits after a unary part; the largest: raw), then differences folded 0, -1, 1, -2, … to 0, 1, 2, 3, …
describe("io/fits/rice", () => {
  it("repeats the last pixel in a block of code 0", () => {
    expect(decode("00000101 000", 4)).to.deep.equal([5, 5, 5, 5]);
  });

  it("decodes differences with a unary part and low bits", () => {
    // first 10; code 010 = 1 low bit; differences 0, -1, +1, +2 fold to 0, 1, 2, 4
    expect(decode("00001010 010 1 0  1 1  01 0  001 0", 4)).to.deep.equal([10, 9, 10, 12]);
  });

  it("decodes code 1, unary alone", () => {
    expect(decode("00001010 001 1 01 0001", 3)).to.deep.equal([10, 9, 7]);
  });

  it("decodes raw blocks, and wraps in the width of a pixel", () => {
    // raw code 111; differences +3 (folded 6) and -200 (folded 399 & 255 = 143, that is -72): 250 + 3 = 253, 253 - 72 = 181
    expect(decode("11111010 111 00000110 10001111", 2)).to.deep.equal([253, 181]);
    // 255 + 1 wraps to 0
    expect(decode("11111111 001 001", 1)).to.deep.equal([0]);
  });

  it("gives signed pixels of two and four bytes", () => {
    expect(decode("1111111111111110 0000", 2, { bytesPerPixel: 2 })).to.deep.equal([-2, -2]);
    expect(decode("0111111111111111 0001 001", 1, { bytesPerPixel: 2 })).to.deep.equal([-32768]);
    expect(decode(`${"1".repeat(32)} 00000`, 1, { bytesPerPixel: 4 })).to.deep.equal([-1]);
    expect(decode(`${"0".repeat(32)} 11010 ${"0".repeat(31)}1`, 1, { bytesPerPixel: 4 })).to.deep.equal([-1]);
  });

  it("starts a new code at every block", () => {
    expect(decode("00000101 000 001 1 001", 4, { blockSize: 2 })).to.deep.equal([5, 5, 5, 6]);
  });

  it("follows unary parts longer than a word", () => {
    // 100 zeros fold to a difference of +50
    expect(decode(`00000000 001 ${"0".repeat(100)}1`, 1)).to.deep.equal([50]);
  });

  it("says what is wrong with damaged bytes, without reading on", () => {
    expect(decode("00000000", 1, { bytesPerPixel: 2 })).to.equal("1 bytes, too few for the first pixel");
    expect(decode("00000101 001 00000", 4)).to.equal("the end of its 2 bytes at pixel 0 of 4");
    expect(decode("00000101", 4)).to.equal("the end of its 1 bytes before pixel 4 of 4");
    expect(decode(`${"0".repeat(32)} 11111`, 1, { bytesPerPixel: 4 })).to.equal("block code 31 at pixel 0, above 26");
  });

  it("knows the fewest bytes for a number of pixels", () => {
    expect(riceMinimumBytes(4, { bytesPerPixel: 1, blockSize: 32 })).to.equal(2);
    expect(riceMinimumBytes(64, { bytesPerPixel: 4, blockSize: 32 })).to.equal(4 + 2);
  });
});
