import { expect } from "chai";
import { leastStep } from "../../../../src/lib/latent/jacobian/least-step";

const rows = [Float64Array.of(1, 2, 0, 0), Float64Array.of(0, 1, 1, 0)];

describe("leastStep", () => {
  it("makes the wanted changes with the shortest step", () => {
    // numpy.linalg.pinv([[1, 2, 0, 0], [0, 1, 1, 0]]) @ [3, -1] is [1.333333, 0.833333, -1.833333, 0]
    const step = leastStep(rows, [3, -1], 0);
    [8 / 6, 5 / 6, -11 / 6, 0].forEach((x, i) => expect(step[i]).to.be.closeTo(x, 1e-9));
  });

  it("goes along the gradient less its part along the held one, where only the target is to change", () => {
    const step = leastStep(rows, [1, 0], 0);
    // (1, 2, 0) - (0, 1, 1) = (1, 1, -1)
    expect(step[1] / step[0]).to.be.closeTo(1, 1e-9);
    expect(step[2] / step[0]).to.be.closeTo(-1, 1e-9);
  });

  it("is shorter with a ridge", () => {
    // one row of length 2: step = 2 r / (4 + 4 ridge)
    expect(leastStep([Float64Array.of(2)], [1], 1)[0]).to.be.closeTo(0.25, 1e-12);
  });

  it("stays finite where rows are parallel, and still where nothing depends on the latents", () => {
    const parallel = leastStep([Float64Array.of(1, 1), Float64Array.of(1, 1)], [1, 0], 1e-3);
    expect([...parallel].every(Number.isFinite)).to.equal(true);
    expect([...leastStep([new Float64Array(3)], [5], 1e-3)]).to.deep.equal([0, 0, 0]);
  });
});
