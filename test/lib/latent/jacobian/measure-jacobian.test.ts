import { expect } from "chai";
import { rowAt } from "../../../../src/lib/arrays";
import { measureJacobian } from "../../../../src/lib/latent/jacobian/measure-jacobian";
import { analytic, axis, DIMENSIONS, drawLatents, messageOf } from "../analytic-generator";

const latents = drawLatents(4, "jacobian");
const formulas = { flux: (z: Float32Array) => z[0] ** 2 + 3 * z[1] * z[2], area: (z: Float32Array) => Math.sin(z[5]) };

describe("measureJacobian", () => {
  it("has the derivatives along every axis, from one call", async () => {
    const { measure, count } = analytic(formulas);
    const { values, derivatives } = await measureJacobian(latents, measure, ["flux", "area"], { difference: 0.1 });
    expect(count).to.deep.equal({ calls: 1, rows: 4 * (2 * DIMENSIONS + 1) });
    for (let i = 0; i < 4; i++) {
      const z = rowAt(latents, i);
      expect(values.flux[i]).to.equal(formulas.flux(z));
      // central differences are exact for quadratics, up to float32
      [2 * z[0], 3 * z[2], 3 * z[1], 0, 0, 0].forEach((slope, j) =>
        expect(derivatives.flux[i * DIMENSIONS + j]).to.be.closeTo(slope, 1e-4));
      // (sin(z + h) - sin(z - h)) / 2h = cos(z) sin(h) / h
      expect(derivatives.area[i * DIMENSIONS + 5]).to.be.closeTo((Math.cos(z[5]) * Math.sin(0.1)) / 0.1, 1e-5);
    }
  });

  it("differentiates along the vectors of a basis", async () => {
    const { measure } = analytic(formulas);
    const diagonal = axis(0).map((x, j) => (x + axis(1)[j]) * Math.SQRT1_2);
    const { derivatives } = await measureJacobian(latents, measure, ["flux"], { basis: [diagonal, axis(2)], difference: 0.5 });
    expect(derivatives.flux.length).to.equal(8);
    const z = rowAt(latents, 3);
    expect(derivatives.flux[6]).to.be.closeTo((2 * z[0] + 3 * z[2]) * Math.SQRT1_2, 1e-5);
    expect(derivatives.flux[7]).to.be.closeTo(3 * z[1], 1e-5);
  });

  it("refuses what does not fit", async () => {
    const { measure } = analytic(formulas);
    const made = (options: object, names = ["flux"]) => measureJacobian<string>(latents, measure as never, names, options);
    expect(await messageOf(made({ difference: 0 }))).to.match(/difference above 0.*found 0/);
    expect(await messageOf(made({ basis: [[1, 0]] }))).to.match(/basis vector 0 to have 6 numbers/);
    expect(await messageOf(made({}, ["tilt"]))).to.match(/give "tilt".*"flux", "area"/);
  });
});
