import { expect } from "chai";
import { ShapeError } from "../../../../src/lib/errors";
import { decodeTensor, encodeTensors } from "../../../../src/lib/io/checkpoint";

const half = (values: readonly number[]) => {
  const data = Float32Array.from(values);
  const { bytes, entries } = encodeTensors({ values: { shape: [values.length], data } }, "float16");
  const [entry] = entries;
  if (entry === undefined) throw new Error("no entry");
  return {
    hex: [...new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))],
    bytes,
    entry,
  };
};

describe("encodeTensors", () => {
  it("rounds to the nearest half-precision number, ties to even, with subnormals", () => {
    // python: struct.unpack("<H", struct.pack("<e", struct.unpack("<f", struct.pack("<f", value))[0]))
    const values = [0, -0, 1, -2, 65504, 65519, 0.1, 1 + 2 ** -11, 1 + 3 * 2 ** -11, 2049, 2051, 2 ** -14, 2 ** -24];
    const small = [2 ** -25, 2 ** -25 * 1.0000001, 3 * 2 ** -25, -(2 ** -26), 6.1e-5, 1 / 3, Math.fround(Math.PI)];
    const bits = [
      0, 0x8000, 0x3c00, 0xc000, 0x7bff, 0x7bff, 0x2e66, 0x3c00, 0x3c02, 0x6800, 0x6802, 0x0400, 1, 0, 1, 2, 0x8000,
      0x03ff, 0x3555, 0x4248,
    ];
    expect(half([...values, ...small]).hex).to.deep.equal(bits);
  });

  it("gives every half-precision number back as it was", () => {
    const all = Array.from({ length: 0x7c00 }, (_, bits) => {
      const [exponent, fraction] = [bits >> 10, bits & 0x3ff];
      return exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
    });
    const { hex, bytes, entry } = half(all);
    expect(hex).to.deep.equal(Array.from({ length: 0x7c00 }, (_, bits) => bits));
    expect([...decodeTensor(bytes, entry, "float16")]).to.deep.equal(all);
  });

  it("keeps single precision bit for bit, one tensor after another", () => {
    const tensors = {
      a: { shape: [], data: Float32Array.of(-0) },
      b: { shape: [2, 2], data: Float32Array.of(1e-45, 3.4e38, Math.PI, -1) },
    };
    const { bytes, entries } = encodeTensors(tensors, "float32");
    expect(entries).to.deep.equal([
      { name: "a", shape: [], offset: 0 },
      { name: "b", shape: [2, 2], offset: 4 },
    ]);
    expect(bytes.toString("hex", 0, 8)).to.equal("0000008001000000");
    for (const entry of entries) {
      const { data } = tensors[entry.name as "a" | "b"];
      expect([...decodeTensor(bytes, entry, "float32")]).to.deep.equal([...data]);
    }
  });

  it("refuses what float16 cannot hold, what is not finite, and wrong shapes, naming the tensor", () => {
    const encode =
      (value: number, shape = [1]) =>
      () =>
        encodeTensors({ "dense/kernel": { shape, data: Float32Array.of(value) } }, "float16");
    expect(encode(65520)).to.throw(ShapeError, /"dense\/kernel" that float16 can hold.*found 65520 at index 0/);
    expect(encode(-1e6)).to.throw(ShapeError, /-1000000/);
    expect(encode(NaN)).to.throw(ShapeError, /finite values in the tensor "dense\/kernel", but found NaN/);
    expect(encode(Infinity)).to.throw(ShapeError, /finite/);
    expect(encode(1, [2])).to.throw(ShapeError, /shape \[2\]/);
  });
});
