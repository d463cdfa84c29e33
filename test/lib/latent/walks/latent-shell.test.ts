import { expect } from "chai";
import { matrix } from "../../../../src/lib/arrays";
import { latentShell, shellShare } from "../../../../src/lib/latent/walks/latent-shell";
import { seed } from "../../../../src/lib/random";

describe("latentShell", () => {
  it("has the quantiles of the chi distribution", () => {
    // scipy.stats.chi.ppf([(1 - level) / 2, (1 + level) / 2], dimensions), scipy 1.17.1
    const cases: [number, number, number, number][] = [
      [100, 0.95, 8.61521488, 11.38249521],
      [3, 0.9, 0.59316635, 2.79548348],
      [1, 0.68, 0.20189348, 1.40507156],
      [512, 0.99, 20.81662082, 24.45768498],
    ];
    for (const [dimensions, level, low, high] of cases) {
      const shell = latentShell(dimensions, level);
      expect(shell.low).to.be.closeTo(low, 1e-7);
      expect(shell.high).to.be.closeTo(high, 1e-7);
    }
  });

  it("refuses impossible dimensions and levels", () => {
    expect(() => latentShell(0)).to.throw(/at least 1.*found 0 dimensions/);
    expect(() => latentShell(100, 95)).to.throw(/between 0 and 1.*a level of 95/);
  });
});

describe("shellShare", () => {
  it("finds the level among normal draws", () => {
    const stream = seed(6).stream("draws");
    const latents = matrix(Float32Array.from({ length: 4000 * 20 }, () => stream.normal()), [4000, 20]);
    // 4000 draws know a share of 0.95 to 0.0034
    expect(shellShare(latents).share).to.be.closeTo(0.95, 0.0105);
    expect(shellShare(latents, 0.5).share).to.be.closeTo(0.5, 0.024);
  });

  it("counts what is too short and too long as outside", () => {
    const { share, low, high } = shellShare(matrix(Float32Array.of(0.001, 1, 1, 99), [4, 1]));
    expect(share).to.equal(0.5);
    expect(low).to.be.closeTo(0.0313, 1e-4);
    expect(high).to.be.closeTo(2.2414, 1e-4);
  });
});
