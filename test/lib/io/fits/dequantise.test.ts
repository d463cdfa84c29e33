import { expect } from "chai";
import { dequantise, ditherSequence, type Quantisation } from "../../../../src/lib/io/fits/dequantise";

const run = (stored: number[], more: Partial<Quantisation>) => {
  const out = new Float64Array(stored.length);
  dequantise(Int32Array.from(stored), stored.length, {
    scale: 0.5, zero: 100, blank: undefined, dither: "NO_DITHER", ditherRow: 0, ...more,
  }, out);
  return [...out];
};

describe("io/fits/dequantise", () => {
  it("makes the standard's sequence, whose 10,000th state is 1043618065", () => {
    const sequence = ditherSequence();
    expect(sequence).to.have.length(10_000);
    expect(sequence[0]).to.equal(Math.fround(16807 / 2147483647));
    expect(sequence[9999]).to.equal(Math.fround(1043618065 / 2147483647));
  });

  it("scales without dither, and blanks", () => {
    expect(run([0, 3, -7], { blank: -7 })).to.deep.equal([100, 101.5, NaN]);
  });

  it("subtracts the dither, from where the tile's row points into the sequence", () => {
    const sequence = ditherSequence();
    const first = Math.floor(sequence[7] * 500);
    const expected = [4, 5].map((value, i) => (value - sequence[first + i] + 0.5) * 0.5 + 100);
    expect(run([4, 5], { dither: "SUBTRACTIVE_DITHER_1", ditherRow: 10_007 })).to.deep.equal(expected);
  });

  it("keeps exact zeros with SUBTRACTIVE_DITHER_2 only", () => {
    expect(run([-2147483646], { dither: "SUBTRACTIVE_DITHER_2" })).to.deep.equal([0]);
    expect(run([-2147483646], { dither: "SUBTRACTIVE_DITHER_1" })[0]).to.be.below(-1e9);
  });
});
