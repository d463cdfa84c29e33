import { expect } from "chai";
import { image } from "../../../../src/lib/arrays";
import { boundingBox, crop } from "../../../../src/lib/solar/real/crop";

const source = image(Float32Array.from({ length: 12 }, (_, i) => i + 1), [3, 4], "G");

describe("boundingBox", () => {
  it("is the smallest box around the pixels", () => {
    expect(boundingBox(Int32Array.of(5, 10, 6), 4)).to.deep.equal({ top: 2, bottom: 1, left: 1, right: 2 });
  });
});

describe("crop", () => {
  it("takes the box and a margin, 0 beyond the image", () => {
    const { data, shape, unit } = crop(source, { top: 2, bottom: 2, left: 2, right: 3 }, 1);
    expect(shape).to.deep.equal([3, 4]);
    expect([...data]).to.deep.equal([6, 7, 8, 0, 10, 11, 12, 0, 0, 0, 0, 0]);
    expect(unit).to.equal("G");
  });
});
