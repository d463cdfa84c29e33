import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { images } from "../../../../src/lib/arrays";
import type { Engine } from "../../../../src/lib/backend/engine";
import { encoderVariables, makeEncoder, simSiamStep, type SimSiamStep } from "../../../../src/lib/models";
import { nativeEngine } from "../../../support/engine";
import { FIXTURE, fixtureNetwork, fixtureViews } from "./fixture";

type Digest = readonly [norm: number, sum: number];
interface Reference {
  readonly loss: number;
  readonly spread: number;
  readonly gradients: Readonly<Record<string, Digest>>;
  readonly statistics: Readonly<Record<string, Digest>>;
  readonly features: readonly number[];
  readonly embedding: readonly number[];
  readonly embeddings: Digest;
}

// the lines that made it stand in reference.py
const reference = JSON.parse(readFileSync(join(__dirname, "reference.json"), "utf8")) as Reference;
const { batch, side } = FIXTURE;

/** Norm, and sum with weights that tell the order: cos(i). */
function digest(values: Float32Array | Float64Array): Digest {
  let [squares, sum] = [0, 0];
  values.forEach((value, i) => {
    squares += value * value;
    sum += value * Math.cos(i);
  });
  return [Math.sqrt(squares), sum];
}

const difference = (a: Float32Array, b: Float32Array) =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
const snapshot = ({ state }: SimSiamStep) => state.map((variable) => variable.data());

describe("simSiamStep", function () {
  this.timeout(120000);
  let engine: Engine;
  before(async function () {
    engine = await nativeEngine(this);
  });

  it("has PyTorch's loss, spread, gradients and running statistics", () => {
    const network = fixtureNetwork(engine);
    const step = simSiamStep(engine, network, { batch, side, learningRate: 1, mode: "eager" });
    const before = Object.fromEntries(
      Object.entries(network.variables).map(([name, variable]) => [name, variable.data()]),
    );
    const outputs = step.run(fixtureViews());
    expect(outputs["loss"]?.[0]).to.be.closeTo(reference.loss, 1e-6);
    expect(outputs["spread"]?.[0]).to.be.closeTo(reference.spread, 1e-5);
    expect(outputs["collapse"]?.[0]).to.be.closeTo(1 - reference.spread, 1e-5);
    const largest = Math.max(...Object.values(reference.gradients).map(([norm]) => norm));
    expect(Object.keys(reference.gradients).sort()).to.deep.equal(Object.keys(network.variables).sort());
    for (const [name, [norm, sum]] of Object.entries(reference.gradients)) {
      const start = before[name];
      const after = network.variables[name].data();
      const found = digest(Float64Array.from(start, (value, i) => value - after[i]));
      // weights near 1 lose the last digits of a small change
      expect(found[0], name).to.be.closeTo(norm, 2e-4 * norm + 1e-6 * largest);
      expect(found[1], name).to.be.closeTo(sum, 2e-4 * norm + 2e-6 * largest);
    }
    for (const [name, [norm, sum]] of Object.entries(reference.statistics)) {
      const found = digest(network.statistics[name].data());
      // float32 against float64; the means before the prediction head's normalisation are 0
      expect(found[0], name).to.be.closeTo(norm, 1e-5 * norm + 1e-7);
      expect(found[1], name).to.be.closeTo(sum, 1e-5 * norm + 1e-7);
    }
    step.dispose();
    network.dispose();
  });

  it("leaves statistics by which embeddings are PyTorch's", () => {
    const network = fixtureNetwork(engine);
    const step = simSiamStep(engine, network, { batch, side, learningRate: 0, mode: "eager" });
    const { first, second } = fixtureViews();
    step.run({ first, second });
    const values = new Map(encoderVariables(network).map((variable) => [variable.name, variable.data()]));
    const encoder = makeEncoder(engine, network.sizes, { batch: 4, side });
    encoder.load((name) => values.get(name) as Float32Array);
    const stack = images(first, [batch, side, side], "kG");
    const [embedding, features] = [encoder.embed(stack), encoder.embed(stack, { output: "backbone" })];
    expect(embedding.shape).to.deep.equal([batch, 100]);
    expect(features.shape).to.deep.equal([batch, 64]);
    reference.embedding.forEach((value, i) => expect(embedding.data[100 + i]).to.be.closeTo(value, 2e-5));
    reference.features.forEach((value, i) => expect(features.data[64 + i]).to.be.closeTo(value, 2e-5));
    const [norm, sum] = reference.embeddings;
    expect(digest(embedding.data)[0]).to.be.closeTo(norm, 2e-6 * norm);
    expect(digest(embedding.data)[1]).to.be.closeTo(sum, 2e-5 * norm);
    for (const one of [encoder, step, network]) one.dispose();
  });

  it("takes the same step eagerly and compiled, from equal states, running statistics and momentum included", () => {
    const networks = [fixtureNetwork(engine), fixtureNetwork(engine)] as const;
    const options = { batch, side, momentum: 0.9, weightDecay: 1e-4 } as const;
    const eager = simSiamStep(engine, networks[0], { ...options, mode: "eager" });
    const graph = simSiamStep(engine, networks[1], { ...options, mode: "graph" });
    const { first, second } = fixtureViews();
    for (const views of [
      { first, second },
      { first: second, second: first },
      { first, second: first },
    ]) {
      const start = snapshot(eager);
      graph.state.forEach((variable, k) => variable.load(start[k]));
      const [expected, found] = [eager.run(views), graph.run(views)];
      for (const name of Object.keys(expected)) expect(found[name]?.[0], name).to.be.closeTo(expected[name]?.[0], 1e-5);
      const moved = snapshot(eager);
      snapshot(graph).forEach((values, k) => {
        const change = difference(moved[k], start[k]);
        expect(change, graph.state[k]?.name).to.be.above(0);
        expect(difference(values, moved[k]), graph.state[k]?.name).to.be.at.most(1e-3 * change);
      });
    }
    for (const one of [eager, graph, ...networks]) one.dispose();
  });

  it("is -1 where both views predict each other, and says that all predictions are one", () => {
    const network = fixtureNetwork(engine);
    // a head that gives its bias alone
    network.variables["prediction/last/kernel"].load(new Float32Array(128 * 100));
    network.variables["prediction/last/bias"].load(new Float32Array(100).fill(0.1));
    const step = simSiamStep(engine, network, { batch, side, learningRate: 0, mode: "eager" });
    const { spread, collapse } = step.run(fixtureViews());
    expect(spread?.[0]).to.be.closeTo(0, 1e-5);
    expect(collapse?.[0]).to.be.closeTo(1, 1e-5);
    step.dispose();
    network.dispose();
  });
});
