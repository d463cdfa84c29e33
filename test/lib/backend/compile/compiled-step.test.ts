import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import type { Tensor2D } from "@tensorflow/tfjs";
import { expect } from "chai";
import { compile, type StepOptions, type Tensors } from "../../../../src/lib/backend/compile";
import type { Engine, Tensor } from "../../../../src/lib/backend/engine";
import { layerOperations } from "../../../../src/lib/backend/operations";
import { adam, gradients, makeVariable, momentum, type Variable } from "../../../../src/lib/backend/variables";
import { seed } from "../../../../src/lib/random";
import { nativeEngine } from "../../../support/engine";

const normals = (name: string, count: number) => {
  const stream = seed(23).stream(name);
  return Float32Array.from({ length: count }, () => stream.normal());
};

/** Two dense layers with batch normalisation, its running statistics, Adam for one layer and momentum for the other. */
function makeModel(engine: Engine) {
  const { tf } = engine;
  const { batchNormalisation, dense } = layerOperations(engine);
  const variable = (name: string, shape: number[], values = normals(name, shape.reduce((a, b) => a * b, 1))) =>
    makeVariable(engine, name, shape, values);
  const first = { kernel: variable("first/kernel", [3, 5]), scale: variable("scale", [5], new Float32Array(5).fill(1)), offset: variable("offset", [5]) };
  const last = { "last kernel": variable("last kernel", [5, 1]) };
  const running = { mean: variable("running mean", [5], new Float32Array(5)), variance: variable("running variance", [5], new Float32Array(5).fill(1)) };
  const optimisers = [adam(engine, "adam", first, { learningRate: 0.01 }), momentum(engine, "momentum", last, { learningRate: 0.05, momentum: 0.9, weightDecay: 0.01 })] as const;
  const state: Variable[] = [...Object.values(first), ...Object.values(last), ...Object.values(running), ...optimisers.flatMap((optimiser) => optimiser.state)];
  const step = ({ x, y }: Tensors): Tensors => {
    const { loss, gradients: found, values } = gradients(
      engine,
      (weights) => {
        const { output, mean, variance } = batchNormalisation(dense(x as Tensor, weights["kernel"] as Tensor), weights["scale"] as Tensor, weights["offset"] as Tensor);
        const predicted = dense(tf.tanh(output), weights["last kernel"] as Tensor);
        return { loss: tf.mean(tf.square(tf.sub(predicted, y as Tensor))), mean, variance, predicted };
      },
      { ...first, ...last },
    );
    for (const [key, of] of [["mean", values.mean], ["variance", values.variance]] as const) {
      running[key].assign(tf.add(tf.mul(running[key].read(), 0.9), tf.mul(of, 0.1)));
    }
    for (const optimiser of optimisers) optimiser.apply(found);
    return { loss, predicted: values.predicted };
  };
  const options = (mode?: StepOptions["mode"]): StepOptions => {
    const base = { name: "test model", inputs: { x: [8, 3], y: [8, 1] }, variables: state, step };
    return mode === undefined ? base : { ...base, mode };
  };
  return { state, options };
}

const batch = (index: number) => ({ x: normals(`x${index}`, 24), y: normals(`y${index}`, 8) });
const snapshot = (state: readonly Variable[]) => state.map((variable) => variable.data());

function restore(state: readonly Variable[], values: readonly Float32Array[]): void {
  state.forEach((variable, i) => variable.load(values[i] as Float32Array));
}

function largestError(found: readonly Float32Array[], expected: readonly Float32Array[]): number {
  const errors = expected.flatMap((values, i) => Array.from(values, (value, j) => Math.abs((found[i]?.[j] ?? Number.NaN) - value) / (1e-3 + Math.abs(value))));
  return errors.reduce((most, error) => (error > most || Number.isNaN(error) ? error : most), 0);
}

