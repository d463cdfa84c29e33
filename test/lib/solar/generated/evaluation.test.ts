import { expect } from "chai";
import { table } from "../../../../src/lib/arrays";
import { seed } from "../../../../src/lib/random";
import {
  COMPARED_PARAMETERS, comparedValues, distancesFromQuantiles, PARAMETER_NAMES, parameterQuantiles,
  type ComparedParameter, type ParameterTable,
} from "../../../../src/lib/solar";

const keys = Object.keys(COMPARED_PARAMETERS) as ComparedParameter[];
const N = 1000;

/** Every parameter uniform in [shift, 1 + shift), in even steps; the first `empty` patches lack a polarity. */
function uniform(shift: number, empty = 0, missing = 0): ParameterTable {
  const order = seed(3).stream("order").permutation(N);
  const column = () => Float64Array.from(order, (at, i) => (i < empty ? missing : shift + (at + 0.5) / N));
  return table(Object.fromEntries(PARAMETER_NAMES.map((name) => [name, column()]))) as ParameterTable;
}

describe("distancesFromQuantiles", () => {
  const quantiles = parameterQuantiles(comparedValues(uniform(0)));

  it("finds a sample at its own quantiles, to within their step", () => {
    const found = distancesFromQuantiles(uniform(0), quantiles);
    for (const key of keys) expect(found[key].distance, key).to.be.at.most(0.005 + 1 / N);
    expect(quantiles.tuf).to.have.length(201);
    expect(quantiles.tuf[100]).to.be.closeTo(0.5, 1e-6);
    expect(found.tuf.error).to.be.closeTo(0.26 / Math.sqrt(N), 1e-12);
  });

  it("finds a shifted uniform sample at its shift", () => {
    for (const shift of [0.1, 0.35]) {
      const found = distancesFromQuantiles(uniform(shift), quantiles);
      for (const key of keys) expect(found[key].distance, key).to.be.closeTo(shift, 0.005 + 1 / N);
    }
  });

  it("counts patches that lack a polarity as 0, in the sample and in the quantiles", () => {
    const empty = N / 4;
    for (const missing of [0, NaN]) {
      const sample = uniform(1, empty, missing);
      const own = parameterQuantiles(comparedValues(sample));
      expect(distancesFromQuantiles(sample, own).tuf.distance).to.be.at.most(0.005 + 1 / N);
      const whole = parameterQuantiles(comparedValues(uniform(1)));
      expect(distancesFromQuantiles(sample, whole).psep.distance).to.be.closeTo(0.25, 0.005 + 1 / N);
    }
  });
});
