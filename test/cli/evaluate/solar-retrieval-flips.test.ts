import { expect } from "chai";
import { flipCosines, negatives } from "../../../src/cli/evaluate/solar-retrieval-flips";
import { images } from "../../../src/lib/arrays";
import { blockEmbedder } from "./small-embedder";

const stack = (pixels: readonly ((x: number, y: number) => number)[]) => images(
  Float32Array.from({ length: pixels.length * 128 ** 2 }, (_, at) => pixels[Math.floor(at / 128 ** 2)](at % 128, Math.floor((at % 128 ** 2) / 128))),
  [pixels.length, 128, 128], "kG");

describe("flipCosines", () => {
  it("tells which flips an embedder minds", () => {
    const leftToRight = stack([(x) => (x - 63.5) / 64, (x) => (63.5 - x) / 32]);
    const { mirrored, upsideDown, polarityFlipped, another } = flipCosines(blockEmbedder(), leftToRight);
    expect(mirrored).to.be.closeTo(-1, 1e-5);
    expect(upsideDown).to.be.closeTo(1, 1e-5);
    expect(polarityFlipped).to.be.closeTo(-1, 1e-5);
    expect(another).to.be.closeTo(-1, 1e-5);
  });
});

describe("negatives", () => {
  it("exchange + and -", () => {
    expect(Array.from(negatives(images(Float32Array.of(1, -2), [1, 1, 2], "kG")).data)).to.deep.equal([-1, 2]);
  });
});
