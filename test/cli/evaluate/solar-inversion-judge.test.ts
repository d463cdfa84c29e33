import { expect } from "chai";
import { judgeInversion, representativePatches } from "../../../src/cli/evaluate/solar-inversion-judge";
import { image, images, matrix, stackImages, type Images, type Matrix } from "../../../src/lib/arrays";
import { patchCorrelations, type Inversion, type InvertOptions } from "../../../src/lib/latent";
import { preprocessMagnetogram, simulatedBipole } from "../../../src/lib/solar";

const SIDE = 128;

/** A region of two poles, as strong as `z0 + 2` in units of 0.2 kG; the second latent is idle. */
function generate(latents: Matrix): Images {
  const [n, d] = latents.shape;
  return stackImages(Array.from({ length: n }, (_, row) => image(Float32Array.from({ length: SIDE * SIDE }, (__, i) => {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    const pole = (x0: number) => Math.exp(-((x - x0) ** 2 + (y - 64) ** 2) / 200);
    return 0.2 * (latents.data[row * d] + 2) * (pole(45) - pole(85));
  }), [SIDE, SIDE], "kG")));
}

/** Finds z = (k, 0) for patch k, and takes G of the origin for the nearest of its candidates. */
async function invert<Scale>(patches: Images, _: unknown, options: InvertOptions<Scale> = {}): Promise<Inversion<Scale>> {
  const n = patches.shape[0];
  const latents = matrix(Float32Array.from({ length: 2 * n }, (__, i) => (i % 2 === 0 ? i / 2 : 0)), [n, 2]);
  const [reconstructions, origin] = [generate(latents), generate(matrix(new Float32Array(2 * n), [n, 2]))];
  await options.onProgress?.(1, 1);
  const restarts = options.restarts ?? 1;
  return {
    latents, reconstructions, correlations: patchCorrelations(patches, reconstructions), loss: new Float64Array(n),
    restartLosses: matrix(Float32Array.from({ length: n * restarts }, (__, i) => i), [n, restarts]),
    nearest: { latents, images: origin, correlations: patchCorrelations(patches, origin) },
    start: (i) => ({ latents: matrix(latents.data.slice(2 * i, 2 * i + 2), [1, 2]), scale: options.scales?.[i] as Scale }),
  };
}

describe("judgeInversion", function () {
  this.timeout(60000);
  const pace = { signal: new AbortController().signal, say: () => undefined, turn: () => Promise.resolve() };
  const bipole = (k: number) => preprocessMagnetogram(simulatedBipole({ separation: 20 + 2 * k }));
  const training = () => stackImages(Array.from({ length: 6 }, (_, k) => bipole(k + 10)));
  const inputs = () => ({
    patches: stackImages([bipole(0), bipole(1), bipole(2)]),
    regions: [0, 1, 2].map((region) => ({ region, source: region === 0 ? "sharp" : "picture", title: `region ${region}`, pixelMm: [2, 1] as const })),
    training: training(), fluxDirection: [1, 0],
  });

  it("scores inverted patches, principal components and the nearest latents by region, and doubles the flux", async () => {
    const given = inputs();
    const found = await judgeInversion({ generate }, { invert }, given, pace, { restarts: 2, steps: 1, candidates: 3, components: 2 });
    expect(found).to.deep.include({ n: 3, smoothing: 8, settings: { restarts: 2, steps: 1, candidates: 3 } });
    const expected = patchCorrelations(given.patches, generate(matrix(Float32Array.of(0, 0, 1, 0, 2, 0), [3, 2])));
    found.items.forEach(({ correlations, losses, title, length }, i) => {
      expect(title).to.equal(`region ${i}`);
      expect(correlations.generator.smoothed).to.be.closeTo(expected.smoothed[i], 1e-5);
      expect(losses).to.deep.equal([2 * i, 2 * i + 1]);
      expect(length).to.equal(i);
    });
    const middle = [...expected.smoothed].sort((a, b) => a - b)[1];
    expect(found.medians.generator.smoothed.value).to.be.closeTo(middle, 1e-5);
    expect(found.sources).to.have.all.keys("sharp", "picture");
    expect(found.sources["picture"].n).to.equal(2);
    expect(found.pca.explained).to.be.within(0.2, 1);
    // flux is z0 + 2 in the units of the origin's half, on 2 x 1 Mm
    found.items.forEach(({ doubled }, i) => {
      expect(doubled?.reached).to.equal(true);
      expect((doubled?.to ?? 0) / (doubled?.from ?? 1)).to.be.closeTo(2, 0.011);
      expect(doubled?.epsilon).to.be.closeTo(i + 2, 0.05);
    });
    expect(found.doubled).to.deep.equal({ n: 3, reached: 1 });
  });

  it("doubles nothing without a direction", async () => {
    const found = await judgeInversion(
      { generate }, { invert }, { ...inputs(), fluxDirection: undefined }, pace, { restarts: 1, steps: 1, candidates: 1, components: 2 },
    );
    expect(found.doubled).to.equal(null);
    expect(found.items.every(({ doubled }) => doubled === null)).to.equal(true);
  });
});

describe("representativePatches", () => {
  it("copies the chosen images in the order chosen", () => {
    const stack = images(Float32Array.of(0, 1, 2, 3), [4, 1, 1], "kG");
    const chosen = representativePatches(stack, Int32Array.of(3, 1));
    expect(Array.from(chosen.data)).to.deep.equal([3, 1]);
    expect(chosen.unit).to.equal("kG");
  });
});
