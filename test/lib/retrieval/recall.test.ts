import { expect } from "chai";
import { ShapeError } from "../../../src/lib/errors";
import { recall } from "../../../src/lib/retrieval";

describe("recall", () => {
  const of = (indices: number[], similarities: number[], k: number) =>
    ({ indices: Int32Array.from(indices), similarities: Float32Array.from(similarities), shape: [indices.length / k, k] as const });
  const exact = of([3, 1, 7, 2], [0.9, 0.8, 0.7, 0.5], 2);

  it("is the share of the true neighbours that were found", () => {
    expect(recall(exact, exact)).to.equal(1);
    expect(recall(of([1, 3, 7, 5], [0.8, 0.9, 0.7, 0.4], 2), exact)).to.equal(0.75);
    expect(recall(of([4, 5, 8, 9], [0.1, 0.1, 0.1, 0.1], 2), exact)).to.equal(0);
  });

  it("counts a row as near as the farthest true one", () => {
    expect(recall(of([3, 6, 7, 2], [0.9, 0.8, 0.7, 0.5], 2), exact)).to.equal(1);
  });

  it("needs the same queries and k", () => {
    expect(() => recall(of([1, 2, 3], [1, 1, 1], 3), exact)).to.throw(ShapeError, "2 queries with 2 neighbours");
  });
});
