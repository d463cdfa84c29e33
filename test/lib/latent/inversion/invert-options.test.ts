import { expect } from "chai";
import { images } from "../../../../src/lib/arrays";
import { OptionError, ShapeError } from "../../../../src/lib/errors";
import { invertSettings, requirePatches } from "../../../../src/lib/latent/inversion/invert-options";

const PIXELS = 128 ** 2;
const ramp = (change: (value: number, i: number) => number = (value) => value) =>
  images(Float32Array.from({ length: PIXELS }, (_, i) => change(i / PIXELS, i)), [1, 128, 128], "kG");

describe("invertSettings", () => {
  it("fills in the defaults", () => {
    expect(invertSettings({ steps: 50, prior: 0 })).to.deep.include({ steps: 50, prior: 0, restarts: 4, candidates: 1000, smoothing: 8 });
  });

  it("refuses counts, rates and weights that are impossible", () => {
    expect(() => invertSettings({ restarts: 0 })).to.throw(OptionError, "restarts as a whole number of at least 1");
    expect(() => invertSettings({ steps: 1.5 })).to.throw(OptionError, "steps");
    expect(() => invertSettings({ restarts: 5, candidates: 4 })).to.throw(OptionError, "as many candidates as the 5 restarts");
    expect(() => invertSettings({ rate: 0 })).to.throw(OptionError, "a rate and a start above 0");
    expect(() => invertSettings({ smoothedWeight: 0, rawWeight: 0 })).to.throw(OptionError, "not all of them 0");
    expect(() => invertSettings({ prior: Number.NaN })).to.throw(OptionError, "NaN");
  });
});

describe("requirePatches", () => {
  it("lets patches in kG pass, with a scale for each or none", () => {
    requirePatches(ramp(), undefined);
    requirePatches(ramp(), [undefined]);
    expect(() => requirePatches(ramp(), [])).to.throw(ShapeError, "a scale for each of 1 patches");
  });

  it("names what cannot be turned back: another size, unit, blanks, or nothing at all", () => {
    expect(() => requirePatches(images(new Float32Array(64 ** 2), [1, 64, 64], "kG"), undefined)).to.throw(ShapeError, "[1 x 64 x 64]");
    expect(() => requirePatches({ ...ramp(), unit: "G" }, undefined)).to.throw(ShapeError, 'patches in "G"');
    expect(() => requirePatches(ramp((value, i) => (i === 7 ? Number.NaN : value)), undefined)).to.throw(ShapeError, "NaN in patch 0");
    expect(() => requirePatches(ramp(() => 0.2), undefined)).to.throw(ShapeError, "everywhere in patch 0");
  });
});
