import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { rowAt } from "../../../../src/lib/arrays";
import type { Engine } from "../../../../src/lib/backend/engine";
import { FileFormatError } from "../../../../src/lib/errors";
import { readCheckpoint, writeCheckpoint, type ModelCard } from "../../../../src/lib/io";
import {
  adaptStatistics,
  encoderVariables,
  loadSimSiam,
  makeEncoder,
  makeSimSiam,
  randomSimSiam,
  simSiamSizes,
} from "../../../../src/lib/models";
import { seed } from "../../../../src/lib/random";
import { nativeEngine } from "../../../support/engine";
import { temporaryFolder } from "../../../support/folder";
import { bipoles } from "../simsiam/bipoles";

const config = { width: 1 / 16 };
const card: ModelCard = {
  data: "drawn weights",
  preset: "smoke",
  seed: 23,
  steps: 0,
  loss: {},
  scores: {},
  date: "2026-11-23",
  limits: "a test",
  licence: "MIT",
  config,
};
const N = 20;
const stack = bipoles(N, 128);
const weights = () => seed(23).stream("weights");

describe("loadSimSiam and randomSimSiam", function () {
  this.timeout(60000);
  let engine: Engine;
  const folder = temporaryFolder();
  before(async function () {
    engine = await nativeEngine(this);
    const network = makeSimSiam(engine, weights(), config);
    adaptStatistics(engine, network, stack);
    const tensors = encoderVariables(network).map(
      (variable) => [variable.name, { shape: variable.shape, data: variable.data() }] as const,
    );
    writeCheckpoint(folder, { name: "test", tensors: Object.fromEntries(tensors), card });
    network.dispose();
  });

  it("embed by the weights of the checkpoint, and alike when they have the same", async () => {
    const shipped = await loadSimSiam({ folder, batch: 4 });
    const random = await randomSimSiam({ stream: weights(), images: stack, config, batch: 4 });
    const encoder = makeEncoder(engine, simSiamSizes(config), { batch: 4 });
    const { tensors } = readCheckpoint(folder);
    encoder.load((name) => tensors.get(name)?.data ?? expect.fail(name));
    const found = shipped.embed(stack);
    expect(found.shape).to.deep.equal([N, 100]);
    expect(found.data).to.deep.equal(encoder.embed(stack).data);
    const others = random.embed(stack);
    for (let row = 0; row < N; row++) {
      const [a, b] = [rowAt(found, row), rowAt(others, row)];
      const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * y[i], 0);
      // rounding to float16 moves the embeddings of so narrow a network by some per cent
      expect(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))).to.be.above(0.995);
    }
    expect(shipped.card).to.deep.equal(card);
    expect(shipped.sha256).to.match(/^[0-9a-f]{64}$/);
    expect(shipped.embed(stack, { output: "backbone" }).shape).to.deep.equal([N, shipped.features]);
    for (const one of [shipped, random, encoder]) one.dispose();
  });

  it("leave nothing behind when they are disposed of", async () => {
    const cycle = async () => {
      const shipped = await loadSimSiam({ folder, batch: 2 });
      const random = await randomSimSiam({ stream: weights(), images: stack, config, batch: 2 });
      shipped.dispose();
      random.dispose();
      return engine.tf.memory().numTensors;
    };
    const first = await cycle();
    expect(await cycle()).to.equal(first);
  });

  it("say what is wrong with a checkpoint", async () => {
    const failure = (promise: Promise<unknown>) =>
      promise.then(
        () => expect.fail("no error"),
        (error: unknown) => error,
      );
    expect(await failure(loadSimSiam({ folder: join(folder, "nowhere") }))).to.be.instanceOf(FileFormatError);
    const other = temporaryFolder();
    writeCheckpoint(other, {
      name: "other",
      tensors: { "backbone/stem/kernel": { shape: [1], data: new Float32Array(1) } },
      card,
    });
    expect(await failure(loadSimSiam({ folder: other })))
      .to.be.instanceOf(FileFormatError)
      .with.property("message")
      .that.matches(/"backbone\/stem\/kernel" of shape \[7, 7, 1, 4\]/);
    writeFileSync(join(other, "manifest.json"), "{");
    expect(await failure(loadSimSiam({ folder: other })))
      .to.be.instanceOf(FileFormatError)
      .with.property("message")
      .that.includes("manifest.json");
  });
});
