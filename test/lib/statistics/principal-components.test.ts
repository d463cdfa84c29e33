import { expect } from "chai";
import { images } from "../../../src/lib/arrays";
import { seed } from "../../../src/lib/random";
import { principalComponents } from "../../../src/lib/statistics/principal-components";

// i = np.arange(60)[:, None]; j = np.arange(48)[None, :]; X = (np.sin(i*.9 + 1)*np.cos(j*.3)*3
//   + np.cos(i*1.7)*np.sin(j*.7)*2 + np.sin(i*2.9)*np.cos(j*1.1) + .3*np.sin(i*j*.37) + .5).astype("f4").astype(float)
// m = sklearn.decomposition.PCA(3, svd_solver="full").fit(X); s = m.transform(X[:2])
const pixel = (i: number, j: number) =>
  Math.sin(i * 0.9 + 1) * Math.cos(j * 0.3) * 3 + Math.cos(i * 1.7) * Math.sin(j * 0.7) * 2 +
  Math.sin(i * 2.9) * Math.cos(j * 1.1) + 0.3 * Math.sin(i * j * 0.37) + 0.5;
const stack = images(Float32Array.from({ length: 60 * 48 }, (_, at) => pixel(Math.floor(at / 48), at % 48)), [60, 6, 8], "kG");
const first = (n: number) => images(stack.data.subarray(0, n * 48), [n, 6, 8], "kG");
const stream = (name: string) => seed(5).stream(name);
const components = principalComponents(stack, 3, stream("directions"));

describe("principalComponents", () => {
  it("has scikit-learn's variances", () => {
    // m.explained_variance_, X.var(0, ddof=1).sum()
    const expected = [110.02117363985674, 49.32290803840959, 12.525662321469069];
    expected.forEach((variance, i) => expect(components.variances[i] / variance).to.be.closeTo(1, 1e-6));
    expect(components.totalVariance).to.be.closeTo(173.68924316786888, 1e-4);
  });

  it("has scikit-learn's scores, up to sign, and reconstruction", () => {
    const scores = components.project(first(2));
    // np.abs(s)
    const expected = [12.491304165168165, 9.518371915389682, 0.27751608650972226, 14.378791962171467, 1.5291394812595258, 1.0978269239687257];
    expected.forEach((score, i) => expect(Math.abs(scores[i])).to.be.closeTo(score, 1e-4));
    // m.inverse_transform(s)[1, :3]
    const { data, shape, unit } = components.reconstruct(scores);
    [3.7294265184648205, 3.34049960642099, 2.5646857830852623].forEach((value, j) => expect(data[48 + j]).to.be.closeTo(value, 1e-5));
    expect([...shape, unit]).to.deep.equal([2, 6, 8, "kG"]);
  });

  it("has orthonormal components", () => {
    const { data } = components.components;
    for (let a = 0; a < 3; a++) {
      for (let b = 0; b < 3; b++) {
        let dot = 0;
        for (let p = 0; p < 48; p++) dot += data[a * 48 + p] * data[b * 48 + p];
        expect(dot).to.be.closeTo(a === b ? 1 : 0, 1e-6);
      }
    }
  });

  it("draws samples with the components' variances around the mean", () => {
    const samples = components.sample(4000, stream("samples"));
    const scores = components.project(samples);
    for (let a = 0; a < 3; a++) {
      const own = Float64Array.from({ length: 4000 }, (_, i) => scores[i * 3 + a]);
      const mean = own.reduce((sum, score) => sum + score, 0) / 4000;
      const variance = own.reduce((sum, score) => sum + (score - mean) ** 2, 0) / 3999;
      // 4000 draws: the mean to sigma / 63, the variance to 2.2 %
      expect(Math.abs(mean)).to.be.below((3 * Math.sqrt(components.variances[a])) / 63);
      expect(variance / components.variances[a]).to.be.closeTo(1, 0.07);
    }
  });

  it("reconstructs exactly with all components, more than the images' rank included", () => {
    const few = first(5);
    const { reconstruct, project, variances, totalVariance } = principalComponents(few, 4, stream("all"));
    const again = reconstruct(project(few));
    few.data.forEach((value, i) => expect(again.data[i]).to.be.closeTo(value, 1e-5));
    expect(variances.reduce((sum, v) => sum + v, 0)).to.be.closeTo(totalVariance, 1e-3);
    const twice = images(Float32Array.from([...few.data, ...few.data]), [10, 6, 8]);
    const spare = principalComponents(twice, 9, stream("all"));
    expect(Math.max(...spare.variances.slice(4))).to.be.below(1e-6 * spare.variances[0]);
  });

  it("works through blocks of images, and follows its stream", () => {
    const noise = stream("noise");
    const many = images(Float32Array.from({ length: 600 * 16 }, (_, i) => noise.normal() * (1 + (i % 16))), [600, 4, 4]);
    const { variances, totalVariance } = principalComponents(many, 16, stream("many"), { oversampling: 0 });
    expect(variances.reduce((sum, v) => sum + v, 0) / totalVariance).to.be.closeTo(1, 1e-5);
    expect(principalComponents(many, 2, stream("many"))).to.have.property("variances")
      .that.deep.equals(principalComponents(many, 2, stream("many")).variances);
  });

  it("refuses more components than images allow, odd scores and other sizes", () => {
    expect(() => principalComponents(first(3), 3, stream("bad"))).to.throw(/at most 2 components of 3 images.*found 3/);
    expect(() => components.reconstruct(new Float64Array(4))).to.throw(/rows of 3 scores.*4 scores/);
    expect(() => components.project(images(new Float32Array(4), [1, 2, 2]))).to.throw(/6 x 8.*2 x 2/);
    expect(() => principalComponents(stack, 0, stream("bad"))).to.throw(/components.*found 0/);
  });
});
