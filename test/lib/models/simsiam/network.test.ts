import { expect } from "chai";
import type { Engine } from "../../../../src/lib/backend/engine";
import {
  encoderShapes,
  encoderVariables,
  makeSimSiam,
  simSiamSizes,
  type SimSiamNetwork,
} from "../../../../src/lib/models";
import { seed } from "../../../../src/lib/random";
import { nativeEngine } from "../../../support/engine";

const WIDTH = 1 / 8;

describe("makeSimSiam", function () {
  this.timeout(60000);
  let engine: Engine;
  let network: SimSiamNetwork;
  before(async function () {
    engine = await nativeEngine(this);
    network = makeSimSiam(engine, seed(23).stream("weights"), { width: WIDTH });
  });
  after(() => network?.dispose());

  it("has the variables of its layers, and its encoder those of a checkpoint", () => {
    const shapes = encoderShapes(simSiamSizes({ width: WIDTH }));
    const variables = encoderVariables(network);
    expect(Object.fromEntries(variables.map(({ name, shape }) => [name, shape]))).to.deep.equal(shapes);
    expect(variables.some(({ name }) => name.startsWith("prediction"))).to.equal(false);
    const known = new Set([...Object.keys(network.variables), ...Object.keys(network.statistics)]);
    const head = [
      "first/kernel",
      "first/scale",
      "first/offset",
      "first/mean",
      "first/variance",
      "last/kernel",
      "last/bias",
    ];
    expect([...known].filter((name) => !(name in shapes))).to.have.members(head.map((name) => `prediction/${name}`));
  });

  it("begins as torchvision's: N(0, 2 / (k^2 out)), uniform in the first and the linear layers, scales of 1", () => {
    const values = (name: string) =>
      (network.variables[name] ?? network.statistics[name])?.data() ?? new Float32Array();
    const deviation = (of: Float32Array) => Math.sqrt(of.reduce((sum, value) => sum + value * value, 0) / of.length);
    const normal = [
      ["backbone/stage-1/block-1/first/kernel", Math.sqrt(2 / (9 * 8))],
      ["backbone/stage-3/block-1/first/kernel", Math.sqrt(2 / (9 * 32))],
      ["backbone/stage-4/block-1/shortcut/kernel", Math.sqrt(2 / 64)],
    ] as const;
    for (const [name, expected] of normal) {
      const found = values(name);
      expect(deviation(found), name).to.be.closeTo(expected, (5 * expected) / Math.sqrt(2 * found.length));
      expect(
        found.some((value) => Math.abs(value) > 2 * expected),
        name,
      ).to.equal(true);
    }
    const uniform = [
      ["backbone/stem/kernel", 1 / 7],
      ["projection/first/kernel", 1 / 8],
      ["prediction/first/kernel", 1 / 10],
      ["prediction/last/bias", 1 / Math.sqrt(128)],
    ] as const;
    for (const [name, bound] of uniform) {
      const most = values(name).reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
      expect(most, name)
        .to.be.at.most(bound)
        .and.above(0.9 * bound);
    }
    expect(new Set(values("backbone/stage-2/block-2/second/scale"))).to.deep.equal(new Set([1]));
    expect(new Set(values("backbone/stage-2/block-2/second/variance"))).to.deep.equal(new Set([1]));
    expect(new Set([...values("projection/first/offset"), ...values("projection/last/mean")])).to.deep.equal(
      new Set([0]),
    );
  });

  it("draws the same weights for the same stream, and refuses widths that are no whole channels", () => {
    const make = (value: number) => makeSimSiam(engine, seed(value).stream("weights"), { width: 1 / 32 });
    const [one, same, other] = [make(1), make(1), make(2)];
    const kernel = ({ variables }: SimSiamNetwork) =>
      Array.from(variables["backbone/stage-1/block-2/second/kernel"]?.data() ?? []);
    expect(kernel(one)).to.deep.equal(kernel(same)).and.not.deep.equal(kernel(other));
    for (const each of [one, same, other]) each.dispose();
    expect(() => makeSimSiam(engine, seed(1).stream("weights"), { width: 0.01 })).to.throw(
      /64 x width to be a whole number/,
    );
  });
});
