import { expect } from "chai";
import { matrix } from "../../../src/lib/arrays";
import { ShapeError } from "../../../src/lib/errors";
import { preparedEmbeddings } from "../../../src/lib/retrieval/check-embeddings";

describe("prepared embeddings", () => {
  it("have rows of length 1 for the cosine, and are untouched for the distance", () => {
    const rows = matrix(Float32Array.of(3, 4, 0, -2), [2, 2]);
    Array.from(preparedEmbeddings(rows, "rows", "cosine").data)
      .forEach((value, i) => expect(value).to.be.closeTo([0.6, 0.8, 0, -1][i], 1e-7));
    expect(preparedEmbeddings(rows, "rows", "euclidean")).to.equal(rows);
  });

  it("keep a direction however short the row is", () => {
    const tiny = preparedEmbeddings(matrix(Float32Array.of(3e-30, 4e-30), [1, 2]), "rows", "cosine");
    expect(tiny.data[1]).to.be.closeTo(0.8, 1e-6);
  });

  it("name what is wrong", () => {
    expect(() => preparedEmbeddings({ data: new Float32Array(3), shape: [2, 2] } as never, "the rows", "cosine"))
      .to.throw(ShapeError, "the rows to be a matrix");
  });
});
