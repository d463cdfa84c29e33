import { expect } from "chai";
import { walkTargets, type JacobianWalkOptions } from "../../../../src/lib/latent/jacobian/jacobian-walk-options";

const options: JacobianWalkOptions = { target: "flux", value: 2, hold: ["area", "tilt"], deviations: { flux: 1, area: 2, tilt: 3 } };

describe("walkTargets", () => {
  it("has a target for each latent", () => {
    expect([...Array.from(walkTargets(options, 3))]).to.deep.equal([2, 2, 2]);
    expect(walkTargets({ ...options, value: [4, 5] }, 2)).to.deep.equal([4, 5]);
  });

  it("refuses what does not fit", () => {
    expect(() => walkTargets({ ...options, hold: ["flux"] }, 1)).to.throw(/hold beside "flux".*found flux/);
    expect(() => walkTargets({ ...options, deviations: { flux: 1, area: 0, tilt: 1 } }, 1)).to.throw(/deviation of "area" above 0.*found 0/);
    expect(() => walkTargets({ ...options, deviations: { flux: 1, area: 1 } }, 1)).to.throw(/deviation of "tilt".*undefined/);
    expect(() => walkTargets({ ...options, value: [1, 2] }, 3)).to.throw(/"flux".*each of 3 latents.*1, 2 \(2\)/);
    expect(() => walkTargets({ ...options, value: NaN }, 1)).to.throw(/finite value.*NaN/);
    expect(() => walkTargets({ ...options, steps: 0 }, 1)).to.throw(/above 0.*0 steps/);
    expect(() => walkTargets({ ...options, ridge: -1 }, 1)).to.throw(/ridge -1/);
  });
});
