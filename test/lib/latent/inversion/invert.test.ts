import { expect } from "chai";
import type { Images } from "../../../../src/lib/arrays";
import type { Engine } from "../../../../src/lib/backend/engine";
import { OptionError } from "../../../../src/lib/errors";
import { patchCorrelations, type InvertOptions } from "../../../../src/lib/latent/inversion";
import { invertPatches } from "../../../../src/lib/latent/inversion/invert";
import { makeSampler } from "../../../../src/lib/models/simple-gan";
import { seed } from "../../../../src/lib/random";
import { nativeEngine } from "../../../support/engine";
import { drawSmall, smallGenerator } from "./small-generator";

describe("invertPatches", function () {
  this.timeout(60000);
  let engine: Engine;
  let small: ReturnType<typeof smallGenerator>;
  let patches: Images;
  before(async function () {
    engine = await nativeEngine(this);
    small = smallGenerator(engine);
    const sampler = makeSampler(engine, small.generator, small.sizes, 2);
    patches = sampler.sample(drawSmall(2, "targets"));
    sampler.dispose();
  });
  after(() => small?.dispose());
  const invert = <Scale>(options: InvertOptions<Scale> = {}, name = "inversion") =>
    invertPatches(engine, small.generator, small.sizes, patches, seed(7).stream(name), {
      restarts: 2, steps: 30, candidates: 20, rate: 0.3, rows: 4, prior: 0, ...options,
    });

  it("finds images of the generator's own again", async () => {
    const found = await invert();
    expect(found.latents.shape).to.deep.equal([2, 8]);
    expect(found.restartLosses.shape).to.deep.equal([2, 2]);
    for (const i of [0, 1]) {
      expect(found.correlations.smoothed[i]).to.be.above(0.95);
      expect(found.correlations.smoothed[i]).to.be.above(found.nearest.correlations.smoothed[i]);
      expect(found.loss[i]).to.equal(Math.min(found.restartLosses.data[2 * i], found.restartLosses.data[2 * i + 1]));
    }
    const { smoothed, raw } = patchCorrelations(patches, found.reconstructions, 8);
    expect(Array.from(found.correlations.smoothed)).to.deep.equal(Array.from(smoothed));
    expect(Array.from(found.correlations.raw)).to.deep.equal(Array.from(raw));
  });

  it("gives the same from the same stream, moved together or two rows at a time", async () => {
    const [one, again, other] = [await invert({ steps: 3 }), await invert({ steps: 3 }), await invert({ steps: 3 }, "another")];
    expect(Array.from(again.latents.data)).to.deep.equal(Array.from(one.latents.data));
    expect(Array.from(other.latents.data)).not.to.deep.equal(Array.from(one.latents.data));
    const inTurns = await invert({ steps: 3, rows: 3 });
    inTurns.latents.data.forEach((value, i) => expect(value).to.be.closeTo(one.latents.data[i], 5e-3));
  });

  it("is a start for walks, with the scale that was given", async () => {
    const scale = { pixelMm: [1, 2] as const };
    const found = await invert({ steps: 1, scales: [undefined, scale] });
    expect(found.start(0)).not.to.have.property("scale");
    expect(found.start(1).scale).to.equal(scale);
    expect(Array.from(found.start(1).latents.data)).to.deep.equal(Array.from(found.latents.data.subarray(8)));
    expect(() => found.start(2)).to.throw(OptionError, "0 to 1");
  });

  it("tells how far it is, and stops with the signal's reason", async () => {
    const controller = new AbortController();
    const told: number[] = [];
    const onProgress = (done: number, of: number) => {
      told.push(done, of);
      if (done === 3) controller.abort(new Error("enough"));
    };
    const before = engine.tf.memory().numTensors;
    const message = await invert({ signal: controller.signal, onProgress }).then(() => "done", (error: Error) => error.message);
    expect(message).to.equal("enough");
    expect(told).to.deep.equal([1, 30, 2, 30, 3, 30]);
    expect(engine.tf.memory().numTensors).to.equal(before);
  });

  it("says so when the rate was too large", async () => {
    const message = await invert({ rate: 1e30, steps: 3 }).then(() => "done", (error: Error) => error.message);
    expect(message).to.include("a finite loss").and.to.include("smaller rate");
  });

  it("leaves no tensors behind", async () => {
    const cycle = async () => {
      await invert({ steps: 2 });
      return engine.tf.memory().numTensors;
    };
    const burnIn = await cycle();
    expect(await cycle()).to.equal(burnIn);
  });
});