describe("compile", function () {
  this.timeout(60000);
  let engine: Engine;
  before(async function () {
    engine = await nativeEngine(this);
  });

  it("gives the eager step's outputs, weights, moments and running statistics, step by step from equal states", () => {
    const { state, options } = makeModel(engine);
    const eager = compile(engine, options("eager"));
    const graph = compile(engine, options());
    expect([eager.mode, graph.mode]).to.deep.equal(["eager", "graph"]);
    for (let i = 0; i < 6; i++) {
      const start = snapshot(state);
      const expected = eager.run(batch(i));
      const after = snapshot(state);
      restore(state, start);
      const found = graph.run(batch(i));
      expect(largestError(Object.values(found), Object.values(expected))).to.be.below(1e-5);
      expect(largestError(snapshot(state), after)).to.be.below(1e-5);
      expect(largestError(after, start)).to.be.above(1e-3);
    }
    graph.dispose();
  });

  it("leaves variables as they were when it compiles, and readable and writable between calls", () => {
    const { state, options } = makeModel(engine);
    const start = snapshot(state);
    const graph = compile(engine, options());
    expect(snapshot(state)).to.deep.equal(start);
    const first = graph.run(batch(0));
    const after = snapshot(state);
    expect(after).not.to.deep.equal(start);
    restore(state, start);
    expect(graph.run(batch(0))).to.deep.equal(first);
    expect(snapshot(state)).to.deep.equal(after);
    graph.dispose();
    expect(snapshot(state)).to.deep.equal(after);
  });

  it("shares variables between steps, each seeing what the other wrote last", () => {
    const { state, options } = makeModel(engine);
    const training = compile(engine, options());
    const kernel = state[0] as Variable;
    const reading = compile(engine, { name: "reader", inputs: {}, variables: [kernel], step: () => ({ kernel: kernel.read() }) });
    for (let i = 0; i < 3; i++) {
      training.run(batch(i));
      expect(reading.run({})["kernel"]).to.deep.equal(kernel.data());
    }
    const doubling = compile(engine, {
      name: "doubler",
      inputs: {},
      variables: [kernel],
      step: () => {
        kernel.assign(engine.tf.mul(kernel.read(), 2));
        return {};
      },
    });
    const before = kernel.data();
    doubling.run({});
    expect(reading.run({})["kernel"]).to.deep.equal(before.map((value) => 2 * value));
    for (const step of [training, reading, doubling]) step.dispose();
    expect(kernel.data()).to.deep.equal(before.map((value) => 2 * value));
  });

  it("keeps the order of reads and writes of one variable", () => {
    const counter = makeVariable(engine, "counter", [], Float32Array.of(1));
    const { tf } = engine;
    const step = () => {
      const before = counter.read();
      counter.assign(tf.add(counter.read(), 1));
      const between = counter.read();
      counter.assign(tf.mul(counter.read(), 3));
      return { before, between, after: counter.read() };
    };
    const graph = compile(engine, { name: "counter", inputs: {}, variables: [counter], step });
    const seen = [0, 1].map(() => Object.values(graph.run({})).map(([value]) => value));
    expect(seen).to.deep.equal([[1, 2, 6], [6, 7, 21]]);
    graph.dispose();
  });

  it("holds the same tensors and memory after 300 calls", () => {
    const { options } = makeModel(engine);
    const graph = compile(engine, options());
    for (let i = 0; i < 20; i++) graph.run(batch(0));
    const before = engine.tf.memory();
    for (let i = 0; i < 300; i++) graph.run(batch(0));
    expect(engine.tf.memory()).to.include({ numTensors: before.numTensors, numDataBuffers: before.numDataBuffers });
    graph.dispose();
  });

  it("takes declared constants, and computes on them", () => {
    const { tf } = engine;
    const table = tf.keep(tf.tensor1d(normals("table", 100)));
    const step = ({ x }: Tensors) => ({ y: tf.add(x as Tensor, table) });
    const graph = compile(engine, { name: "constants", inputs: { x: [100] }, variables: [], constants: { table }, step });
    const [x, y] = [normals("x", 100), normals("table", 100)];
    expect(graph.run({ x })["y"]).to.deep.equal(Float32Array.from(x, (value, i) => value + (y[i] as number)));
    expect(() => compile(engine, { name: "forgotten", inputs: { x: [100] }, variables: [], step })).to.throw(
      /a step "forgotten" that can be compiled, but found a tensor of shape \[100\] made before it/,
    );
    graph.dispose();
    table.dispose();
  });

  describe("names what a graph cannot hold:", () => {
    const refused = (step: (tensors: Tensors) => Tensors) => () =>
      compile(engine, { name: "bad", inputs: { x: [4, 5] }, variables: [], step });

    it("values of a tensor that are read", () => {
      expect(refused(({ x }) => ({ y: engine.tf.mul(x as Tensor, engine.tf.square(x as Tensor).dataSync()[0] as number) }))).to.throw(
        /the values of a tensor are read after Square/,
      );
    });

    it("values of a tensor that are waited for, and leaves no promise that fails", async () => {
      const failures: unknown[] = [];
      const note = (reason: unknown) => failures.push(reason);
      process.on("unhandledRejection", note);
      try {
        expect(refused(({ x }) => {
          const y = engine.tf.square(x as Tensor);
          void y.data();
          return { y: engine.tf.tanh(y) };
        })).to.throw(/"bad" that can be compiled, but found that the values of a tensor are read after Square/);
        const asynchronous = async ({ x }: Tensors) => {
          const [mean] = await engine.tf.mean(x as Tensor).data();
          return { y: engine.tf.mul(x as Tensor, mean as number) };
        };
        expect(refused(asynchronous as never)).to.throw(/the values of a tensor are read after Mean/);
        const reading = async ({ x }: Tensors) => ({ y: engine.tf.mul(x as Tensor, await Promise.resolve((x as Tensor).dataSync()[0] as number)) });
        expect(refused(reading as never)).to.throw(/the step "bad" to return float32 tensors by name, but found a promise\. Write the step without async/);
        await new Promise((resolve) => setTimeout(resolve, 10));
      } finally {
        process.off("unhandledRejection", note);
      }
      expect(failures).to.deep.equal([]);
      const values = await engine.tf.tidy(() => engine.tf.ones([2])).data();
      expect(Array.from(values)).to.deep.equal([1, 1]);
    });

    it("random numbers, of JavaScript and of TensorFlow", () => {
      expect(refused(({ x }) => ({ y: engine.tf.add(x as Tensor, engine.tf.randomNormal([4, 5])) }))).to.throw(/the global random generator/);
      expect(refused(({ x }) => ({ y: engine.tf.add(x as Tensor, engine.tf.tensor2d(normals("z", 20), [4, 5])) }))).to.throw(
        /Add(V2)?, which uses 20 numbers made in JavaScript/,
      );
      expect(refused(({ x }) => ({ y: engine.tf.cast(engine.tf.multinomial(x as Tensor2D, 2, 7), "float32") }))).to.throw(
        /Multinomial, which draws random numbers/,
      );
    });

    it("numbers drawn or counted outside of TensorFlow that differ from call to call", () => {
      const stream = seed(23).stream("in the step");
      expect(refused(({ x }) => ({ y: engine.tf.add(x as Tensor, engine.tf.scalar(stream.normal())) }))).to.throw(
        /Add(V2)?, which used other numbers made in JavaScript at a second call.*as an input, or count it in a variable/,
      );
      let rate = 1;
      expect(refused(({ x }) => ({ y: engine.tf.mul(x as Tensor, (rate *= 0.9)) }))).to.throw(/Mul, which used other numbers/);
    });

    describe("what JavaScript decides otherwise at a second call:", () => {
      let flag = false;
      const either = (first: (x: Tensor) => Tensor, second: (x: Tensor) => Tensor) =>
        refused(({ x }) => {
          flag = !flag;
          return { y: flag ? first(x as Tensor) : second(x as Tensor) };
        });
      beforeEach(() => {
        flag = false;
      });

      it("an operation", () => {
        const { relu, tanh, add, mul, square } = engine.tf;
        expect(either((x) => relu(x), (x) => tanh(x))).to.throw(/Relu, in whose place came Tanh at a second call\. What JavaScript decides is frozen/);
        // after one that both have, and with numbers that differ too
        expect(either((x) => add(square(x), 1), (x) => mul(square(x), 2))).to.throw(/Add(V2)?, in whose place came Mul/);
      });

      it("whether there is an operation", () => {
        const { tanh, square } = engine.tf;
        expect(either((x) => tanh(square(x)), (x) => square(x))).to.throw(/Tanh, in whose place came the end of the step/);
        expect(either((x) => square(x), (x) => tanh(square(x)))).to.throw(/the end of the step, in whose place came Tanh/);
      });

      it("what an operation is made of", () => {
        const { sub, square, tanh } = engine.tf;
        expect(either((x) => sub(x, square(x)), (x) => sub(square(x), x))).to.throw(/Sub, which was made of other tensors at a second call/);
        expect(either((x) => sub(x, 1), (x) => sub(x, x))).to.throw(/Sub, which was made of other tensors/);
        const both = (x: Tensor) => [square(x), tanh(x)] as const;
        expect(either((x) => both(x)[0], (x) => both(x)[1])).to.throw(/the output "y", which was made of other tensors/);
      });

      it("an attribute of an operation, or numbers in it", () => {
        const { matMul, reshape, tidy } = engine.tf;
        const square = (x: Tensor, transposed: boolean) => tidy(() => matMul(reshape(x, [2, 10]).slice([0, 0], [2, 2]) as Tensor2D, reshape(x, [2, 10]).slice([0, 0], [2, 2]) as Tensor2D, transposed));
        expect(either((x) => square(x, false), (x) => square(x, true))).to.throw(/BatchMatMul(V2)?, with another "adj_x" at a second call/);
        expect(either((x) => reshape(x, [2, 10]), (x) => reshape(x, [10, 2]))).to.throw(/Reshape, which used other numbers/);
      });

      it("a variable that is read or written", () => {
        const pair = [0, 1].map((i) => makeVariable(engine, `of two ${i}`, [], Float32Array.of(i)));
        const step = (use: (variable: Variable) => Tensors) => () =>
          compile(engine, { name: "two", inputs: {}, variables: pair, step: () => use(pair[Number((flag = !flag))] as Variable) });
        expect(step((variable) => ({ y: variable.read() }))).to.throw(/ReadVariableOp, which was made of other tensors/);
        const written = step((variable) => {
          variable.assign(engine.tf.tidy(() => engine.tf.add(pair[0]?.read() as Tensor, 1)));
          return {};
        });
        expect(written).to.throw(/AssignVariableOp, which was made of other tensors/);
        expect(pair.map((variable) => variable.data()[0])).to.deep.equal([0, 1]);
        for (const variable of pair) variable.dispose();
      });

      it("which outputs there are", () => {
        expect(refused(({ x }) => ({ [(flag = !flag) ? "first" : "second"]: x as Tensor }))).to.throw(
          /the output "first", in whose place came the output "second"/,
        );
      });
    });

    it("variables made in the step", () => {
      expect(refused(({ x }) => {
        const late = makeVariable(engine, "late", [5], new Float32Array(5));
        return { y: engine.tf.add(x as Tensor, late.read()) };
      })).to.throw(/a variable made in the step\. Make variables before, and list them/);
    });

    it("outputs of other types, and other compiled steps", () => {
      expect(refused(({ x }) => ({ y: engine.tf.greater(x as Tensor, 0) }))).to.throw(/the output "y" of type bool/);
      const inner = compile(engine, { name: "inner", inputs: { x: [4, 5] }, variables: [], step: ({ x }) => ({ y: engine.tf.neg(x as Tensor) }) });
      expect(refused(({ x }) => {
        inner.run({ x: new Float32Array(20) });
        return { y: x as Tensor };
      })).to.throw(/a call of another compiled step/);
      inner.dispose();
    });

    it("and works again afterwards, with nothing left over", () => {
      const before = engine.tf.memory().numTensors;
      expect(refused(({ x }) => ({ y: engine.tf.greater(x as Tensor, 0) }))).to.throw();
      expect(engine.tf.memory().numTensors).to.equal(before);
      expect(engine.tf.tidy(() => engine.tf.randomUniform([3]).dataSync().length)).to.equal(3);
    });
  });

  for (const mode of ["eager", "graph"] as const) {
    it(`says which output is no float32 tensor, ${mode}`, () => {
      const { tf } = engine;
      const refused = (step: (x: Tensor) => unknown) => () =>
        compile(engine, { name: "bad", inputs: { x: [2] }, variables: [], step: ({ x }) => step(x as Tensor) as Tensors, mode }).run({ x: new Float32Array(2) });
      const before = tf.memory().numTensors;
      expect(refused((x) => ({ y: tf.neg(x), z: undefined }))).to.throw(
        /the step "bad" to return float32 tensors by name, but found the output "z", which is undefined\. Return a tensor, or leave it out/,
      );
      expect(refused(() => ({ y: null }))).to.throw(/the output "y", which is null/);
      expect(refused(() => ({ y: 3 }))).to.throw(/the output "y", which is a number/);
      expect(refused((x) => ({ y: [x] }))).to.throw(/the output "y", which is an array/);
      expect(refused(() => ({ y: new Float32Array(2) }))).to.throw(/the output "y", which is a Float32Array/);
      expect(refused((x) => ({ y: tf.cast(x, "int32") }))).to.throw(/the output "y" of type int32/);
      expect(refused((x) => {
        const y = tf.neg(x);
        y.dispose();
        return { y };
      })).to.throw(/the output "y", which is disposed/);
      expect(refused(() => undefined)).to.throw(/but found undefined\. Return an object with a tensor for each name/);
      expect(refused((x) => [x])).to.throw(/but found an array/);
      expect(refused((x) => x)).to.throw(/but found a Tensor/);
      expect(tf.memory().numTensors).to.equal(before);
    });
  }

  it("says which input is missing, unknown or of the wrong size", () => {
    const { options } = makeModel(engine);
    for (const mode of ["eager", "graph"] as const) {
      const step = compile(engine, options(mode));
      expect(() => step.run({ x: new Float32Array(24) })).to.throw(/8 numbers of shape \[8, 1\] for the input "y" of the step "test model", but found none/);
      expect(() => step.run({ ...batch(0), x: new Float32Array(23) })).to.throw(/24 numbers of shape \[8, 3\] for the input "x".*but found 23/);
      expect(() => step.run({ ...batch(0), z: new Float32Array(1) })).to.throw(/only the inputs "x", "y" .* but found "z"/);
      step.dispose();
    }
  });

  it("leaves no file behind, and says when there is no room for the graph", () => {
    const compiled = () => compile(engine, { name: "full", inputs: { x: [2] }, variables: [], step: ({ x }) => ({ y: engine.tf.neg(x as Tensor) }) });
    const graphs = () => readdirSync(tmpdir()).filter((name) => name.startsWith("latent-sky-graph-"));
    const before = graphs();
    const graph = compiled();
    expect(graphs()).to.deep.equal(before);
    graph.dispose();
    const folder = process.env["TMPDIR"];
    process.env["TMPDIR"] = "/proc/nowhere";
    try {
      expect(compiled).to.throw(/the step "full" to be compiled .*ENOENT.*point TMPDIR at another folder/);
    } finally {
      if (folder === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = folder;
    }
  });
});
