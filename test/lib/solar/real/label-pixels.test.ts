import { expect } from "chai";
import { connectedPixels, labelPixels } from "../../../../src/lib/solar/real/label-pixels";

const mask = (...rows: string[]) => Uint8Array.from([...rows.join("")], Number);
const size = [4, 5] as const;
const pixels = mask("11001", "10010", "00000", "11011");

describe("labelPixels", () => {
  it("joins pixels by their sides, or by their corners too", () => {
    expect(labelPixels(pixels, size, 4).map((group) => [...group].sort((a, b) => a - b)))
      .to.deep.equal([[0, 1, 5], [4], [8], [15, 16], [18, 19]]);
    expect(labelPixels(pixels, size, 8).map((group) => group.length)).to.deep.equal([3, 2, 2, 2]);
  });

  it("does not join the ends of lines", () => {
    expect(labelPixels(mask("00001", "10000"), [2, 5], 8)).to.have.length(2);
  });

  it("leaves the mask as it was", () => {
    const copy = pixels.slice();
    labelPixels(pixels, size, 8);
    expect(pixels).to.deep.equal(copy);
  });
});

describe("connectedPixels", () => {
  it("keeps what touches a seed", () => {
    const seeds = mask("00001", "00000", "00000", "10000");
    expect(connectedPixels(pixels, seeds, size)).to.deep.equal(mask("00001", "00010", "00000", "11000"));
  });
});
