import { expect } from "chai";
import { table } from "../../../src/lib/arrays";
import { OptionError, ShapeError } from "../../../src/lib/errors";
import { parameterMatch } from "../../../src/lib/retrieval";

describe("parameter match", () => {
  const WIDTHS = [1, 10, 0.1];
  const DRIFT = [0.1, 0.5, 0.02];
  const columns = ["uflux", "r", "dist"];
  const made = (rows: number, value: (row: number, column: number) => number) =>
    table(Object.fromEntries(columns.map((name, j) => [name, Float64Array.from({ length: rows }, (_, i) => value(i, j))])));
  // i = np.arange(7)[:, None]; j = np.arange(3); X = np.sin(1 + i*3 + j*1.7) * [1, 10, .1] + i * [.1, .5, .02]
  const database = made(7, (i, j) => Math.sin(1 + i * 3 + j * 1.7) * WIDTHS[j] + i * DRIFT[j]);
  // Q = np.cos(2 + i[:2]*2.3 + j*1.1) * [1, 10, .1]
  const queries = made(2, (i, j) => Math.cos(2 + i * 2.3 + j * 1.1) * WIDTHS[j]);

  // d = scipy.spatial.distance.cdist(Q, X); np.argsort(d, 1)[:, :2]
  it("compares the numbers as they are", () => {
    const { indices, distances, shape } = parameterMatch(queries, database, { columns, k: 2 });
    expect(shape).to.deep.equal([2, 2]);
    expect(Array.from(indices)).to.deep.equal([5, 3, 2, 0]);
    [3.429576763959644, 3.879661467985986, 1.8020075299105847, 2.424516883184612]
      .forEach((value, i) => expect(distances[i]).to.be.closeTo(value, 1e-12));
  });

  // VI = np.linalg.inv(np.cov(X.T) + 1e-8 * np.eye(3)); cdist(Q, X, "mahalanobis", VI=VI)
  it("or by the covariance of the database", () => {
    const { indices, distances } = parameterMatch(queries, database, { columns, metric: "mahalanobis", k: 2 });
    expect(Array.from(indices)).to.deep.equal([0, 1, 1, 6]);
    [2.4724860992436724, 2.6804764886263217, 1.9085627416236735, 2.8404423062547135]
      .forEach((value, i) => expect(distances[i]).to.be.closeTo(value, 1e-9));
  });

  it("gives the nearest alone by default, and passes over rows without a polarity", () => {
    const holes = table({ ...database.columns, r: (database.columns["r"] as Float64Array).map((r, i) => (i === 5 ? NaN : r)) });
    expect(Array.from(parameterMatch(queries, database, { columns }).indices)).to.deep.equal([5, 2]);
    expect(Array.from(parameterMatch(queries, holes, { columns }).indices)).to.deep.equal([3, 2]);
    expect(() => parameterMatch(queries, holes, { columns, k: 7 })).to.throw(OptionError, "from 1 to 6");
  });

  it("does not depend on a parameter that is twice there, with the covariance", () => {
    const both = (of: typeof database) => table({ ...of.columns, again: of.columns["uflux"] });
    const once = parameterMatch(queries, database, { columns, metric: "mahalanobis" });
    const twice = parameterMatch(both(queries), both(database), { columns: [...columns, "again"], metric: "mahalanobis" });
    expect(twice.indices).to.deep.equal(once.indices);
  });

  it("refuses what cannot be compared", () => {
    expect(() => parameterMatch(queries, database, { columns: ["tilt"] })).to.throw(OptionError, 'uflux, r, dist, but found "tilt"');
    expect(() => parameterMatch(queries, database, { columns: [] })).to.throw(OptionError, "at least one column");
    expect(() => parameterMatch(queries, database, { columns, metric: "cosine" as never })).to.throw(OptionError, '"cosine"');
    const odd = table({ ...queries.columns, uflux: Float64Array.of(1, NaN) });
    expect(() => parameterMatch(odd, database, { columns })).to.throw(ShapeError, "in row 1");
    const one = made(1, () => 1);
    expect(() => parameterMatch(queries, one, { columns, metric: "mahalanobis" })).to.throw(ShapeError, "two rows");
  });
});
