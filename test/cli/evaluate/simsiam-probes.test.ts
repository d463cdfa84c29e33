import { expect } from "chai";
import { linearProbes } from "../../../src/cli/evaluate/simsiam-probes";
import { matrix } from "../../../src/lib/arrays";
import { seed } from "../../../src/lib/random";
import { parametersOf } from "../../lib/solar/matched/parameters-of";

const rows = Array.from({ length: 120 }, (_, k) => k);
const features = matrix(
  Float32Array.from(rows.flatMap((k) => [Math.sin(1.7 * k), Math.cos(0.9 * k), Math.sin(0.3 * k * k)])), [120, 3]);
const regions = rows.map((k) => Math.floor(k / 3));
const stream = () => seed(23).stream("test");

describe("linearProbes", () => {
  const tilt = rows.map((k) => 2 * features.data[3 * k] - features.data[3 * k + 1] + 0.5 * Math.sin(5 * k));
  const found = linearProbes({
    features, regions,
    parameters: parametersOf(rows.map(() => 1), {
      tilt, unsignedField: rows.map((k) => 10 ** (1 + 3 * features.data[3 * k])), polarity: rows.map((k) => Math.sin(7.3 * k)),
      inversionLineField: rows.map((k) => 10 ** features.data[3 * k + 2] - 0.09),
    }),
  }, stream());

  it("is the R^2 of ridge regression on regions that it was not fitted on, with the weight chosen on the others", () => {
    // numpy: g = arange(120)//3; f, h = g%2==0, g%2==1; s = (x-x[f].mean(0))/x[f].std(0); S = c_[ones(120), s]
    // w(r, p) = solve(S[r].T@S[r] + p*diag([0,1,1,1]), S[r].T@y[r]); e(a, b, p) = ((y[b]-S[b]@w(a, p))**2).sum()
    // p = min([1,10,100,1e3,1e4], key=lambda p: e(g%4==0, g%4==2, p)+e(g%4==2, g%4==0, p))
    // 1 - ((y[h]-S[h]@w(f, p))**2).sum()/((y[h]-y[h].mean())**2).sum()
    expect(found.tilt.value).to.be.closeTo(0.9499443911953332, 1e-6);
    expect(found.tilt.penalty).to.equal(1);
    expect(found.tilt.interval[0]).to.be.below(found.tilt.value);
    expect(found.tilt.interval[1]).to.be.above(found.tilt.value);
  });

  it("predicts logarithms of fields", () => {
    expect(found.tuf.value).to.be.above(0.99);
    expect(found.r.value).to.be.below(0.99);
  });

  it("finds nothing where there is nothing, and is 0 for what does not vary", () => {
    expect(found.polarity.value).to.be.below(0.3);
    expect(found.psep).to.deep.include({ value: 0, error: 0 });
  });

  it("chooses a strong ridge among many features that mean nothing", () => {
    const many = matrix(Float32Array.from({ length: 120 * 50 }, (_, i) => Math.sin(78.233 * i * i)), [120, 50]);
    const noise = parametersOf(rows.map(() => 1), { tilt: rows.map((k) => Math.sin(31.7 * k * k)) });
    const { tilt: chance } = linearProbes({ features: many, parameters: noise, regions }, stream());
    expect(chance.penalty).to.be.at.least(1000);
    expect(chance.value).to.be.within(-0.2, 0.1);
  });
});
