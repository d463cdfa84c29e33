import { expect } from "chai";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OptionError, ShapeError } from "../../../../src/lib/errors";
import { encodeNpy, parseNpy, readNpy, writeNpy, type NpyType } from "../../../../src/lib/io/npy";

describe("io/npy/write-npy", () => {
  it("writes the very bytes that numpy writes", () => {
    // f = io.BytesIO(); np.save(f, np.array([[1.5, -2], [np.inf, 0]], "<f4")); base64.b64encode(f.getvalue())   (numpy 2.4.6)
    const saved = 
      "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDIpLCB9ICAgICAg" +
      "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAMA/AAAAwAAAgH8AAAAA";
    const bytes = encodeNpy({ data: Float32Array.of(1.5, -2, Infinity, 0), shape: [2, 2] });
    expect(Buffer.from(bytes).toString("base64")).to.equal(saved);
  });

  it("brings every type back, from a file", () => {
    const folder = mkdtempSync(join(tmpdir(), "latent-sky-npy-"));
    const path = join(folder, "a.npy");
    const data = [Float32Array.of(0.1, NaN), Float64Array.of(0.1, -1e300), Int32Array.of(-5, 2 ** 31 - 1), Uint8Array.of(0, 255)];
    for (const each of data) {
      writeNpy(path, { data: each, shape: [1, 2] });
      expect(readNpy(path).data).to.deep.equal(each);
      expect(readNpy(path).shape).to.deep.equal([1, 2]);
    }
    expect(readdirSync(folder)).to.deep.equal(["a.npy"]);
    rmSync(folder, { recursive: true });
  });

  it("writes the type asked for", () => {
    const back = (values: number[], type: NpyType) => {
      const array = parseNpy(encodeNpy({ data: Float64Array.from(values), shape: [values.length] }, { type }));
      expect(array.type).to.equal(type);
      return [...array.data];
    };
    expect(back([-(2 ** 53) + 1, 7], "<i8")).to.deep.equal([-(2 ** 53) + 1, 7]);
    expect(back([1, 0, 1], "|b1")).to.deep.equal([1, 0, 1]);
    expect(back([0.1], "<f4")).to.deep.equal([Math.fround(0.1)]);
    expect(back([], "<f8")).to.deep.equal([]);
    expect(parseNpy(encodeNpy({ data: Float64Array.of(5), shape: [] })).shape).to.deep.equal([]);
  });

  it("refuses values that a type cannot hold, and shapes that do not fit", () => {
    expect(() => encodeNpy({ data: Float64Array.of(1, 2.5), shape: [2] }, { type: "<i4" })).to.throw(
      OptionError, "values that fit the type <i4, but found 2.5");
    expect(() => encodeNpy({ data: Float64Array.of(NaN), shape: [1] }, { type: "<i8" })).to.throw(OptionError, "NaN");
    expect(() => encodeNpy({ data: Float64Array.of(256), shape: [1] }, { type: "|u1" })).to.throw(OptionError);
    expect(() => encodeNpy({ data: Float64Array.of(2), shape: [1] }, { type: "|b1" })).to.throw(OptionError);
    expect(() => encodeNpy({ data: Float64Array.of(1, 2), shape: [3] })).to.throw(ShapeError, "[3] to hold 3 values");
  });
});
