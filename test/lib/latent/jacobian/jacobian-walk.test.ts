import { expect } from "chai";
import { rowAt } from "../../../../src/lib/arrays";
import { conditionalDirection } from "../../../../src/lib/latent/directions/conditional-direction";
import { driftRatio, heldDrift } from "../../../../src/lib/latent/jacobian/held-drift";
import { jacobianWalk } from "../../../../src/lib/latent/jacobian/jacobian-walk";
import { dot, norm, unit } from "../../../../src/lib/latent/latents";
import { correctedWalk } from "../../../../src/lib/latent/walks/corrected-walk";
import { seed } from "../../../../src/lib/random";
import { analytic, axis, drawLatents, messageOf } from "../analytic-generator";

const latents = drawLatents(30, "walkers");
const curved = {
  flux: (z: Float32Array) => z[0] + 0.2 * z[1] ** 2 + 0.3 * z[2],
  line: (z: Float32Array) => 0.8 * z[0] + 0.4 * Math.sin(z[1]) + z[3] * z[4] * 0.3,
  separation: (z: Float32Array) => Math.hypot(z[4], 4 + z[5]) + 0.3 * z[0],
};
const deviations = { flux: 1.1, line: 0.9, separation: 0.8 };
const raised = (by: number) => Float64Array.from({ length: 30 }, (_, i) => curved.flux(rowAt(latents, i)) + by);
const options = { target: "flux", hold: ["line", "separation"], deviations } as const;

