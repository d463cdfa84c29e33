import { expect } from "chai";
import { image } from "../../../../src/lib/arrays";
import { frameImage, zoomImage } from "../../../../src/lib/solar/augment";

const values = ({ data }: { readonly data: Float32Array }) => Array.from(data);
const six = image(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3], "kG");

describe("frameImage", () => {
  it("adds the field beyond the edge, or repeats the edge", () => {
    expect(values(frameImage(six, [4, 5], 0))).to.deep.equal([
      0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 4, 5, 6, 0, 0, 0, 0, 0, 0,
    ]);
    expect(values(frameImage(six, [3, 5], "nearest"))).to.deep.equal([1, 1, 2, 3, 3, 4, 4, 5, 6, 6, 4, 4, 5, 6, 6]);
  });

  it("cuts the centre", () => {
    const counted = image(
      Float32Array.from({ length: 25 }, (_, i) => i),
      [5, 5],
    );
    expect(values(frameImage(counted, [3, 3], 0))).to.deep.equal([6, 7, 8, 11, 12, 13, 16, 17, 18]);
    expect(values(frameImage(six, [2, 1], 0))).to.deep.equal([2, 5]);
  });
});

describe("zoomImage", () => {
  const blocks = image(
    Float32Array.from({ length: 64 }, (_, i) => Math.floor(i / 16) * 4 + Math.floor((i % 8) / 2)),
    [8, 8],
    "kG",
  );

  it("puts the means of the footprints into a frame of the old size", () => {
    const half = zoomImage(blocks, 0.5, -1);
    expect(half.shape).to.deep.equal([8, 8]);
    expect(values(frameImage(half, [4, 4], 0))).to.deep.equal(Array.from({ length: 16 }, (_, i) => i));
    expect(values(half).filter((value) => value === -1)).to.have.length(48);
  });

  it("keeps the whole of a larger image, rounded down to whole pixels", () => {
    expect(zoomImage(blocks, 1.2, 0).shape).to.deep.equal([9, 9]);
    expect(values(zoomImage(blocks, 1, 0))).to.deep.equal(values(blocks));
  });

  it("keeps a field that is the same everywhere, but for the frame", () => {
    const even = image(new Float32Array(144).fill(0.5), [12, 12], "kG");
    for (const factor of [0.8, 0.93, 1.07, 1.2]) {
      for (const value of zoomImage(even, factor, "nearest").data) expect(value).to.be.closeTo(0.5, 1e-6);
    }
  });
});
