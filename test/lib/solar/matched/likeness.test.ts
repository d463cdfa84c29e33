import { expect } from "chai";
import { images } from "../../../../src/lib/arrays";
import { matchLikeness } from "../../../../src/lib/solar";

const stack = (...pixels: ((x: number, y: number) => number)[]) =>
  images(Float32Array.from({ length: pixels.length * 256 }, (_, at) => pixels[Math.floor(at / 256)](at % 16, Math.floor((at % 256) / 16))), [pixels.length, 16, 16], "kG");

describe("matchLikeness", () => {
  const ramp = (x: number) => x;

  it("is 1 for the same arrangement at another strength, -1 for the opposite, 0 where there is none", () => {
    const found = matchLikeness(stack(ramp, ramp, ramp, ramp), stack((x) => 3 * x + 1, (x) => -x, (_, y) => y, () => 2), 4);
    expect(found[0]).to.be.closeTo(1, 1e-6);
    expect(found[1]).to.be.closeTo(-1, 1e-6);
    expect(found[2]).to.be.closeTo(0, 1e-6);
    expect(found[3]).to.equal(0);
  });

  it("does not mind what is finer than a block", () => {
    const checks = (x: number, y: number) => x + (((x + y) % 2) - 0.5) * 20;
    expect(matchLikeness(stack(ramp), stack(checks), 8)[0]).to.be.closeTo(1, 1e-5);
  });
});
