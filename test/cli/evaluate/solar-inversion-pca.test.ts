import { expect } from "chai";
import { componentPatches } from "../../../src/cli/evaluate/solar-inversion-pca";
import { images } from "../../../src/lib/arrays";
import { seed } from "../../../src/lib/random";

const SIDE = 16;

describe("componentPatches", function () {
  this.timeout(30000);
  it("keeps of patches what lies in the span of the fitted images' components", async () => {
    const stream = seed(3).stream("waves");
    const wave = (k: number, i: number) => Math.cos((Math.PI * k * ((i % SIDE) + 0.5)) / SIDE);
    // images of two orthogonal waves, so that two components explain them all
    const fitted = Float32Array.from({ length: 20 }, () => stream.normal());
    const data = Float32Array.from({ length: 10 * SIDE * SIDE }, (_, i) => {
      const image = Math.floor(i / SIDE ** 2);
      return fitted[2 * image] * wave(1, i) + fitted[2 * image + 1] * wave(2, i);
    });
    const patch = Float32Array.from({ length: SIDE * SIDE }, (_, i) => 0.7 * wave(2, i) + 0.4 * wave(3, i));
    const pace = { signal: new AbortController().signal, say: () => undefined, turn: () => Promise.resolve() };
    const { reconstructions, explained } = await componentPatches(
      images(data, [10, SIDE, SIDE], "kG"), images(patch, [1, SIDE, SIDE], "kG"), { components: 2, seed: 1 }, pace,
    );
    expect(explained).to.be.closeTo(1, 1e-6);
    const errors = reconstructions.data.map((value, i) => Math.abs(value - 0.7 * wave(2, i)));
    // the mean image is not in the span of two components alone, but in that of the waves
    expect(Math.max(...errors)).to.be.below(1e-4);
    expect(data.length).to.equal(0);
  });
});
