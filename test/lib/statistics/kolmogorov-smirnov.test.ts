import { expect } from "chai";
import { kolmogorovSmirnov } from "../../../src/lib/statistics/kolmogorov-smirnov";

const wave = (n: number, step: number, height: number, shift: number, slope = 0) =>
  Float64Array.from({ length: n }, (_, i) => height * Math.sin(i * step) + i * slope + shift);

// from scipy import stats; i = np.arange(200); j = np.arange(150)            (scipy 1.17.1)
describe("kolmogorovSmirnov", () => {
  it("counts a small sample by hand: one step of 1/2 against one of 1/3", () => {
    const { distance, pValue } = kolmogorovSmirnov([1, 2], [3, 4, 5]);
    expect(distance).to.equal(1);
    // the two orders, out of C(5, 2) = 10, in which the samples do not mix
    expect(pValue).to.be.closeTo(0.2, 1e-15);
  });

  it("equals scipy's exact test on samples with ties", () => {
    // stats.ks_2samp([.3,1.2,2.5,2.5,3.1,4,7.7], [1,2.5,3.3,4.8,5.1,6,8.2,9.9,11], method="exact")
    const found = kolmogorovSmirnov([0.3, 1.2, 2.5, 2.5, 3.1, 4, 7.7], [1, 2.5, 3.3, 4.8, 5.1, 6, 8.2, 9.9, 11]);
    expect(found.distance).to.be.closeTo(0.5238095238095238, 1e-15);
    expect(found.pValue).to.be.closeTo(0.1687062937062937, 1e-14);
    expect(found.method).to.equal("exact");
  });

  it("equals scipy's exact test on 200 against 150 values", () => {
    // stats.ks_2samp(np.sin(i*1.7)*3 + i*0.01, np.sin(j*2.3)*3 + 0.8, method="exact")
    const { distance, pValue } = kolmogorovSmirnov(wave(200, 1.7, 3, 0, 0.01), wave(150, 2.3, 3, 0.8));
    expect(distance).to.be.closeTo(0.115, 1e-15);
    expect(pValue).to.be.closeTo(0.19378743667612494, 1e-12);
  });

  it("keeps the digits of a tiny probability", () => {
    // stats.ks_2samp(np.sin(i*1.7), np.sin(j*2.3) + 1.5, method="exact")
    const { distance, pValue } = kolmogorovSmirnov(wave(200, 1.7, 1, 0), wave(150, 2.3, 1, 1.5));
    expect(distance).to.be.closeTo(0.675, 1e-15);
    expect(pValue / 1.202813985882908e-37).to.be.closeTo(1, 1e-10);
  });

  it("takes Kolmogorov's limit for large samples", () => {
    // d = stats.ks_2samp(np.sin(np.arange(6000)*1.7), np.sin(np.arange(5000)*2.3) + s).statistic, s = 0.02 and 0.002
    // scipy.special.kolmogorov(d * np.sqrt(6000*5000/11000))
    const far = kolmogorovSmirnov(wave(6000, 1.7, 1, 0), wave(5000, 2.3, 1, 0.02));
    expect(far.method).to.equal("asymptotic");
    expect(far.distance).to.be.closeTo(0.0635, 1e-15);
    expect(far.pValue / 5.612000219817965e-10).to.be.closeTo(1, 1e-9);
    const near = kolmogorovSmirnov(wave(6000, 1.7, 1, 0), wave(5000, 2.3, 1, 0.002));
    expect(near.distance).to.be.closeTo(0.02, 1e-15);
    expect(near.pValue).to.be.closeTo(0.2253481726530519, 1e-12);
  });

  it("takes the limit on either side of the change of series, t = 1, and for small t", () => {
    // [scipy.special.kolmogorov(s / 6000 * np.sqrt(3000)) for s in (20, 109, 110)]
    const expected = { 20: 0.9999999999999989, 109: 0.27536617151219217, 110: 0.2655691464700147 };
    const a = Float64Array.from({ length: 6000 }, (_, i) => i);
    for (const [steps, pValue] of Object.entries(expected)) {
      const shifted = a.map((x) => x + Number(steps) - 0.5);
      expect(kolmogorovSmirnov(a, shifted).pValue).to.be.closeTo(pValue, 1e-14);
    }
  });

  it("finds no distance between a sample and itself in another order", () => {
    expect(kolmogorovSmirnov([3, 1, 2], Float32Array.of(1, 2, 3))).to.deep.include({ distance: 0, pValue: 1 });
  });

  it("allows infinities", () => {
    expect(kolmogorovSmirnov([-Infinity, 0], [0, Infinity]).distance).to.equal(0.5);
  });

  it("refuses NaN and empty samples, saying where", () => {
    expect(() => kolmogorovSmirnov([1, NaN], [1])).to.throw(/first sample to hold numbers alone.*NaN at index 1/);
    expect(() => kolmogorovSmirnov([1], [])).to.throw(/second sample to hold at least 1 number.*empty/);
    expect(() => kolmogorovSmirnov("abc" as never, [1])).to.throw(/first sample/);
  });
});
