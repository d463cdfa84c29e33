import { expect } from "chai";
import { images } from "../../../../src/lib/arrays";
import { OptionError } from "../../../../src/lib/errors";
import { pictureLook } from "../../../../src/lib/solar/real";

describe("pictureLook", () => {
  const flat = (value: number) => new Float32Array(128 * 128).fill(value);

  it("saturates before it averages", () => {
    const stripes = flat(0).map((_, i) => (Math.floor((i % 128) / 2) % 2 === 0 ? 1 : -0.1));
    const { data, shape, unit } = pictureLook(images(Float32Array.of(...stripes, ...flat(0.1)), [2, 128, 128], "kG"), { cells: [32, 32] });
    expect([shape, unit]).to.deep.equal([[2, 128, 128], "kG"]);
    expect(data[64 * 128 + 64]).to.be.closeTo((0.25 - 0.1) / 2, 1e-6);
    expect(data[16384 + 5000]).to.be.closeTo(0.1, 1e-6);
  });

  it("keeps the mean of a weak field, and loses detail below a cell", () => {
    const wave = flat(0).map((_, i) => 0.2 * Math.sin((2 * Math.PI * (i % 128)) / 3));
    const { data } = pictureLook(images(wave, [1, 128, 128], "kG"));
    expect(Math.max(...data.map(Math.abs))).to.be.below(0.1);
  });

  it("refuses impossible cells", () => {
    const one = images(flat(0), [1, 128, 128], "kG");
    expect(() => pictureLook(one, { cells: [0, 4] })).to.throw(OptionError, "0 x 4 and 250");
    expect(() => pictureLook(one, { limit: -1 })).to.throw(OptionError, "and -1");
  });
});
