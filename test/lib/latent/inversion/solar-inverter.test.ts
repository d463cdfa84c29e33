import { expect } from "chai";
import { images } from "../../../../src/lib/arrays";
import type { Engine } from "../../../../src/lib/backend/engine";
import { FileFormatError } from "../../../../src/lib/errors";
import { checkpointDigest, writeCheckpoint } from "../../../../src/lib/io";
import { loadSolarInverter } from "../../../../src/lib/latent/inversion";
import { loadSolarGan, makeSimpleGan } from "../../../../src/lib/models";
import { seed } from "../../../../src/lib/random";
import { nativeEngine } from "../../../support/engine";
import { temporaryFolder } from "../../../support/folder";
import { SMALL } from "./small-generator";

describe("loadSolarInverter", function () {
  this.timeout(60000);
  let engine: Engine;
  const folder = temporaryFolder();
  before(async function () {
    engine = await nativeEngine(this);
    const gan = makeSimpleGan(engine, seed(23).stream("weights"), SMALL);
    const variables = [...Object.values(gan.generator.variables), ...Object.values(gan.discriminator.variables)];
    writeCheckpoint(folder, {
      name: "test", tensors: Object.fromEntries(variables.map((variable) => [variable.name, { shape: variable.shape, data: variable.data() }])),
      card: {
        data: "drawn weights", preset: "smoke", seed: 23, steps: 0, loss: {}, scores: {}, date: "2026-11-23", limits: "a test",
        licence: "MIT", config: SMALL,
      },
    });
    gan.dispose();
  });

  it("inverts the generator that loadSolarGan loads from the same folder", async () => {
    const inverter = await loadSolarInverter({ folder });
    expect(inverter.sha256).to.equal(checkpointDigest(folder));
    const gan = await loadSolarGan({ folder });
    const patch = images(Float32Array.from({ length: 128 ** 2 }, (_, i) => Math.sin(i / 300)), [1, 128, 128], "kG");
    const { latents, reconstructions } = await inverter.invert(patch, seed(1).stream("z"), { steps: 2, restarts: 1, candidates: 3 });
    expect(Array.from(gan.generate(latents).data)).to.deep.equal(Array.from(reconstructions.data));
    gan.dispose();
    inverter.dispose();
  });

  it("names a checkpoint that is missing", async () => {
    const message = await loadSolarInverter({ folder: `${folder}/none` }).then(() => "loaded", (error: Error) => error);
    expect(message).to.be.instanceOf(FileFormatError);
  });
});
