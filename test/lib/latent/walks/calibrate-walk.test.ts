import { expect } from "chai";
import { rowAt, type Matrix } from "../../../../src/lib/arrays";
import { quantile } from "../../../../src/lib/statistics";
import { calibrateWalk, type CalibrationInputs } from "../../../../src/lib/latent/walks/calibrate-walk";
import { shiftLatents } from "../../../../src/lib/latent/walks/walk";
import { analytic, axis, drawLatents, messageOf } from "../analytic-generator";

/** a logarithm of a flux whose slope along the first axis differs from latent to latent, and that saturates */
const logFlux = (z: Float32Array) => {
  const slope = 0.15 + 0.05 * Math.tanh(z[1]);
  return 0.3 * z[2] + slope * z[0] + 0.4 * Math.log(1 + Math.exp((z[0] - 1 + z[3]) / 2));
};
const calibrating = drawLatents(300, "calibrating");
const fresh = drawLatents(200, "fresh");

/** Median relative error of the flux after a walk that was to double it. */
async function doublingError(inputs: CalibrationInputs) {
  const calibration = await calibrateWalk(calibrating, axis(0), "logFlux", analytic({ logFlux }).measure, { inputs });
  const starts = await calibration.measureStarts(fresh);
  const own = Float64Array.from({ length: 200 }, (_, i) => logFlux(rowAt(fresh, i)));
  const target = own.map((value) => value + Math.log(2));
  const epsilon = calibration.epsilonFor(starts, target);
  const known = [...epsilon.keys()].filter((i) => !Number.isNaN(epsilon[i]));
  const ends: Matrix = shiftLatents(fresh, axis(0), epsilon.map((e) => (Number.isNaN(e) ? 0 : e)));
  const errors = known.map((i) => Math.abs(Math.exp(logFlux(rowAt(ends, i)) - target[i]) - 1));
  return { error: quantile(errors, 0.5), known: known.length, calibration };
}

describe("calibrateWalk", () => {
  it("doubles a flux in one step, the better the more is known of the start", async () => {
    const [latent, value, derivatives] = [await doublingError("latent"), await doublingError("value"), await doublingError("derivatives")];
    expect(derivatives.error).to.be.below(0.02);
    expect(value.error).to.be.above(derivatives.error);
    expect(latent.error).to.be.above(2 * value.error);
    expect(derivatives.known).to.be.above(190);
    const rms = (residuals: Float64Array) => Math.max(...residuals);
    expect(rms(derivatives.calibration.residuals)).to.be.below(rms(value.calibration.residuals));
  });

  it("is exact for a parameter that is quadratic along the walk", async () => {
    const curved = (z: Float32Array) => z[1] + (1 + 0.2 * z[2]) * z[0] + 0.02 * z[3] * z[0] ** 2;
    const calibration = await calibrateWalk(calibrating, axis(0), "curved", analytic({ curved }).measure, { epsilons: [-3, -2, -1, 0, 1, 2, 3] });
    const starts = await calibration.measureStarts(fresh);
    const epsilon = calibration.epsilonFor(starts, starts.value.map((value) => value + 1.5));
    for (let i = 0; i < 200; i++) {
      if (Number.isNaN(epsilon[i])) continue;
      const z = rowAt(fresh, i).slice();
      z[0] += epsilon[i];
      expect(curved(z) - starts.value[i]).to.be.closeTo(1.5, 0.04);
    }
  });

  it("makes as many images of a start as its inputs say, and none after", async () => {
    for (const [inputs, images] of [["latent", 0], ["value", 1], ["derivatives", 3]] as const) {
      const { measure, count } = analytic({ logFlux });
      const calibration = await calibrateWalk(calibrating, axis(0), "logFlux", measure, { inputs });
      // 17 epsilons and the starts
      expect(count.rows).to.equal(300 * (17 + images));
      const before = count.rows;
      const starts = await calibration.measureStarts(fresh);
      expect(count.rows - before).to.equal(200 * images);
      expect(calibration.imagesPerStart).to.equal(images);
      calibration.epsilonFor(starts, 0.5);
      expect(count.rows - before).to.equal(200 * images);
    }
  });

  it("predicts the start's own value at 0, and epsilon 0 for it", async () => {
    const calibration = await calibrateWalk(calibrating, axis(0), "logFlux", analytic({ logFlux }).measure);
    const starts = await calibration.measureStarts(fresh);
    const curves = calibration.curves(starts);
    const epsilon = calibration.epsilonFor(starts, starts.value);
    for (let i = 0; i < 200; i++) {
      expect(curves[i][8]).to.equal(starts.value[i]);
      expect(epsilon[i]).to.be.closeTo(0, 1e-9);
    }
  });

  it("is NaN where the curve does not reach the target", async () => {
    const calibration = await calibrateWalk(calibrating, axis(0), "logFlux", analytic({ logFlux }).measure);
    const starts = await calibration.measureStarts(fresh);
    expect(calibration.epsilonFor(starts, 50).every(Number.isNaN)).to.equal(true);
  });

  it("leaves out walks that could not be measured, and starts without a value get NaN", async () => {
    const lost = (z: Float32Array) => (z[5] > 1 ? NaN : z[0] + 0.1 * z[1] * z[0]);
    const calibration = await calibrateWalk(calibrating, axis(0), "lost", analytic({ lost }).measure);
    const starts = await calibration.measureStarts(fresh);
    calibration.epsilonFor(starts, starts.value).forEach((epsilon, i) => {
      expect(Number.isNaN(epsilon)).to.equal(rowAt(fresh, i)[5] > 1);
    });
  });

  it("refuses too few latents, epsilons out of order, foreign starts and unknown inputs", async () => {
    const { measure } = analytic({ logFlux });
    const calibrate = (options: object, latents = calibrating) => calibrateWalk(latents, axis(0), "logFlux", measure, options);
    expect(await messageOf(calibrate({}, drawLatents(41, "few")))).to.match(/at least 42 rows.*found 41/);
    expect(await messageOf(calibrate({ epsilons: [1, 2] }))).to.match(/rising order, 0 among them.*1, 2/);
    expect(await messageOf(calibrate({ epsilons: [0, 2, 1] }))).to.match(/rising order/);
    expect(await messageOf(calibrate({ inputs: "all" }))).to.match(/"latent", "value" or "derivatives".*"all"/);
    expect(await messageOf(calibrate({ difference: 0 }))).to.match(/difference of 0/);
    const [one, other] = [await calibrate({ inputs: "latent" }), await calibrate({ inputs: "value" })];
    const starts = await one.measureStarts(fresh);
    expect(() => other.epsilonFor(starts, 1)).to.throw(/inputs "value".*"latent"/);
    expect(() => one.epsilonFor(starts, [1, 2])).to.throw(/200 targets.*found 2/);
  });
});
