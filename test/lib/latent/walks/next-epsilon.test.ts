import { expect } from "chai";
import { nextEpsilon, type Attempt } from "../../../../src/lib/latent/walks/next-epsilon";

/** Follows nextEpsilon for a curve of misses. */
function follow(miss: (epsilon: number) => number, guess: number, longest = 15, tolerance = 1e-6) {
  const attempts: Attempt[] = [{ epsilon: 0, miss: miss(0) }];
  while (attempts.length < 60 && Math.abs(attempts[attempts.length - 1].miss) > tolerance) {
    const epsilon = nextEpsilon(attempts, guess, longest);
    if (epsilon === undefined) break;
    attempts.push({ epsilon, miss: miss(epsilon) });
  }
  return attempts;
}
const end = (attempts: Attempt[]) => attempts[attempts.length - 1].epsilon;

describe("nextEpsilon", () => {
  it("tries the guess first, or 1, no farther than the longest", () => {
    const start = [{ epsilon: 0, miss: -1 }];
    expect([2.5, NaN, 0, -40].map((guess) => nextEpsilon(start, guess, 15))).to.deep.equal([2.5, 1, 1, -15]);
  });

  it("finds a straight line's zero at the third attempt", () => {
    expect(follow((e) => 0.3 * e - 0.6, 1).map(({ epsilon }) => Number(epsilon.toFixed(9)))).to.deep.equal([0, 1, 2]);
  });

  it("finds zeros of curves within a few attempts, on either side", () => {
    const curved = follow((e) => Math.exp(e / 3) - 5, 1);
    expect(end(curved)).to.be.closeTo(3 * Math.log(5), 1e-5);
    expect(curved.length).to.be.at.most(12);
    const falling = follow((e) => 1 + Math.tanh(e) + 0.1 * e, 2);
    expect(Math.abs(falling[falling.length - 1].miss)).to.be.below(1e-6);
    expect(end(falling)).to.be.below(0);
  });

  it("halves a bracket whose one end stays", () => {
    // false position alone needs hundreds of attempts for it
    const steep = follow((e) => (e / 5) ** 15 - 0.5, 5);
    expect(end(steep)).to.be.closeTo(5 * 0.5 ** (1 / 15), 1e-5);
    expect(steep.length).to.be.below(45);
  });

  it("halves the way back to the last value from where there is none", () => {
    const start = { epsilon: 0, miss: -1 };
    expect(nextEpsilon([start, { epsilon: 4, miss: NaN }], 4, 15)).to.equal(2);
    expect(nextEpsilon([start, { epsilon: 4, miss: NaN }, { epsilon: 2, miss: NaN }], 4, 15)).to.equal(1);
    // the secant asks for 5
    expect(nextEpsilon([start, { epsilon: 4, miss: NaN }, { epsilon: 2, miss: -0.6 }], 4, 15)).to.equal(3);
    // the secant asks for 2.5, before the bound
    expect(nextEpsilon([start, { epsilon: 4, miss: NaN }, { epsilon: 2, miss: -0.2 }], 4, 15)).to.be.closeTo(2.5, 1e-12);
    // the other side is not bounded
    expect(nextEpsilon([start, { epsilon: 4, miss: NaN }, { epsilon: 2, miss: -2 }], 4, 15)).to.equal(-2);
    expect(nextEpsilon([{ epsilon: 0, miss: NaN }], 1, 15)).to.equal(undefined);
  });

  it("gives up where the longest epsilon was tried in vain", () => {
    const attempts = follow((e) => -1 - 1 / (1 + e * e), 1, 10);
    expect(nextEpsilon(attempts, 1, 10)).to.equal(undefined);
    expect(attempts.length).to.be.below(15);
    expect(attempts.every(({ epsilon }) => Math.abs(epsilon) <= 10)).to.equal(true);
  });
});
