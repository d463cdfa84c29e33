import { expect } from "chai";
import { images } from "../../../../src/lib/arrays";
import { patchCorrelations } from "../../../../src/lib/latent/inversion";

describe("patchCorrelations", () => {
  it("is 1 for the same structure in other strength, and forgives what is smaller than the smoothing", () => {
    const wave = Float32Array.from({ length: 128 ** 2 }, (_, i) => Math.sin((2 * Math.PI * (i % 128)) / 128));
    const chequered = wave.map((value, i) => 0.5 * value + ((i + Math.floor(i / 128)) % 2 === 0 ? 0.5 : -0.5));
    const of = (data: Float32Array) => images(data, [1, 128, 128], "kG");
    const { smoothed, raw } = patchCorrelations(of(wave), of(chequered));
    expect(smoothed[0]).to.be.closeTo(1, 1e-6);
    // variances 1/8 of the wave and 1/4 of the chequers: r = sqrt(1/8 / (1/8 + 1/4))
    expect(raw[0]).to.be.closeTo(Math.sqrt(1 / 3), 1e-6);
  });
});
