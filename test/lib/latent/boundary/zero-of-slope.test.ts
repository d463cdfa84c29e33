import { expect } from "chai";
import { zeroOfSlope } from "../../../../src/lib/latent/boundary/zero-of-slope";

describe("zeroOfSlope", () => {
  it("takes 1 where the slope has fallen enough", () => {
    expect(zeroOfSlope((t) => -1 + t)).to.equal(1);
    expect(zeroOfSlope((t) => -1 + 0.85 * t)).to.equal(1);
  });

  it("finds a nearer or a farther zero", () => {
    const near = (t: number) => -1 + 50 * t;
    expect(Math.abs(near(zeroOfSlope(near)))).to.be.at.most(0.2);
    const far = (t: number) => -1 + t / 20;
    expect(Math.abs(far(zeroOfSlope(far)))).to.be.at.most(0.2);
  });

  it("follows a kink", () => {
    const kinked = (t: number) => (t < 0.01 ? -1 : -1 + 400 * (t - 0.01));
    expect(Math.abs(kinked(zeroOfSlope(kinked)))).to.be.at.most(0.2);
  });

  it("stops at 100 where the slope never ends", () => {
    expect(zeroOfSlope(() => -1)).to.equal(100);
  });
});
