import { expect } from "chai";
import { matrix } from "../../../../src/lib/arrays";
import { unit } from "../../../../src/lib/latent/latents";
import { projectLatents } from "../../../../src/lib/latent/plane/project-latents";
import { seed } from "../../../../src/lib/random";

const D = 5;
const stream = seed(10).stream("latents");
const latents = matrix(Float32Array.from({ length: 40 * D }, () => stream.normal()), [40, D]);
const plane = { normal: unit([0.5, -0.4, 0.3, 0.7, -0.2]), bias: 0.3 };
const at = (i: number, j: number) => latents.data[i * D + j];
const { normal: n, bias } = plane;

describe("projectLatents", () => {
  it("has the axes of the text: z1' = z_1 up, z2' = sum(n_i z_i, i >= 2) / n_2 along", () => {
    const { x, y } = projectLatents(latents, plane, { form: "text" });
    for (let i = 0; i < 40; i++) {
      expect(y[i]).to.equal(at(i, 0));
      const sum = n[1] * at(i, 1) + n[2] * at(i, 2) + n[3] * at(i, 3) + n[4] * at(i, 4);
      expect(x[i]).to.be.closeTo(sum / n[1], 1e-12);
    }
  });

  it("has the axes of the code: 1 - z2' along and z1' up, both scaled to 0 ... 1 by the latents", () => {
    const text = projectLatents(latents, plane, { form: "text" });
    const { x, y, form } = projectLatents(latents, plane);
    expect(form).to.equal("code");
    const scaled = (values: Float64Array, i: number) =>
      (values[i] - Math.min(...values)) / (Math.max(...values) - Math.min(...values));
    for (let i = 0; i < 40; i++) {
      expect(x[i]).to.be.closeTo(1 - scaled(text.x, i), 1e-12);
      expect(y[i]).to.be.closeTo(scaled(text.y, i), 1e-12);
    }
  });

  for (const form of ["code", "text"] as const) {
    it(`puts the copies that were moved onto the plane on the line (${form})`, () => {
      const { x, movedY, line } = projectLatents(latents, plane, { form });
      movedY.forEach((y, i) => expect(y).to.be.closeTo(line.intercept + line.slope * x[i], 1e-9));
    });

    it(`keeps the side of the boundary, and distances in proportion (${form})`, () => {
      const { x, y, line, distance } = projectLatents(latents, plane, { form });
      const ratio = (y[0] - line.intercept - line.slope * x[0]) / distance[0];
      distance.forEach((d, i) => {
        let expected = bias;
        for (let j = 0; j < D; j++) expected += n[j] * at(i, j);
        expect(d).to.be.closeTo(expected, 1e-6);
        expect(y[i] - line.intercept - line.slope * x[i]).to.be.closeTo(ratio * d, 1e-9);
      });
    });
  }

  it("moves a latent onto the plane by its first value alone", () => {
    const { movedY } = projectLatents(latents, plane, { form: "text" });
    const rest = n[1] * at(3, 1) + n[2] * at(3, 2) + n[3] * at(3, 3) + n[4] * at(3, 4);
    expect(n[0] * movedY[3] + rest + bias).to.be.closeTo(0, 1e-12);
  });

  it("refuses a normal without a first or second part", () => {
    expect(() => projectLatents(latents, { normal: unit([1, 0, 1, 0, 0]), bias: 0 })).to.throw(/second value is not 0.*found 0/);
    expect(() => projectLatents(latents, { normal: unit([0, 1, 1, 0, 0]), bias: 0 })).to.throw(/first value is not 0/);
    const one = matrix(Float32Array.of(1, 2), [2, 1]);
    expect(() => projectLatents(one, { normal: Float64Array.of(1), bias: 0 })).to.throw(/second value is not 0/);
  });

  it("refuses latents without a range, and unknown forms", () => {
    const same = matrix(Float32Array.from({ length: 2 * D }, (_, k) => k % D), [2, D]);
    expect(() => projectLatents(same, plane)).to.throw(/differ in z1'.*0 for all/);
    expect(() => projectLatents(latents, plane, { form: "paper" as never })).to.throw(/"code" or "text".*"paper"/);
  });
});
