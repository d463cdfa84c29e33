import { expect } from "chai";
import type { Engine, Tensor } from "../../../../src/lib/backend/engine";
import { layerOperations, type LayerOperations } from "../../../../src/lib/backend/operations";
import { plainOperations } from "../../../../src/lib/backend/operations/plain-operations";
import { nativeEngine } from "../../../support/engine";
import { expectSame, normal, relativeError, TOLERANCE } from "./compare";

describe("native kernels", function () {
  this.timeout(60000);
  let engine: Engine;
  let native: LayerOperations;
  let plain: LayerOperations;
  before(async function () {
    engine = await nativeEngine(this);
    native = layerOperations(engine);
    plain = plainOperations(engine);
  });
  const agree = (what: string, layer: (operations: LayerOperations) => (given: Readonly<Record<string, Tensor>>) => Tensor, shapes: Record<string, readonly number[]>) =>
    expectSame(engine, what, layer(native), layer(plain), () =>
      Object.fromEntries(Object.entries(shapes).map(([key, shape]) => [key, normal(engine, key, shape)])),
    );

  it("dense agrees with tfjs, small and large, with bias and every activation", () => {
    for (const [n, i, o] of [[4, 7, 3], [130, 140, 150], [128, 128, 128], [1, 200, 129]] as const) {
      for (const activation of [undefined, "leaky-relu", "relu", "tanh"] as const) {
        const chosen = activation === undefined ? {} : { activation };
        const layer = (operations: LayerOperations) => (given: Readonly<Record<string, Tensor>>) => {
          const options = given["bias"] === undefined ? chosen : { ...chosen, bias: given["bias"] };
          return operations.dense(given["x"] as Tensor, given["kernel"] as Tensor, options);
        };
        const what = `dense ${n} x ${i} x ${o} ${activation ?? "linear"}`;
        agree(what, layer, { x: [n, i], kernel: [i, o] });
        agree(`${what} with bias`, layer, { x: [n, i], kernel: [i, o], bias: [o] });
      }
    }
  });

  for (const [what, x] of [["rows", [12, 5]], ["images", [3, 4, 5, 6]]] as const) {
    it(`batch normalisation of ${what} agrees with tfjs: output, gradients and statistics`, () => {
      const channels = x.at(-1) as number;
      const normalise = (operations: LayerOperations, { x, scale, offset }: Readonly<Record<string, Tensor>>) =>
        operations.batchNormalisation(x as Tensor, scale as Tensor, offset as Tensor, { epsilon: 1e-3 });
      agree("output", (operations) => (given) => normalise(operations, given).output, { x, scale: [channels], offset: [channels] });
      engine.tf.tidy(() => {
        const given = { x: normal(engine, "x", x), scale: normal(engine, "scale", [channels]), offset: normal(engine, "offset", [channels]) };
        const [found, expected] = [normalise(native, given), normalise(plain, given)];
        for (const key of ["mean", "variance"] as const) expect(relativeError(found[key], expected[key]), key).to.be.below(TOLERANCE);
      });
    });
  }

  it("max pooling agrees with tfjs", () => {
    for (const padding of ["SAME", "VALID"] as const) {
      for (const [size, stride] of [[2, 2], [3, 2], [3, 1]] as const) {
        agree(`pooling ${size}/${stride} ${padding}`, (operations) => ({ x }) => operations.maxPool(x as Tensor, { size, stride, padding }), { x: [2, 8, 9, 3] });
      }
    }
  });

  it("activations agree with tfjs", () => {
    for (const activation of ["leaky-relu", "relu", "tanh"] as const) {
      agree(activation, (operations) => ({ x }) => operations.activate(x as Tensor, activation), { x: [5, 6] });
    }
  });
});
