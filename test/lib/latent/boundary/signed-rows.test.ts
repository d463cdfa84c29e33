import { expect } from "chai";
import { matrix } from "../../../../src/lib/arrays";
import { addRow, chosenMoments, dotRows, signRows } from "../../../../src/lib/latent/boundary/signed-rows";

const rows = signRows(matrix(Float32Array.of(1, 2, 3, 4, 5, 6), [3, 2]), Uint8Array.of(1, 0, 1));

describe("signed rows", () => {
  it("carry their sign and the bias, padded to four numbers", () => {
    expect(rows).to.deep.include({ count: 3, size: 3, stride: 4 });
    expect([...rows.data]).to.deep.equal([1, 2, 1, 0, -3, -4, -1, 0, 5, 6, 1, 0]);
  });

  it("are multiplied with vectors, and added to them", () => {
    const vector = Float64Array.of(10, 1, 100, 7);
    const out = new Float64Array(3);
    dotRows(rows, Int32Array.of(1, 2), vector, out);
    expect([...out]).to.deep.equal([0, -30 - 4 - 100, 50 + 6 + 100]);
    addRow(rows, 2, 2, vector);
    expect([...vector]).to.deep.equal([20, 13, 102, 7]);
  });

  it("sum up to the lower triangle of their second moments", () => {
    const out = new Float64Array(9).fill(NaN);
    chosenMoments(rows, Int32Array.of(0, 1, 2), 1, 2, out);
    // sums of x x, y x, y y, 1 x, 1 y, 1 over (1, 2), (3, 4), (5, 6), all twice
    expect([out[0], out[3], out[4], out[6], out[7], out[8]]).to.deep.equal([70, 88, 112, 18, 24, 6]);
  });

  it("are thinned out evenly, in fours and the rest", () => {
    const many = signRows(matrix(Float32Array.from({ length: 11 }, (_, i) => i), [11, 1]), new Uint8Array(11).fill(1));
    const out = new Float64Array(4);
    chosenMoments(many, Int32Array.from({ length: 11 }, (_, i) => i), 2, 1, out);
    // rows 0, 2, 4, 6, 8, 10
    expect([out[0], out[2], out[3]]).to.deep.equal([220, 30, 6]);
  });
});
