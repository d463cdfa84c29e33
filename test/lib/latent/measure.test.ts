import { expect } from "chai";
import { matrix } from "../../../src/lib/arrays";
import { measured, requireParameter } from "../../../src/lib/latent/measure";

const latents = matrix(Float32Array.of(1, 2, 3, 4), [2, 2]);

describe("measured", () => {
  it("takes values, or a promise of them", async () => {
    const values = { flux: Float64Array.of(5, 6) };
    expect(await measured(() => values, latents)).to.equal(values);
    expect(await measured(() => Promise.resolve(values), latents)).to.equal(values);
  });

  it("names a parameter that has no value for each latent", async () => {
    const short = await measured(() => ({ flux: Float64Array.of(1) }), latents).catch((error: Error) => error);
    expect((short as Error).message).to.match(/give 2 values of "flux".*found 1/);
    const none = await measured(() => ({ flux: 3 as never }), latents).catch((error: Error) => error);
    expect((none as Error).message).to.match(/"flux".*the number 3/);
  });
});

describe("requireParameter", () => {
  it("names what was measured", () => {
    const values = { flux: Float64Array.of(1), area: Float64Array.of(2) };
    expect(requireParameter(values, "area")).to.equal(values.area);
    expect(() => requireParameter<string>(values, "tilt")).to.throw(/give "tilt".*"flux", "area"/);
    expect(() => requireParameter<string>({}, "tilt")).to.throw(/found nothing/);
  });
});
