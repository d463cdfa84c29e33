import { expect } from "chai";
import { image } from "../../../../src/lib/arrays";
import { flipImage, rotateImage, shiftImage, type Beyond } from "../../../../src/lib/solar/augment";

// f = lambda h, w: ((np.arange(h*w)*7919 % 101 - 50)/50).astype(np.float32).reshape(h, w)
const pattern = (h: number, w: number) =>
  image(
    Float32Array.from({ length: h * w }, (_, i) => (((i * 7919) % 101) - 50) / 50),
    [h, w],
    "kG",
  );
const values = ({ data }: { readonly data: Float32Array }) => Array.from(data);
const six = image(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3], "kG");

describe("flipImage", () => {
  it("mirrors left to right or top to bottom, and keeps shape and unit", () => {
    expect(values(flipImage(six, "horizontal"))).to.deep.equal([3, 2, 1, 6, 5, 4]);
    expect(values(flipImage(six, "vertical"))).to.deep.equal([4, 5, 6, 1, 2, 3]);
    expect(flipImage(six, "vertical")).to.include({ unit: "kG" }).with.property("shape").that.deep.equals([2, 3]);
  });
});

describe("shiftImage", () => {
  it("moves to the right and down, with the field beyond the edge behind it", () => {
    expect(values(shiftImage(six, 1, 0, 0))).to.deep.equal([0, 1, 2, 0, 4, 5]);
    expect(values(shiftImage(six, -1, 1, 9))).to.deep.equal([9, 9, 9, 2, 3, 9]);
    expect(values(shiftImage(six, 0, -1, 0))).to.deep.equal([4, 5, 6, 0, 0, 0]);
  });

  it("repeats the edge for the nearest pixel", () => {
    expect(values(shiftImage(six, 2, 0, "nearest"))).to.deep.equal([1, 1, 1, 4, 4, 4]);
    expect(values(shiftImage(six, -1, 1, "nearest"))).to.deep.equal([2, 3, 3, 2, 3, 3]);
  });

  it("leaves nothing, or the edge alone, of an image that left its frame", () => {
    expect(values(shiftImage(six, 3, 0, 7))).to.deep.equal([7, 7, 7, 7, 7, 7]);
    expect(values(shiftImage(six, -5, 0, 7))).to.deep.equal([7, 7, 7, 7, 7, 7]);
    expect(values(shiftImage(six, -5, 2, "nearest"))).to.deep.equal([3, 3, 3, 3, 3, 3]);
  });
});

describe("rotateImage", () => {
  // scipy 1.17.1: c, s = cos, sin; m = [[c, s], [-s, c]]; centre = (shape - 1) / 2
  // ndimage.affine_transform(f(4, 5), m, centre - m @ centre, order=1, mode=mode, cval=cval)
  const CASES: readonly { degrees: number; beyond: Beyond; expected: readonly number[] }[] = [
    {
      degrees: 17,
      beyond: 0,
      expected: [
        -0.2734415, 0.1665776, 0.1176635, -0.214738, 0.1940122, -0.7822411, 0.0194711, 0.5258878, -0.3971045, 0.3354411,
        -0.8625157, -0.1628955, 0.6388167, -0.1959112, 0.2222411, -0.5573586, -0.345262, 0.4564502, 0.1536317,
        0.0041938,
      ],
    },
    {
      degrees: -33,
      beyond: 0.25,
      expected: [
        -0.3417319, -0.6704179, -0.0153864, 0.5037993, 0.1518862, -0.8285252, -0.1734936, 0.4815379, -0.0074597,
        -0.2237661, -0.3271037, 0.3234306, 0.4283767, -0.3865064, 0.2685252, 0.2293049, 0.6350768, -0.1748699,
        0.1104179, 0.3056896,
      ],
    },
    {
      degrees: 17,
      beyond: "nearest",
      expected: [
        -0.5687226, 0.2154473, 0.1176635, -0.214738, 0.2990172, -0.7822411, 0.0194711, 0.5258878, -0.3971045, 0.3563955,
        -0.9163955, -0.1628955, 0.6388167, -0.1959112, 0.2222411, -0.8590172, -0.345262, 0.4564502, 0.1987034,
        0.0087226,
      ],
    },
  ];
  for (const { degrees, beyond, expected } of CASES) {
    it(`agrees with scipy at ${degrees} degrees, ${beyond} beyond the edge`, () => {
      const found = rotateImage(pattern(4, 5), degrees, beyond);
      expected.forEach((value, i) => expect(found.data[i], `pixel ${i}`).to.be.closeTo(value, 2e-7));
    });
  }

  it("turns counter-clockwise, exactly by a quarter and not at all by 0", () => {
    const quarter = rotateImage(image(Float32Array.of(1, 2, 3, 4), [2, 2]), 90, 0);
    [2, 4, 1, 3].forEach((value, i) => expect(quarter.data[i]).to.be.closeTo(value, 1e-6));
    expect(values(rotateImage(pattern(7, 9), 0, 0))).to.deep.equal(values(pattern(7, 9)));
  });
});
