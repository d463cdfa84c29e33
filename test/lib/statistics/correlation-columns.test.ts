import { expect } from "chai";
import { ShapeError } from "../../../src/lib/errors";
import {
  correlationColumns,
  requireDefined,
  unitWeights,
  weightedCorrelation,
} from "../../../src/lib/statistics/correlation-columns";

const columns = (...lists: number[][]) => lists.map((list) => Float64Array.from(list));

describe("weightedCorrelation", () => {
  it("counts a row as often as its weight says", () => {
    const weighted = weightedCorrelation(columns([1, 2, 4, 7], [2, 1, 5, 6]), Float64Array.of(2, 0, 1, 3));
    const repeated = weightedCorrelation(columns([1, 1, 4, 7, 7, 7], [2, 2, 5, 6, 6, 6]), unitWeights(6));
    expect(weighted).to.be.closeTo(repeated, 1e-15);
  });

  it("stays within -1 and 1, and is exact for a straight line far from zero", () => {
    const x = Float64Array.from({ length: 50 }, (_, i) => 1e6 + i / 7);
    const line = x.map((value) => 3 - 2 * value);
    expect(weightedCorrelation([x, line], unitWeights(50))).to.be.within(-1, -1 + 1e-12);
  });

  it("is not defined for what is constant but for round-off, or determined by the covariates", () => {
    const x = Float64Array.from({ length: 30 }, (_, i) => Math.sin(i));
    const y = x.map((_, i) => Math.cos(i * i));
    const constant = x.map((_, i) => 0.1 * 3 + (i % 2) * 1e-17);
    expect(weightedCorrelation([x, constant], unitWeights(30))).to.be.NaN;
    expect(weightedCorrelation([x, y, x.map((value) => 4 * value + 1)], unitWeights(30))).to.be.NaN;
    expect(weightedCorrelation([x, y, y.map((value) => value ** 2), y.map((value) => 1 - value ** 2)], unitWeights(30)))
      .to.be.NaN;
    expect(weightedCorrelation(columns([1, 2, 3], [1, 5, 2]), Float64Array.of(0, 3, 0))).to.be.NaN;
  });
});

describe("correlationColumns", () => {
  const x = [1, 2, 3, 4];

  it("passes checked columns on as float64", () => {
    expect(correlationColumns(Float32Array.of(1, 2, 4), [3, 1, 2])).to.deep.equal(columns([1, 2, 4], [3, 1, 2]));
  });

  it("says what is no pair of samples", () => {
    expect(() => correlationColumns([1, 2], [1, 2])).to.throw(
      ShapeError,
      "first sample to hold at least 3 numbers, but found 2",
    );
    expect(() => correlationColumns(x, [1, 2, 4])).to.throw(
      ShapeError,
      "second sample to hold 4 values, one for each of the first, but found 3",
    );
    expect(() => correlationColumns(x, [1, NaN, 2, 3])).to.throw(
      ShapeError,
      "second sample to hold numbers alone, but found NaN at index 1",
    );
    expect(() => correlationColumns([1, 2, Infinity, 3], x)).to.throw(
      ShapeError,
      "finite numbers, but found Infinity at index 2",
    );
    expect(() => correlationColumns(x, [5, 5, 5, 5])).to.throw(
      ShapeError,
      "second sample to vary, but found 4 times 5",
    );
    expect(() => correlationColumns(x, "1234" as never)).to.throw(ShapeError, "second sample");
  });

  it("says what are no covariates", () => {
    expect(() => correlationColumns(x, [2, 1, 4, 3], x as never)).to.throw(
      ShapeError,
      "a list of covariates, but found an Array with 1 at index 0",
    );
    expect(() => correlationColumns(x, [2, 1, 4, 3], [[1, 1, 1, 1]])).to.throw(ShapeError, "covariate 1 to vary");
    expect(() => correlationColumns([1, 2, 3], [2, 1, 3], [[1, 5, 2]])).to.throw(
      ShapeError,
      "at least 4 numbers, but found 3",
    );
    expect(() => correlationColumns(x, [2, 1, 4, 3], 5 as never)).to.throw(
      ShapeError,
      "a list of covariates, but found the number 5",
    );
  });
});

describe("requireDefined", () => {
  it("names the two reasons for which there is no coefficient", () => {
    expect(requireDefined(0.3, 0)).to.equal(0.3);
    expect(() => requireDefined(NaN, 0)).to.throw(ShapeError, "vary by more than round-off");
    expect(() => requireDefined(NaN, 1)).to.throw(ShapeError, "once the covariates are held fixed");
  });
});
