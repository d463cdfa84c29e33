import { expect } from "chai";
import { images, matrix, rowAt } from "../../../../src/lib/arrays";
import { candidateBlocks, chooseStarts } from "../../../../src/lib/latent/inversion/choose-starts";

/** 16 x 16 pixels, the two halves of either sign: of left and right, or of up and down, times a strength. */
const halves = (upright: boolean, strength: number) =>
  Float32Array.from({ length: 256 }, (_, i) => ((upright ? Math.floor(i / 16) : i % 16) < 8 ? strength : -strength));
const stack = (...all: Float32Array[]) => images(Float32Array.from(all.flatMap((one) => [...one])), [all.length, 16, 16], "kG");

describe("chooseStarts", () => {
  const latents = matrix(Float32Array.of(0, 1, 2, 3), [4, 1]);
  const blocks = candidateBlocks(stack(halves(true, 0.5), halves(false, -0.2), halves(false, 0.9), new Float32Array(256)));

  it("takes the candidates that correlate most with each patch, whatever their strength, the best first", () => {
    const starts = chooseStarts(stack(halves(false, 0.1), halves(true, 0.1)), latents, blocks, 2);
    expect(starts.shape).to.deep.equal([4, 1]);
    // 2 is alike; 0 and the empty one are unrelated, the first of them counts; 1 is the opposite
    expect(Array.from(starts.data)).to.deep.equal([2, 0, 0, 1]);
  });

  it("does not mind a constant beside the structure", () => {
    const starts = chooseStarts(stack(halves(false, 0.1).map((value) => value + 0.3)), latents, blocks, 1);
    expect(Array.from(rowAt(starts, 0))).to.deep.equal([2]);
  });
});
