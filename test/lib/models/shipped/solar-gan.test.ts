import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { matrix } from "../../../../src/lib/arrays";
import type { Engine } from "../../../../src/lib/backend/engine";
import { FileFormatError, OptionError, ShapeError, UserError } from "../../../../src/lib/errors";
import { writeCheckpoint, type ModelCard } from "../../../../src/lib/io";
import { loadSolarGan, makeSampler, makeSimpleGan } from "../../../../src/lib/models";
import { seed } from "../../../../src/lib/random";
import { nativeEngine } from "../../../support/engine";
import { temporaryFolder } from "../../../support/folder";

const config = { width: 1 / 8 };
const card: ModelCard = {
  data: "drawn weights", preset: "smoke", seed: 23, steps: 0, loss: {}, scores: {}, date: "2026-11-23", limits: "a test",
  licence: "MIT", config,
};

describe("loadSolarGan", function () {
  this.timeout(60000);
  let engine: Engine;
  const folder = temporaryFolder();
  before(async function () {
    engine = await nativeEngine(this);
    const gan = makeSimpleGan(engine, seed(23).stream("weights"), config);
    const variables = [...Object.values(gan.generator.variables), ...Object.values(gan.discriminator.variables)];
    const tensors = Object.fromEntries(variables.map((variable) => [variable.name, { shape: variable.shape, data: variable.data() }]));
    writeCheckpoint(folder, { name: "test", tensors, card });
    gan.dispose();
  });

  it("generates what the trained generator does, to the rounding of float16", async () => {
    const gan = makeSimpleGan(engine, seed(23).stream("weights"), config);
    const sampler = makeSampler(engine, gan.generator, gan.sizes, 3);
    const shipped = await loadSolarGan({ folder });
    const latents = shipped.drawLatents(seed(1).stream("z"), 3);
    const [found, expected] = [shipped.generate(latents), sampler.sample(latents)];
    expect(found.shape).to.deep.equal([3, 128, 128]);
    const errors = found.data.map((value, i) => Math.abs(value - (expected.data[i] as number)));
    expect(errors.reduce((most, error) => Math.max(most, error), 0)).to.be.below(1e-3);
    expect(shipped.card).to.deep.equal(card);
    for (const one of [sampler, gan, shipped]) one.dispose();
  });

  it("draws latents row by row: more of them begin with the fewer", async () => {
    const shipped = await loadSolarGan({ folder, config });
    const [few, many] = [2, 5].map((count) => shipped.drawLatents(seed(1).stream("z"), count));
    expect(Array.from(many!.data.subarray(0, 200))).to.deep.equal(Array.from(few!.data));
    const mean = many!.data.reduce((sum, value) => sum + value, 0) / many!.data.length;
    expect(Math.abs(mean)).to.be.below(5 / Math.sqrt(many!.data.length));
    shipped.dispose();
  });

  it("leaves nothing behind when it is disposed of", async () => {
    const cycle = async () => {
      const shipped = await loadSolarGan({ folder, config });
      shipped.generate(shipped.drawLatents(seed(1).stream("z"), 2));
      shipped.dispose();
      return engine.tf.memory().numTensors;
    };
    const first = await cycle();
    expect([await cycle(), await cycle()]).to.deep.equal([first, first]);
  });

  it("says what is wrong with a checkpoint or with latents", async () => {
    const failure = (promise: Promise<unknown>) => promise.then(() => expect.fail("no error"), (error: unknown) => error);
    expect(await failure(loadSolarGan({ folder: join(folder, "nowhere") }))).to.be.instanceOf(FileFormatError);
    expect(await failure(loadSolarGan({ folder, config: {} }))).to.be.instanceOf(FileFormatError).with.property("message").that.matches(/generator\/linear\/kernel/);
    const shipped = await loadSolarGan({ folder, config });
    expect(() => shipped.generate(matrix(new Float32Array(99), [1, 99]))).to.throw(ShapeError, "one row of 100 latent values, but found [1 x 99]");
    const z = seed(1).stream("z");
    for (const count of [-1, 1.5, Number.NaN]) {
      expect(() => shipped.drawLatents(z, count)).to.throw(OptionError, `a whole number of latents of at least 0, but found ${count}`);
    }
    expect(shipped.drawLatents(z, 0).shape).to.deep.equal([0, 100]);
    shipped.dispose();
    expect(() => shipped.generate(shipped.drawLatents(z, 1))).to.throw(UserError, "dispose() has freed its weights");
    const damaged = temporaryFolder();
    writeFileSync(join(damaged, "manifest.json"), "{");
    expect(await failure(loadSolarGan({ folder: damaged }))).to.be.instanceOf(FileFormatError).with.property("message").that.includes("manifest.json");
  });
});
