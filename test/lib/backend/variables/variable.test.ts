import { expect } from "chai";
import type { Engine } from "../../../../src/lib/backend/engine";
import { makeVariable } from "../../../../src/lib/backend/variables";
import { ShapeError } from "../../../../src/lib/errors";
import { nativeEngine } from "../../../support/engine";

describe("makeVariable", function () {
  this.timeout(60000);
  let engine: Engine;
  before(async function () {
    engine = await nativeEngine(this);
  });

  it("keeps values that are copies both ways, and frees them", () => {
    const before = engine.tf.memory().numTensors;
    const values = Float32Array.of(1, 2, 3, 4);
    const variable = makeVariable(engine, "w", [2, 2], values);
    values[0] = 9;
    const read = variable.data();
    expect(Array.from(read)).to.deep.equal([1, 2, 3, 4]);
    read[1] = 9;
    expect(Array.from(variable.data())).to.deep.equal([1, 2, 3, 4]);
    engine.tf.tidy(() => variable.assign(engine.tf.ones([2, 2])));
    expect(Array.from(variable.data())).to.deep.equal([1, 1, 1, 1]);
    variable.dispose();
    expect(engine.tf.memory().numTensors).to.equal(before);
  });

  it("refuses other shapes, naming the variable", () => {
    const variable = makeVariable(engine, "generator/linear/bias", [3], new Float32Array(3));
    expect(() => variable.load(new Float32Array(2))).to.throw(ShapeError, '3 values for the variable "generator/linear/bias", but found 2');
    expect(() => engine.tf.tidy(() => variable.assign(engine.tf.ones([1, 3])))).to.throw(ShapeError, 'shape [3] for the variable "generator/linear/bias", but found [1, 3]');
    expect(() => makeVariable(engine, "w", [2, 2], new Float32Array(3))).to.throw(ShapeError, "4 values");
    variable.dispose();
  });
});
