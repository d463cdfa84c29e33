import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { deviationsOf, entanglement } from "../../../../src/lib/latent/walks/entanglement";
import { analytic, axis, drawLatents, messageOf } from "../analytic-generator";

const latents = drawLatents(800, "entanglement");
const stream = () => seed(13).stream("resamples");
const directions = { first: axis(0), second: axis(1) };

describe("entanglement", () => {
  it("is the slope of a linear parameter, without error, in its unit and in deviations", async () => {
    const { measure, count } = analytic({ flux: (z) => 3 * z[0] - 4 * z[2] });
    const [along, across] = await entanglement(latents, directions, measure, stream(), { resamples: 50 });
    expect(along).to.deep.include({ direction: "first", parameter: "flux", count: 800 });
    expect(along.change.value).to.be.closeTo(3, 1e-5);
    expect(along.change.error).to.be.below(1e-6);
    // the deviation is 5, known to 1 / sqrt(1600)
    expect(along.standardised.value).to.be.closeTo(0.6, 0.05);
    expect(along.spread.value).to.be.closeTo(along.standardised.value, 1e-6);
    expect(across.change.value).to.be.closeTo(0, 1e-12);
    // starts once, and both sides of two directions
    expect(count.rows).to.equal(5 * 800);
  });

  it("lets changes of either sign cancel in the mean, and not in the spread", async () => {
    const { measure } = analytic({ even: (z) => z[0] ** 2 / Math.SQRT2 });
    const [{ change, spread }] = await entanglement(latents, { first: axis(0) }, measure, stream(), { deviations: { even: 1 } });
    // closed form: the slope is sqrt(2) z, with a mean of 0 and a root mean square of sqrt(2)
    expect(change.value).to.be.closeTo(0, 3 * change.error);
    expect(change.error).to.be.closeTo(Math.SQRT2 / Math.sqrt(800), 0.006);
    expect(spread.value).to.be.closeTo(Math.SQRT2, 0.11);
  });

  it("takes the difference over epsilon on both sides", async () => {
    const { measure } = analytic({ cubic: (z) => z[1] ** 3 });
    const at = async (epsilon: number) =>
      (await entanglement(latents, { second: axis(1) }, measure, stream(), { epsilon, resamples: 20 }))[0].change.value;
    // ((z + e)^3 - (z - e)^3) / 2e = 3 z^2 + e^2
    expect((await at(2)) - (await at(1))).to.be.closeTo(3, 1e-4);
  });

  it("leaves out latents where a parameter was not measured", async () => {
    const { measure } = analytic({ some: (z) => (z[3] > 0 ? z[0] : NaN) });
    const [{ count, change }] = await entanglement(latents, { first: axis(0) }, measure, stream(), { resamples: 20 });
    expect(count).to.be.within(350, 450);
    expect(change.value).to.be.closeTo(1, 1e-5);
  });

  it("refuses an epsilon of 0, constant parameters, and stops at a signal", async () => {
    const { measure } = analytic({ constant: () => 2 });
    expect(await messageOf(entanglement(latents, directions, measure, stream(), { epsilon: 0 }))).to.match(/epsilon above 0.*found 0/);
    expect(await messageOf(entanglement(latents, directions, measure, stream()))).to.match(/"constant" to vary.*deviation of 0/);
    const signal = AbortSignal.abort(new Error("stop"));
    expect(await messageOf(entanglement(latents, directions, measure, stream(), { signal }))).to.equal("stop");
  });
});

describe("deviationsOf", () => {
  it("is the standard deviation of each parameter", async () => {
    const { measure } = analytic({ wide: (z) => 10 * z[0], some: (z) => (z[1] > 0 ? z[2] : NaN) });
    const { wide, some } = await deviationsOf(latents, measure);
    expect(wide).to.be.closeTo(10, 0.8);
    expect(some).to.be.closeTo(1, 0.12);
  });
});
