import { expect } from "chai";
import { matrix } from "../../../src/lib/arrays";
import { OptionError, ShapeError } from "../../../src/lib/errors";
import { exactIndex, type Metric } from "../../../src/lib/retrieval";
import { source, waveQueries, waves } from "./embeddings";

describe("exact index", () => {
  const close = (values: Float32Array, expected: readonly number[]) =>
    expected.forEach((value, i) => expect(values[i]).to.be.closeTo(value, 1e-6));

  // c = 1 - scipy.spatial.distance.cdist(q, E, "cosine"); o = np.argsort(-c, 1)[:, :3]; np.take_along_axis(c, o, 1)
  it("finds the largest cosines, best first", () => {
    const { indices, similarities, shape } = exactIndex(waves, { source }).query(waveQueries, 3);
    expect(shape).to.deep.equal([2, 3]);
    expect(Array.from(indices)).to.deep.equal([1, 5, 0, 2, 1, 3]);
    close(similarities, [0.9028269122, 0.8169288891, 0.694878707, 0.8745889442, 0.6070706416, -0.1476395349]);
  });

  // the same with cdist(q, E) and argsort(d, 1)
  it("finds the smallest Euclidean distances, as minus similarities", () => {
    const { indices, similarities } = exactIndex(waves, { source, metric: "euclidean" }).query(waveQueries, 3);
    expect(Array.from(indices)).to.deep.equal([1, 5, 0, 2, 1, 3]);
    close(similarities, [-0.6751313391, -0.9284528468, -1.1877992616, -0.7468303367, -1.1247643051, -1.823153979]);
  });

  it("finds a row itself first, and of equal rows the first", () => {
    const twice = matrix(Float32Array.of(3, 4, 1, 0, 6, 8, 3, 4), [4, 2]);
    for (const [metric, best] of [["cosine", [0, 2, 3, 1]], ["euclidean", [0, 3, 1, 2]]] as const) {
      const { indices, similarities } = exactIndex(twice, { source, metric }).query(matrix(Float32Array.of(3, 4), [1, 2]), 4);
      expect(Array.from(indices)).to.deep.equal(best);
      expect(similarities[0]).to.be.closeTo(metric === "cosine" ? 1 : 0, 1e-7);
    }
  });

  it("does not change the embeddings, and tells what it is", () => {
    const before = waves.data.slice();
    const index = exactIndex(waves, { source });
    index.query(waveQueries, 1);
    expect(waves.data).to.deep.equal(before);
    expect([index.kind, index.metric, index.size, index.dimension, index.source]).to.deep.equal(["exact", "cosine", 6, 4, source]);
  });

  it("refuses embeddings that cannot be compared, and says which", () => {
    const bad = matrix(Float32Array.from(waves.data, (value, i) => (i === 9 ? NaN : value)), [6, 4]);
    const zero = matrix(Float32Array.from(waves.data, (value, i) => (i >= 8 && i < 12 ? 0 : value)), [6, 4]);
    expect(() => exactIndex(bad, { source })).to.throw(ShapeError, "the embeddings to be finite, but found NaN in row 2, column 1");
    expect(() => exactIndex(zero, { source })).to.throw(ShapeError, "zeros alone in row 2");
    expect(exactIndex(zero, { source, metric: "euclidean" }).query(zero, 1).indices[2]).to.equal(2);
    expect(() => exactIndex(matrix(new Float32Array(0), [0, 4]), { source })).to.throw(ShapeError, "0 x 4");
    expect(() => exactIndex([1, 2] as never, { source })).to.throw(ShapeError, "the embeddings to be a matrix");
    const index = exactIndex(waves, { source });
    expect(() => index.query(matrix(new Float32Array(3), [1, 3]), 1)).to.throw(ShapeError, "rows of 4 numbers, but found 1 x 3");
    expect(() => index.query(bad, 1)).to.throw(ShapeError, "the queries to be finite");
  });

  it("refuses impossible options", () => {
    const index = exactIndex(waves, { source });
    for (const k of [0, 7, 1.5, NaN]) {
      expect(() => index.query(waveQueries, k)).to.throw(OptionError, `from 1 to 6, the size of the index, but found ${k}`);
    }
    expect(() => exactIndex(waves, { source, metric: "manhattan" as Metric })).to.throw(OptionError, '"manhattan"');
    expect(() => exactIndex(waves, { source: { model: "", set: "x" } })).to.throw(OptionError, "the digests of the model");
  });
});
