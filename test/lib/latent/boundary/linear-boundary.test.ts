import { expect } from "chai";
import { matrix, rowAt, type Matrix } from "../../../../src/lib/arrays";
import { boundaryAccuracy, signedDistances } from "../../../../src/lib/latent/boundary/hyperplane";
import { linearBoundary } from "../../../../src/lib/latent/boundary/linear-boundary";
import { dot, norm, unit } from "../../../../src/lib/latent/latents";
import { seed } from "../../../../src/lib/random";
import { noisyClasses } from "../noisy-classes";

const points = (...rows: number[][]) => matrix(Float32Array.from(rows.flat()), [rows.length, rows[0].length]);
const firstRows = ({ data, shape: [, d] }: Matrix, n: number) => matrix(data.slice(0, n * d), [n, d]);
const angleBetween = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.acos(Math.min(1, dot(a, b) / (norm(a) * norm(b))));

// noisyClasses(600, 12), then
//   from sklearn.svm import SVC   # scikit-learn 1.9.1
//   m = SVC(kernel="linear", tol=1e-6).fit(X[:400], y[:400]); w = m.coef_[0]
const SVC_WEIGHTS = [
  1.1721407, -0.6058797, 0.1169767, 0.2407811, -0.0530118, 0.077616, -0.0067567, -0.0715502, -0.0257419, 0.086905,
  0.1667583, -0.0511086,
];
const SVC_INTERCEPT = -0.4722509694; // m.intercept_[0]
const SVC_SUPPORT = 220; // m.n_support_.sum()
const SVC_OBJECTIVE = 210.0548033; // w @ w / 2 + np.maximum(0, 1 - (2 * y[:400] - 1) * (X[:400] @ w + m.intercept_[0])).sum()

interface Svm {
  readonly W: number[];
  readonly b: number;
  train(features: number[][], labels: number[]): void;
}

