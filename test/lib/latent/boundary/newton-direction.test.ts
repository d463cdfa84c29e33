import { expect } from "chai";
import { matrix } from "../../../../src/lib/arrays";
import { newtonDirection } from "../../../../src/lib/latent/boundary/newton-direction";
import { signRows } from "../../../../src/lib/latent/boundary/signed-rows";

const rows = signRows(matrix(Float32Array.of(1, 3), [2, 1]), Uint8Array.of(1, 0));

describe("newtonDirection", () => {
  it("solves the Newton equations over the free rows", () => {
    // sharpness 2, both rows free: [[1 + 20, 8], [8, 4]] step = (29, 12) has the solution (1, 1)
    const step = newtonDirection(rows, Int32Array.of(0, 1), 2, Float64Array.of(29, 12, 0, 0), new Float64Array(4));
    expect(step[0]).to.be.closeTo(1, 1e-7);
    expect(step[1]).to.be.closeTo(1, 1e-7);
  });

  it("moves the bias by one where no row is free", () => {
    const step = newtonDirection(rows, new Int32Array(), 2, Float64Array.of(3, -0.5, 0, 0), new Float64Array(4));
    expect(step[0]).to.equal(3);
    expect(step[1]).to.be.closeTo(-1, 1e-15);
  });
});
