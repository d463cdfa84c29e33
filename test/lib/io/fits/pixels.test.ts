import { expect } from "chai";
import { allocatePixels, unpackPixels, UNSCALED, type Scaling } from "../../../../src/lib/io/fits/pixels";

function unpack(bytes: number[], bitpix: number, scaling: Partial<Scaling> = {}): number[] {
  const out = new Float64Array((8 * bytes.length) / Math.abs(bitpix));
  unpackPixels(Uint8Array.from(bytes), bitpix, out, { ...UNSCALED, ...scaling });
  return [...out];
}

describe("io/fits/pixels", () => {
  it("unpacks big-endian numbers of every type", () => {
    expect(unpack([0, 127, 255], 8)).to.deep.equal([0, 127, 255]);
    expect(unpack([0x01, 0x00, 0xff, 0xfe], 16)).to.deep.equal([256, -2]);
    expect(unpack([0x80, 0, 0, 0, 0, 0, 1, 0], 32)).to.deep.equal([-2147483648, 256]);
    expect(unpack([0, 0x20, 0, 0, 0, 0, 0, 0], 64)).to.deep.equal([2 ** 53]);
    expect(unpack([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfd], 64)).to.deep.equal([-3]);
    expect(unpack([0x3f, 0xc0, 0, 0], -32)).to.deep.equal([1.5]);
    expect(unpack([0xc0, 0x04, 0, 0, 0, 0, 0, 0], -64)).to.deep.equal([-2.5]);
  });

  it("scales, and turns blank integers into NaN", () => {
    expect(unpack([0xff, 0xfe, 0x80, 0x00], 16, { scale: 0.5, zero: 10, blank: -32768 })).to.deep.equal([9, NaN]);
    expect(unpack([0x3f, 0xc0, 0, 0], -32, { scale: 2, zero: 1 })).to.deep.equal([4]);
  });

  it("keeps small unsigned 64-bit integers exact", () => {
    expect(unpack([0x80, 0, 0, 0, 0, 0, 0, 5], 64, { zero: 2 ** 63 })).to.deep.equal([5]);
  });

  it("chooses float32 only where it is exact", () => {
    const type = (bitpix: number, scaling: Partial<Scaling> = {}) =>
      allocatePixels(bitpix, { ...UNSCALED, ...scaling }, 1).BYTES_PER_ELEMENT;
    expect([type(8), type(16), type(-32), type(16, { zero: 32768 }), type(8, { zero: -128 })]).to.deep.equal([4, 4, 4, 4, 4]);
    expect([type(32), type(64), type(-64), type(16, { scale: 0.1 }), type(-32, { zero: 1 })]).to.deep.equal([8, 8, 8, 8, 8]);
  });
});
