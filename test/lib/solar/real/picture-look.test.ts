import { expect } from "chai";
import { imageAt, images } from "../../../../src/lib/arrays";
import { OptionError, ShapeError } from "../../../../src/lib/errors";
import { seed } from "../../../../src/lib/random";
import { pictureLook, seenInPicture } from "../../../../src/lib/solar/real";

const flat = (value: number) => new Float32Array(128 * 128).fill(value);
const one = (values: Float32Array) => imageAt(images(values, [1, 128, 128], "kG"), 0);
const at = (cells: readonly [number, number], limbCosine = 1) => ({ cells, limbCosine });

describe("seenInPicture", () => {
  it("saturates before it averages", () => {
    const stripes = flat(0).map((_, i) => (Math.floor((i % 128) / 2) % 2 === 0 ? 1 : -0.1));
    const { data, shape, unit } = seenInPicture(one(stripes), at([32, 32]));
    expect([shape, unit]).to.deep.equal([[128, 128], "kG"]);
    expect(data[64 * 128 + 64]).to.be.closeTo((0.25 - 0.1) / 2, 1e-6);
  });

  it("saturates along the line of sight, and divides by the limb cosine again", () => {
    expect(seenInPicture(one(flat(0.9)), at([20, 30], 0.7)).data[5000]).to.be.closeTo(0.25 / 0.7, 1e-6);
    expect(seenInPicture(one(flat(-0.3)), at([20, 30], 0.7)).data[5000]).to.be.closeTo(-0.3, 1e-6);
    expect(seenInPicture(one(flat(0.9)), at([20, 30], 0.8), { limit: 400 }).data[5000]).to.be.closeTo(0.5, 1e-6);
  });

  it("loses detail below a cell, and none where there are as many cells as pixels", () => {
    const wave = flat(0).map((_, i) => 0.2 * Math.sin((2 * Math.PI * (i % 128)) / 3));
    expect(Math.max(...seenInPicture(one(wave), at([34, 46])).data.map(Math.abs))).to.be.below(0.1);
    const whole = seenInPicture(one(wave), at([128, 200])).data;
    expect(Math.max(...whole.map((value, i) => Math.abs(value - wave[i])))).to.be.below(1e-6);
  });

  it("refuses impossible looks", () => {
    const field = one(flat(0));
    expect(() => seenInPicture(field, at([0, 4]))).to.throw(OptionError, "0 x 4, 1 and 250");
    expect(() => seenInPicture(field, at([4, 4], 0))).to.throw(OptionError, "4 x 4, 0 and 250");
    expect(() => seenInPicture(field, at([4, 4]), { limit: -1 })).to.throw(OptionError, "and -1");
  });
});

describe("pictureLook", () => {
  const looks = [at([20, 30], 0.7), at([60, 90], 0.9), at([34, 46])];
  const three = images(Float32Array.of(...flat(0.9), ...flat(0.9), ...flat(0.1)), [3, 128, 128], "kG");

  it("gives each image a look by its own number, and leaves the stream as it was", () => {
    const stream = seed(5).stream("looks");
    const first = pictureLook(three, looks, stream);
    expect([first.shape, first.unit]).to.deep.equal([[3, 128, 128], "kG"]);
    expect(pictureLook(three, looks, stream).data).to.deep.equal(first.data);
    const two = images(three.data.subarray(0, 2 * 128 * 128), [2, 128, 128], "kG");
    expect(pictureLook(two, looks, stream).data).to.deep.equal(first.data.subarray(0, 2 * 128 * 128));
    expect(stream.uniform()).to.equal(seed(5).stream("looks").uniform());
    expect(first.data[2 * 128 * 128]).to.be.closeTo(0.1, 1e-6);
  });

  it("draws all looks alike often", () => {
    const many = images(new Float32Array(300).fill(0.9), [300, 1, 1], "kG");
    const { data } = pictureLook(many, looks, seed(5).stream("looks"));
    const counts = looks.map(({ limbCosine }) => data.filter((value) => Math.abs(value - 0.25 / limbCosine) < 1e-6).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).to.equal(300);
    // 100 +- 8.2 each
    for (const count of counts) expect(count).to.be.within(72, 128);
  });

  it("needs a look", () => {
    expect(() => pictureLook(three, [], seed(5).stream("looks"))).to.throw(ShapeError, "at least one look");
  });
});