describe("jacobianWalk", () => {
  it("raises the target and holds the others", async () => {
    const { measure } = analytic(curved);
    const target = raised(2);
    const { latents: ends, reached, start, end } = await jacobianWalk(latents, measure, { ...options, value: target });
    for (let i = 0; i < 30; i++) {
      expect(reached[i]).to.equal(1);
      expect(end.flux[i]).to.be.closeTo(target[i], 0.02 * 1.1);
      expect(end.line[i]).to.be.closeTo(start.line[i], 0.05 * 0.9);
      expect(end.separation[i]).to.be.closeTo(start.separation[i], 0.05 * 0.8);
      expect(curved.flux(rowAt(ends, i))).to.be.closeTo(end.flux[i], 1e-12);
    }
  });

  it("drifts less than the linear conditional direction at the same change of the target", async () => {
    const { measure } = analytic(curved);
    const target = raised(2);
    const curve = await jacobianWalk(latents, measure, { ...options, value: target });
    // mean gradients: the linear directions of the three parameters
    const directions = {
      flux: { normal: unit([1, 0, 0.3, 0, 0, 0]) }, line: { normal: unit([0.8, 0.25, 0, 0, 0, 0]) },
      separation: { normal: unit([0.3, 0, 0, 0, 0, 0.6]) },
    };
    const straight = conditionalDirection(directions, "flux", ["line", "separation"]);
    const walked = await correctedWalk(latents, straight, target, "flux", measure);
    const start = await measure(latents);
    const linear = heldDrift({ start, end: await measure(walked.latents) }, options.hold, deviations);
    const drift = heldDrift(curve, options.hold, deviations);
    const { value, interval, count } = driftRatio(
      { drift, reached: curve.reached }, { drift: linear, reached: walked.reached }, seed(16).stream("ratio"), { misses: "left-out" });
    expect(count).to.be.above(25);
    expect(value).to.be.below(0.2);
    expect(interval[1]).to.be.below(0.5);
  });

  it("goes straight along the conditional direction where all is linear", async () => {
    const [a, b] = [unit([1, 2, 0, -1, 0, 1]), unit([0, 1, 1, 1, 0, 0])];
    const { measure } = analytic({ flux: (z) => dot(a, z), line: (z) => dot(b, z) });
    const { latents: ends, evaluations } = await jacobianWalk(latents, measure, {
      target: "flux", value: 1.5, hold: ["line"], deviations: { flux: 1, line: 1 }, longestStep: 100, ridge: 0,
    });
    const direction = conditionalDirection({ flux: { normal: a }, line: { normal: b } }, "flux", ["line"]);
    for (let i = 0; i < 30; i++) {
      const step = Float64Array.from(rowAt(ends, i), (z, j) => z - rowAt(latents, i)[j]);
      expect(Math.abs(dot(unit(step), direction))).to.be.closeTo(1, 1e-5);
    }
    // starts, a Jacobian of two sides and the middle, one trial, ends
    expect(evaluations).to.equal(30 + 30 * 13 + 30 + 30);
  });

  it("has the whole way, in steps no longer than the longest", async () => {
    const { measure } = analytic(curved);
    const { paths, latents: ends } = await jacobianWalk(latents, measure, { ...options, value: raised(2), longestStep: 0.4 });
    paths.forEach((path, i) => {
      const count = path.shape[0];
      expect([...rowAt(path, 0)]).to.deep.equal([...rowAt(latents, i)]);
      expect([...rowAt(path, count - 1)]).to.deep.equal([...rowAt(ends, i)]);
      for (let k = 1; k < count; k++) {
        expect(norm(rowAt(path, k).map((z, j) => z - rowAt(path, k - 1)[j]))).to.be.at.most(0.4 + 1e-5);
      }
      expect(count).to.be.above(4);
    });
  });

  it("holds the norm when asked to", async () => {
    const { measure } = analytic(curved);
    const { latents: ends, reached } = await jacobianWalk(latents, measure, { ...options, hold: ["line"], value: raised(0.5), keepNorm: true });
    expect(reached.reduce((sum, one) => sum + one, 0)).to.be.above(25);
    const change = latents.data.length === ends.data.length
      ? [...reached.keys()].filter((i) => reached[i] === 1).map((i) => Math.abs(norm(rowAt(ends, i)) - norm(rowAt(latents, i)))) : [NaN];
    expect(Math.max(...change)).to.be.below(0.05);
  });

  it("stays in the span of a basis", async () => {
    const { measure } = analytic(curved);
    const { latents: ends } = await jacobianWalk(latents, measure, {
      ...options, hold: ["line"], value: raised(0.5), basis: [axis(2), axis(0).map((x, j) => x + axis(3)[j])],
    });
    for (let i = 0; i < 30; i++) {
      const step = rowAt(ends, i).map((z, j) => z - rowAt(latents, i)[j]);
      expect([step[1], step[4], step[5]]).to.deep.equal([0, 0, 0]);
      expect(step[0]).to.be.closeTo(step[3], 1e-6);
    }
  });

  it("leaves a latent alone that is there, and one that cannot be measured", async () => {
    const { measure } = analytic({ flux: (z) => (z[0] > 0 ? NaN : z[1]), line: (z) => z[2] });
    const value = Float64Array.from({ length: 30 }, (_, i) => rowAt(latents, i)[1]);
    const { latents: ends, reached, evaluations } = await jacobianWalk(latents, measure, {
      target: "flux", value, hold: ["line"], deviations: { flux: 1, line: 1 },
    });
    expect([...ends.data]).to.deep.equal([...latents.data]);
    reached.forEach((one, i) => expect(one).to.equal(rowAt(latents, i)[0] > 0 ? 0 : 1));
    expect(evaluations).to.equal(60);
  });

  it("ends where the target cannot be reached", async () => {
    const { measure } = analytic({ flux: (z) => Math.tanh(z[0]), line: (z) => z[2] });
    const { reached, end } = await jacobianWalk(latents, measure, {
      target: "flux", value: 2, hold: ["line"], deviations: { flux: 1, line: 1 },
    });
    expect(reached.every((one) => one === 0)).to.equal(true);
    end.flux.forEach((value) => expect(value).to.be.above(0.9));
  });

  it("stops at a signal", async () => {
    const { measure } = analytic(curved);
    const signal = AbortSignal.abort(new Error("stop"));
    expect(await messageOf(jacobianWalk(latents, measure, { ...options, value: raised(1), signal }))).to.equal("stop");
  });
});
