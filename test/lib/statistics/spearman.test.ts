import { expect } from "chai";
import { midRanks, ranker, spearman } from "../../../src/lib/statistics/spearman";

// from scipy import stats; i = np.arange(40)            (scipy 1.17.1)
const wave = Float64Array.from({ length: 40 }, (_, i) => Math.sin(i * 1.7) * 3 + i * 0.1);
const other = Float64Array.from({ length: 40 }, (_, i) => Math.cos(i * 0.9) + i * 0.05);

describe("spearman", () => {
  it("equals scipy's", () => {
    // stats.spearmanr(np.sin(i*1.7)*3 + i*0.1, np.cos(i*0.9) + i*0.05)
    const { value, pValue, n } = spearman(wave, other);
    expect(value).to.be.closeTo(0.22589118198874303, 1e-15);
    expect(pValue).to.be.closeTo(0.1610497276128479, 1e-14);
    expect(n).to.equal(40);
  });

  it("equals scipy's with many ties", () => {
    // stats.spearmanr(np.floor(x), np.round(y)) of the same
    const { value, pValue } = spearman(wave.map(Math.floor), other.map(Math.round));
    expect(value).to.be.closeTo(0.27024615918743805, 1e-15);
    expect(pValue).to.be.closeTo(0.09169333639342275, 1e-14);
  });

  it("is 1 for every rising relation, and unchanged by one", () => {
    expect(spearman(wave, wave.map(Math.exp))).to.deep.include({ value: 1, pValue: 0 });
    expect(spearman(wave.map(Math.exp), other).value).to.equal(spearman(wave, other).value);
  });

  it("refuses what has no ranks to compare", () => {
    expect(() => spearman([1, 2, 3], [4, 4, 4])).to.throw(/second sample to vary/);
    expect(() => spearman([1, 2, NaN], [4, 3, 4])).to.throw(/NaN at index 2/);
  });
});

describe("midRanks", () => {
  it("shares the mean rank among ties", () => {
    // stats.rankdata([3, 1, 3, 2, 3, 1])
    expect(Array.from(midRanks([3, 1, 3, 2, 3, 1]))).to.deep.equal([5, 1.5, 5, 3, 5, 1.5]);
  });

  it("ranks a weighted sample as the sample with its values repeated", () => {
    const weighted = ranker(Float64Array.of(3, 1, 2, 1))(Float64Array.of(2, 1, 0, 3));
    // 3, 3, 1, 1, 1, 1: the four ones share 2.5, the threes 5.5
    expect([weighted[0], weighted[1], weighted[3]]).to.deep.equal([5.5, 2.5, 2.5]);
  });
});
