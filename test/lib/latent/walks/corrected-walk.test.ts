import { expect } from "chai";
import { matrix, rowAt } from "../../../../src/lib/arrays";
import { norm } from "../../../../src/lib/latent/latents";
import { correctedWalk } from "../../../../src/lib/latent/walks/corrected-walk";
import { analytic, axis, drawLatents, messageOf } from "../analytic-generator";

const latents = drawLatents(50, "corrected");
const flux = (z: Float32Array) => 0.2 * z[0] + 0.02 * z[0] ** 2 * (z[1] > 0 ? 1 : -0.5) + 0.1 * z[2];

describe("correctedWalk", () => {
  it("brings each latent to its target along the direction", async () => {
    const { measure } = analytic({ flux });
    const found = await correctedWalk(latents, axis(0), 0.4, "flux", measure, { tolerance: 1e-4 });
    for (let i = 0; i < 50; i++) {
      expect(found.reached[i]).to.equal(1);
      expect(found.value[i]).to.be.closeTo(0.4, 1e-4);
      expect(flux(rowAt(found.latents, i))).to.be.closeTo(0.4, 1.1e-4);
      expect(rowAt(found.latents, i)[0]).to.be.closeTo(rowAt(latents, i)[0] + found.epsilon[i], 1e-5);
      expect([...rowAt(found.latents, i).subarray(1)]).to.deep.equal([...rowAt(latents, i).subarray(1)]);
    }
  });

  it("measures only those that have not arrived, and says how often", async () => {
    const { measure, count } = analytic({ flux });
    const found = await correctedWalk(latents, axis(0), 0.4, "flux", measure);
    expect(found.evaluations.reduce((sum, each) => sum + each, 0)).to.equal(count.rows);
    expect(Math.max(...found.evaluations)).to.equal(count.calls);
  });

  it("needs fewer evaluations from a better guess, whose value it keeps", async () => {
    const linear = (z: Float32Array) => 0.25 * z[0];
    const { measure } = analytic({ linear });
    const guess = Float64Array.from({ length: 50 }, (_, i) => 4 - rowAt(latents, i)[0]);
    const good = await correctedWalk(latents, axis(0), 1, "linear", measure, { guess });
    good.evaluations.forEach((count, i) => {
      expect(count).to.equal(2);
      expect(good.firstValue[i]).to.be.closeTo(1, 1e-6);
    });
    const blind = await correctedWalk(latents, axis(0), 1, "linear", measure, { guess: NaN });
    // the start, 1, and then at most twice as far each time: up to 8 units away
    expect(Math.min(...blind.evaluations)).to.equal(3);
    expect(Math.max(...blind.evaluations)).to.equal(5);
  });

  it("leaves a latent alone that is there already", async () => {
    const { measure } = analytic({ constant: () => 7 });
    const { epsilon, evaluations, reached, firstValue } = await correctedWalk(latents, axis(0), 7, "constant", measure);
    expect([epsilon[0], evaluations[0], reached[0], firstValue[0]]).to.deep.equal([0, 1, 1, 7]);
  });

  it("says where the target cannot be reached, and stays at the nearest", async () => {
    const { measure } = analytic({ bounded: (z) => Math.tanh(z[0] / 4) });
    const { reached, value, evaluations, epsilon } = await correctedWalk(latents, axis(0), 2, "bounded", measure);
    expect(reached.every((one) => one === 0)).to.equal(true);
    expect(Math.max(...evaluations)).to.be.at.most(15);
    epsilon.forEach((e, i) => {
      expect(Math.abs(e)).to.be.at.most(15);
      expect(value[i]).to.be.above(0.95);
    });
  });

  it("keeps the norm when asked to", async () => {
    const { measure } = analytic({ flux });
    const target = Float64Array.from({ length: 50 }, (_, i) => flux(rowAt(latents, i)) + 0.05);
    const found = await correctedWalk(latents, axis(0), target, "flux", measure, { keepNorm: true });
    for (let i = 0; i < 50; i++) expect(norm(rowAt(found.latents, i))).to.be.closeTo(norm(rowAt(latents, i)), 1e-5);
  });

  it("halves the way back from where a value is not a number", async () => {
    const bent = (x: number) => (x < -1.5 ? NaN : x < 0 ? 2 * x : 0.02 * x);
    const { measure } = analytic({ bent: (z) => bent(z[0]) });
    const from = matrix(Float32Array.from(axis(0)), [1, 6]);
    for (const guess of [1, -4, NaN]) {
      const { reached, value, epsilon, evaluations } = await correctedWalk(from, axis(0), -2.4, "bent", measure, { guess });
      expect(reached[0], `guess ${guess}`).to.equal(1);
      expect(value[0]).to.be.closeTo(-2.4, 0.005);
      expect(epsilon[0]).to.be.closeTo(-2.2, 0.003);
      expect(evaluations[0]).to.be.at.most(15);
    }
  });

  it("comes as near as there are values, where the target lies beyond them, and heeds a signal", async () => {
    const { measure } = analytic({ lost: (z) => (z[0] > 3 ? NaN : z[0]) });
    const { reached, value, evaluations } = await correctedWalk(drawLatents(4, "lost"), axis(0), 4, "lost", measure);
    expect([...reached]).to.deep.equal([0, 0, 0, 0]);
    value.forEach((one) => expect(one).to.be.within(2.99, 3));
    expect(Math.max(...evaluations)).to.be.at.most(15);
    const signal = AbortSignal.abort(new Error("stop"));
    expect(await messageOf(correctedWalk(latents, axis(0), 4, "lost", measure, { signal }))).to.equal("stop");
  });

  it("leaves alone a start without a value, and one without a target", async () => {
    const { measure } = analytic({ lost: (z) => (z[0] > 0 ? NaN : z[0]) });
    const some = drawLatents(12, "no value");
    const found = await correctedWalk(some, axis(0), Float64Array.from({ length: 12 }, (_, i) => (i === 0 ? NaN : -1)), "lost", measure);
    for (let i = 0; i < 12; i++) {
      const lost = i === 0 || rowAt(some, i)[0] > 0;
      expect(found.reached[i]).to.equal(lost ? 0 : 1);
      if (!lost) continue;
      expect([found.value[i], found.epsilon[i], found.evaluations[i]]).to.deep.equal([NaN, 0, 1]);
    }
    expect(found.reached.some((one) => one === 1)).to.equal(true);
  });

  it("refuses targets and options that do not fit", async () => {
    const { measure } = analytic({ flux });
    expect(await messageOf(correctedWalk(latents, axis(0), [1], "flux", measure))).to.match(/one target.*50 latents.*found 1/);
    expect(await messageOf(correctedWalk(latents, axis(0), 1, "area" as never, measure))).to.match(/give "area".*"flux"/);
    expect(await messageOf(correctedWalk(latents, axis(0), 1, "flux", measure, { evaluations: 1 }))).to.match(/1 evaluations/);
  });
});
