import { expect } from "chai";
import { reachedRange } from "../../../../src/lib/solar";

const even = (low: number, high: number) => Float64Array.from({ length: 101 }, (_, i) => low + ((high - low) * i) / 100);

describe("reachedRange", () => {
  it("is the share of the database's range that queries reach, both without their outermost hundredths", () => {
    // 1 % and 99 % quantiles of even(0, 100) are 1 and 99, of even(20, 220) 22 and 218
    const { share, queries, database } = reachedRange(even(20, 220), even(0, 100));
    expect(queries.map((end) => Number(end.toFixed(9)))).to.deep.equal([22, 218]);
    expect(database.map((end) => Number(end.toFixed(9)))).to.deep.equal([1, 99]);
    expect(share).to.be.closeTo(77 / 98, 1e-12);
  });

  it("is 1 for queries that reach beyond both ends, 0 for those that reach none of it", () => {
    expect(reachedRange(even(-50, 150), even(0, 100)).share).to.equal(1);
    expect(reachedRange(even(200, 300), even(0, 100)).share).to.equal(0);
    expect(reachedRange(even(0, 1), [5, 5]).share).to.equal(0);
  });
});
