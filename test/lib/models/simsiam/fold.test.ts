import { expect } from "chai";
import { foldNormalisation } from "../../../../src/lib/models/simsiam/fold";
import type { Layer } from "../../../../src/lib/models/simsiam/layers";
import { seed } from "../../../../src/lib/random";

const stream = seed(23).stream("fold");
const normals = (n: number) => Float32Array.from({ length: n }, () => stream.normal());
const layer = (then: Layer["then"]): Layer => ({ name: "some", kernel: [5, 3], then });
const values: Readonly<Record<string, Float32Array>> = {
  "some/kernel": normals(15),
  "some/scale": normals(3),
  "some/offset": normals(3),
  "some/mean": normals(3),
  "some/variance": normals(3).map((x) => x * x),
  "some/bias": normals(3),
};
const read = (name: string) => values[name];
const x = normals(5);
const product = (kernel: Float32Array, c: number) => x.reduce((sum, value, i) => sum + value * kernel[3 * i + c], 0);

describe("foldNormalisation", () => {
  it("gives the layer and its normalisation in one", () => {
    for (const then of ["normalisation", "plain-normalisation"] as const) {
      const { kernel, bias } = foldNormalisation(layer(then), read);
      for (let c = 0; c < 3; c++) {
        const normal =
          (product(values["some/kernel"], c) - values["some/mean"][c]) / Math.sqrt(values["some/variance"][c] + 1e-5);
        const expected =
          then === "normalisation" ? normal * values["some/scale"][c] + values["some/offset"][c] : normal;
        expect(product(kernel, c) + bias[c]).to.be.closeTo(expected, 1e-5 * Math.max(1, Math.abs(expected)));
      }
    }
  });

  it("leaves a layer with a bias as it is, and the weights it was given", () => {
    const before = Array.from(values["some/kernel"]);
    const { kernel, bias } = foldNormalisation(layer("bias"), read);
    expect([kernel, bias]).to.deep.equal([values["some/kernel"], values["some/bias"]]);
    foldNormalisation(layer("normalisation"), read);
    expect(Array.from(values["some/kernel"])).to.deep.equal(before);
  });
});
