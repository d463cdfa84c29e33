import { expect } from "chai";
import { matrixProduct } from "../../../src/lib/statistics/matrix-product";

describe("matrixProduct", () => {
  it("multiplies rows by rows, whatever the sizes", () => {
    for (const [rows, inner, columns] of [[1, 1, 1], [4, 3, 4], [5, 7, 2], [3, 256, 9], [6, 600, 5], [8, 257, 12]] as const) {
      const a = Float32Array.from({ length: rows * inner }, (_, i) => Math.sin(i * 1.3));
      const b = Float32Array.from({ length: columns * inner }, (_, i) => Math.cos(i * 0.7));
      const found = matrixProduct(a, b, [rows, inner, columns]);
      expect(found).to.have.length(rows * columns);
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) {
          let sum = 0;
          for (let k = 0; k < inner; k++) sum += a[i * inner + k] * b[j * inner + k];
          expect(found[i * columns + j]).to.be.closeTo(sum, 1e-10);
        }
      }
    }
  });
});
