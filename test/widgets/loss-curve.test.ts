import { expect } from "chai";
import type { Table } from "../../src/lib/arrays";
import { OptionError, ShapeError } from "../../src/lib/errors";
import { bundleBytes } from "../../src/widgets/budget";
import { lossCurve } from "../../src/widgets/loss-curve";
import { figureBundle } from "../../src/widgets/show";
import { expectSpec } from "./specs";

const falling = (n: number) => Array.from({ length: n }, (_, step) => 2 ** -(step / 10));
const points = (figure: { spec: Readonly<Record<string, unknown>> }) =>
  (figure.spec.data as { values: { step: number; value: number; low: number; high: number; loss: string }[] }).values;

describe("lossCurve", () => {
  it("has the specification that was looked at", () => {
    const figure = lossCurve(
      { generator: falling(12), discriminator: falling(12).reverse() },
      { title: "Simulated training" },
    );
    expectSpec(figure, "loss-curve");
  });

  it("draws short histories point by point, from step 1", () => {
    const drawn = points(lossCurve({ loss: [3, 2, 1] }));
    expect(drawn.map(({ step, value }) => [step, value])).to.deep.equal([
      [1, 3],
      [2, 2],
      [3, 1],
    ]);
  });

  it("averages long ones over equal runs and keeps their extremes", () => {
    const saw = Array.from({ length: 3000 }, (_, index) => (index % 10 === 0 ? 10 : 1));
    const drawn = points(lossCurve({ loss: saw }));
    expect(drawn).to.have.length(300);
    // runs of ten: nine ones and a ten, steps 1 … 10
    expect(drawn[0]).to.deep.equal({ step: 5.5, value: 1.9, low: 1, high: 10, loss: "loss" });
  });

  it("leaves out NaN and tells the last value that there is", () => {
    const figure = lossCurve({ loss: [3, NaN, 2, NaN] }, { unit: "nat" });
    expect(points(figure).map(({ step }) => step)).to.deep.equal([1, 3]);
    expect(figure.toText()).to.include("steps: 4").and.include("last loss: 2 nat");
  });

  it("takes its own steps, a log axis and eight losses within the budget", async () => {
    const history = Object.fromEntries(["a", "b", "c", "d", "e", "f", "g", "h"].map((name) => [name, falling(5000)]));
    const steps = Float64Array.from({ length: 5000 }, (_, index) => index * 100);
    const figure = lossCurve(history, { steps, stepName: "Image", log: true });
    expect(bundleBytes((await figureBundle(figure)).data)).to.be.at.most(150_000);
    expect((figure.arrays.history as Table).columns.image).to.deep.equal(steps);
  });

  it("says what it cannot draw", () => {
    expect(() => lossCurve({})).to.throw(ShapeError, "at least one value");
    expect(() => lossCurve({ a: [1, 2], b: [1] })).to.throw(
      ShapeError,
      'expected 2 values of every loss, but found 1 of "b"',
    );
    expect(() => lossCurve({ a: [1, 0] }, { log: true })).to.throw(OptionError, 'but found 0 in "a"');
  });

  it("says what is no history", () => {
    expect(() => lossCurve(undefined as never)).to.throw(
      ShapeError, "a history of losses by name, but found undefined",
    );
    expect(() => lossCurve([1, 2] as never)).to.throw(ShapeError, "found an Array with 1 at index 0");
    expect(() => lossCurve({ a: 5 } as never)).to.throw(
      ShapeError, 'the loss "a" to be an array of numbers, but found the number 5',
    );
    expect(() => lossCurve({ a: [1, "2"] } as never)).to.throw(ShapeError, 'found an Array with "2" at index 1');
    expect(() => lossCurve({ a: null } as never)).to.throw(ShapeError, "found null");
    expect(() => lossCurve({ a: [1] }, { steps: 3 as never })).to.throw(
      ShapeError, "the steps to be an array of numbers",
    );
  });
});
