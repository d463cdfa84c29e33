import { expect } from "chai";
import { matrix, table } from "../../../src/lib/arrays";
import { PARAMETER_NAMES, type ParameterTable } from "../../../src/lib/solar";
import { pearson } from "../../../src/lib/statistics";
import { linearProbe, matchCorrelations, nearestOfOtherRegions } from "../../../src/cli/train/simsiam-probe";

const rowsOf = (rows: readonly (readonly number[])[]) =>
  matrix(Float32Array.from(rows.flat()), [rows.length, rows[0].length]);
/** the same column for all parameters but one */
const parametersOf = (values: readonly number[], others = values): ParameterTable =>
  table(
    Object.fromEntries(
      PARAMETER_NAMES.map((name) => [name, Float64Array.from(name === "unsignedField" ? values : others)]),
    ),
  ) as ParameterTable;

describe("linearProbe", () => {
  const i = Array.from({ length: 40 }, (_, k) => k);
  const embeddings = rowsOf(i.map((k) => [Math.sin(1.7 * k), Math.cos(0.9 * k), Math.sin(0.3 * k * k)]));
  const regions = i.map((k) => Math.floor(k / 3));

  it("is the R^2 of ridge regression on regions that it was not fitted on", () => {
    const values = i.map((k) => 2 * embeddings.data[3 * k] - embeddings.data[3 * k + 1] + 0.5 * Math.sin(5 * k));
    const scores = linearProbe({ embeddings, parameters: parametersOf(values), regions });
    // numpy: f, h = region % 2 == 0, region % 2 == 1; m, s = x[f].mean(0), x[f].std(0); X, H = (x[f]-m)/s, (x[h]-m)/s
    // w = solve(X.T@X + eye(3), X.T@(y[f]-y[f].mean())); p = H@w + y[f].mean()
    // 1 - ((y[h]-p)**2).sum()/((y[h]-y[h].mean())**2).sum()
    expect(scores.tuf).to.be.closeTo(0.9418431537657223, 1e-6);
    expect(scores.psep).to.equal(scores.tuf);
  });

  it("is near 1 for a linear law, and not for another's values", () => {
    const law = i.map((k) => 1 + 3 * embeddings.data[3 * k]);
    const scores = linearProbe({
      embeddings,
      parameters: parametersOf(
        law,
        i.map((k) => Math.sin(7.3 * k)),
      ),
      regions,
    });
    expect(scores.tuf).to.be.above(0.99);
    expect(scores.r).to.be.below(0.5);
  });

  it("is 0 for a parameter that does not vary", () => {
    expect(linearProbe({ embeddings, parameters: parametersOf(i.map(() => 0)), regions }).tuf).to.equal(0);
  });

  it("takes columns that do not vary, as a collapsed network gives them", () => {
    const flat = rowsOf(i.map((k) => [1, embeddings.data[3 * k], 1]));
    expect(
      linearProbe({ embeddings: flat, parameters: parametersOf(i.map((k) => embeddings.data[3 * k])), regions }).tuf,
    ).to.be.above(0.99);
  });
});

describe("matchCorrelations", () => {
  const directions = rowsOf([
    [1, 0],
    [3, 0.1],
    [0, 1],
    [0.1, 2],
    [-1, 0],
    [-5, 0.2],
  ]);
  const regions = [0, 1, 2, 3, 4, 4];

  it("matches by direction, never within a region", () => {
    expect(Array.from(nearestOfOtherRegions(directions, regions))).to.deep.equal([1, 0, 3, 2, 2, 2]);
  });

  it("is Pearson's correlation of the parameters of the pairs", () => {
    const values = [1, 2, 5, 7, 3, 4];
    const { tuf } = matchCorrelations({ embeddings: directions, parameters: parametersOf(values), regions });
    expect(tuf).to.be.closeTo(pearson(values, [2, 1, 7, 5, 5, 5]).value, 1e-12);
  });

  it("is 0 where all have the same match", () => {
    const same = rowsOf([
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    const { tuf } = matchCorrelations({ embeddings: same, parameters: parametersOf([1, 1, 1, 1, 1, 1]), regions });
    expect(tuf).to.equal(0);
  });
});