describe("linearBoundary", () => {
  it("puts the plane half way between two points", () => {
    const { normal, bias, margin, supportVectors, objective } = linearBoundary(points([1, 0], [4, 4]), [0, 1], { c: 100 });
    // closed form: w = 2 (a - b) / |a - b|^2, with |a - b| = 5
    expect([...normal].map((n) => n.toFixed(4))).to.deep.equal(["0.6000", "0.8000"]);
    expect(bias).to.be.closeTo(-(0.6 * 2.5 + 0.8 * 2), 1e-4);
    expect(margin).to.be.closeTo(2.5, 1e-3);
    expect(supportVectors).to.equal(2);
    expect(objective).to.be.closeTo(0.08, 1e-5);
  });

  it("puts no penalty on the bias: a shift of the latents moves the plane along", () => {
    const { latents, labels } = noisyClasses(300, 5);
    const shifted = matrix(latents.data.map((z, k) => z + (k % 5 === 2 ? 64 : 0)), latents.shape);
    const here = linearBoundary(latents, labels, { tolerance: 1e-5 });
    const there = linearBoundary(shifted, labels, { tolerance: 1e-5 });
    expect(angleBetween(here.normal, there.normal)).to.be.below(1e-4);
    expect(there.bias).to.be.closeTo(here.bias - 64 * here.normal[2], 1e-3);
  });

  it("has the weights, bias and support vectors of SVC with a linear kernel", () => {
    const { latents, labels } = noisyClasses(600, 12);
    const train = firstRows(latents, 400);
    const boundary = linearBoundary(train, labels.slice(0, 400), { tolerance: 1e-5 });
    const length = norm(SVC_WEIGHTS);
    boundary.normal.forEach((n, j) => expect(n / boundary.margin).to.be.closeTo(SVC_WEIGHTS[j], 1e-4));
    expect(boundary.bias * length).to.be.closeTo(SVC_INTERCEPT, 1e-3);
    expect(boundary.supportVectors).to.equal(SVC_SUPPORT);
    expect(boundary.objective).to.be.closeTo(SVC_OBJECTIVE, 1e-5);
    expect(boundary.converged).to.equal(true);
  });

  it("predicts as SVC does at the default tolerance", () => {
    const { latents, labels } = noisyClasses(600, 12);
    const boundary = linearBoundary(firstRows(latents, 400), labels.slice(0, 400));
    const ours = signedDistances(latents, boundary);
    const differ = ours.filter((d, i) => d > 0 !== dot(SVC_WEIGHTS, rowAt(latents, i)) + SVC_INTERCEPT > 0).length;
    expect(differ / 600).to.be.below(0.01);
    // np.mean(m.predict(X[400:]) == y[400:]) is 0.745
    const fresh = matrix(latents.data.slice(400 * 12), [200, 12]);
    expect(boundaryAccuracy(fresh, labels.slice(400), boundary)).to.be.closeTo(0.745, 0.005);
  });

  it("predicts as ml-svm does on 500 points, with a lower objective", () => {
    const { latents, labels } = noisyClasses(500, 12);
    const features = Array.from({ length: 500 }, (_, i) => [...rowAt(latents, i)]);
    const signs = labels.map((label) => (label ? 1 : -1));
    const SVM = require("ml-svm") as new (options: Record<string, unknown>) => Svm;
    const { uniform } = seed(5).stream("ml-svm");
    const peer = new SVM({ C: 1, tol: 1e-3, maxPasses: 3, kernel: "linear", whitening: false, random: uniform });
    peer.train(features, signs);
    const theirs = features.map((z) => dot(peer.W, z) + peer.b);
    const { objective, ...plane } = linearBoundary(latents, labels);
    const ours = signedDistances(latents, plane);
    expect(theirs.filter((score, i) => score > 0 !== ours[i] > 0).length / 500).to.be.at.most(0.01);
    const hinges = theirs.reduce((sum, score, i) => sum + Math.max(0, 1 - signs[i] * score), 0);
    expect(objective).to.be.below(dot(peer.W, peer.W) / 2 + hinges);
  });

  it("bounds the angle to the exact normal by the gap", () => {
    const { latents, labels } = noisyClasses(600, 12);
    const train = firstRows(latents, 400);
    for (const tolerance of [0.3, 0.03, 0.003]) {
      const { normal, angle, converged } = linearBoundary(train, labels.slice(0, 400), { tolerance });
      expect(converged).to.equal(true);
      expect(angle).to.be.at.most(tolerance);
      expect(angleBetween(normal, SVC_WEIGHTS)).to.be.at.most(angle + 1e-6);
    }
  });

  it("meets the optimality conditions: every multiplier sums to the weights, and equal masses", () => {
    // at the optimum no small move of weights or bias lowers the objective
    const { latents, labels } = noisyClasses(400, 6);
    const { normal, bias, margin, objective } = linearBoundary(latents, labels, { tolerance: 1e-6, c: 0.1 });
    const w = Float64Array.from(normal, (n) => n / margin);
    const value = (weights: Float64Array, b: number) => {
      let sum = 0;
      for (let i = 0; i < 400; i++) {
        sum += Math.max(0, 1 - (labels[i] ? 1 : -1) * (dot(weights, rowAt(latents, i)) + b));
      }
      return dot(weights, weights) / 2 + 0.1 * sum;
    };
    expect(value(w, bias / margin)).to.be.closeTo(objective, 1e-9);
    const stream = seed(5).stream("moves");
    for (let k = 0; k < 50; k++) {
      const move = Float64Array.from({ length: 6 }, () => 1e-3 * stream.normal());
      expect(value(w.map((x, j) => x + move[j]), bias / margin + 1e-3 * stream.normal())).to.be.above(objective - 1e-9);
    }
  });

  it("copes with separable, crowded, lopsided, far and tiny latents", () => {
    const stream = seed(5).stream("hard");
    const draw = (n: number, d: number, scale: number) =>
      matrix(Float32Array.from({ length: n * d }, () => scale * stream.normal()), [n, d]);
    const cases: [Matrix, (z: Float32Array, i: number) => boolean, number][] = [
      [draw(400, 3, 1), (z) => z[0] + 2 * z[1] > 0.1, 1],
      [draw(30, 60, 1), (_, i) => i % 3 === 0, 1],
      [draw(500, 4, 1), (z) => z[0] > 2, 1],
      [draw(500, 4, 1000), (z, i) => z[0] + (i % 7 === 0 ? 900 : 0) > 0, 1],
      [draw(500, 4, 1e-3), (z) => z[0] > 0, 1],
      [draw(500, 4, 1), (z, i) => (i % 10 === 0) !== z[0] > 0, 1e4],
      [draw(500, 4, 1), (z, i) => (i % 10 === 0) !== z[0] > 0, 1e-6],
    ];
    for (const [latents, rule, c] of cases) {
      const labels = Array.from({ length: latents.shape[0] }, (_, i) => rule(rowAt(latents, i), i));
      const boundary = linearBoundary(latents, labels, { c });
      expect(boundary.converged, `c = ${c}, ${latents.shape}`).to.equal(true);
      expect(boundary.iterations).to.be.below(200);
      expect(norm(boundary.normal)).to.be.closeTo(1, 1e-12);
    }
  });

  it("gives the same plane every time, and the opposite one for swapped labels", () => {
    const { latents, labels } = noisyClasses(200, 4);
    expect(linearBoundary(latents, labels)).to.deep.equal(linearBoundary(latents, labels.map(Number)));
    const { normal, bias } = linearBoundary(latents, labels, { tolerance: 1e-6 });
    const swapped = linearBoundary(latents, labels.map((label) => (label ? -1 : 1)), { tolerance: 1e-6 });
    expect(angleBetween(normal, swapped.normal.map((n) => -n))).to.be.below(1e-5);
    expect(swapped.bias).to.be.closeTo(-bias, 1e-5);
  });

  it("says when the steps ran out", () => {
    const { latents, labels } = noisyClasses(400, 12);
    const { converged, iterations, angle } = linearBoundary(latents, labels, { iterations: 3 });
    expect({ converged, iterations }).to.deep.equal({ converged: false, iterations: 3 });
    expect(angle).to.be.above(0.005);
  });

  it("refuses labels of one class, and labels that are none", () => {
    const { latents, labels } = noisyClasses(50, 3);
    expect(() => linearBoundary(latents, labels.map(() => true))).to.throw(/both classes.*50 labels of the positive one/);
    expect(() => linearBoundary(latents, labels.slice(1))).to.throw(/50 labels.*found 49/);
    expect(() => linearBoundary(latents, labels.map((_, i) => i % 3))).to.throw(/two classes.*found 2 in place 2/);
    expect(() => linearBoundary(latents, labels.map((_, i) => (i % 3) - 1))).to.throw(/two classes.*1, 0 and -1/);
  });

  it("refuses latents that are not finite, have a constant column, or are no matrix", () => {
    const { latents, labels } = noisyClasses(50, 3);
    const broken = (change: (k: number) => number | undefined) =>
      matrix(latents.data.map((z, k) => change(k) ?? z), latents.shape);
    expect(() => linearBoundary(broken((k) => (k === 7 ? NaN : undefined)), labels)).to.throw(/finite.*NaN in row 2, column 1/);
    expect(() => linearBoundary(broken((k) => (k % 3 === 1 ? 4 : undefined)), labels)).to.throw(/vary.*4 in all of column 1/);
    expect(() => linearBoundary([[1, 2]] as never, [1])).to.throw(/matrix.*found an Array/);
    expect(() => linearBoundary(points([1]), [1])).to.throw(/at least \[2 x 1\].*\[1 x 1\]/);
  });

  it("refuses classes that no plane tells apart", () => {
    const crossed = points([1, 1], [-1, -1], [1, -1], [-1, 1]);
    expect(() => linearBoundary(crossed, [1, 1, 0, 0])).to.throw(/plane can tell apart/);
    expect(unit([3, 4])).to.deep.equal(Float64Array.of(0.6, 0.8));
  });

  it("refuses options that are not above 0", () => {
    const { latents, labels } = noisyClasses(50, 3);
    expect(() => linearBoundary(latents, labels, { c: 0 })).to.throw(/c above 0.*found 0/);
    expect(() => linearBoundary(latents, labels, { tolerance: -1 })).to.throw(/tolerance above 0.*found -1/);
    expect(() => linearBoundary(latents, labels, { iterations: NaN })).to.throw(/iterations above 0.*found NaN/);
  });
});
