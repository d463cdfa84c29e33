import { expect } from "chai";
import { conditionalDirection } from "../../../../src/lib/latent/directions/conditional-direction";
import { dot, norm, unit } from "../../../../src/lib/latent/latents";
import { seed } from "../../../../src/lib/random";

const random = (name: string, d = 100) => {
  const stream = seed(7).stream(name);
  return { normal: unit(Float64Array.from({ length: d }, () => stream.normal())) };
};
const named = { tuf: random("tuf"), r: random("r"), psep: random("psep"), polarity: random("polarity") };

describe("conditionalDirection", () => {
  it("is (n - (n . c) c) over its length for one condition", () => {
    const [n, c] = [named.tuf.normal, named.r.normal];
    const expected = unit(n.map((x, i) => x - dot(n, c) * c[i]));
    const found = conditionalDirection(named, "tuf", ["r"]);
    found.forEach((x, i) => expect(x).to.be.closeTo(expected[i], 1e-14));
  });

  it("is orthogonal to several conditions, of length 1, and along the direction", () => {
    const found = conditionalDirection(named, "psep", ["polarity", "r", "tuf"]);
    for (const name of ["polarity", "r", "tuf"] as const) expect(dot(found, named[name].normal)).to.be.closeTo(0, 1e-14);
    expect(norm(found)).to.be.closeTo(1, 1e-14);
    expect(dot(found, named.psep.normal)).to.be.above(0);
  });

  it("is x - A (A^T A)^-1 A^T x", () => {
    // A = [(1, 0, 0, 0), (1, 1, 0, 0) / sqrt 2], x = (1, 1, 1, 1) / 2: what is left is (0, 0, 1, 1) / sqrt 2
    const vectors = { x: { normal: unit([1, 1, 1, 1]) }, a: { normal: [1, 0, 0, 0] }, b: { normal: unit([1, 1, 0, 0]) } };
    const expected = [0, 0, Math.SQRT1_2, Math.SQRT1_2];
    conditionalDirection(vectors, "x", ["a", "b"]).forEach((x, i) => expect(x).to.be.closeTo(expected[i], 1e-14));
  });

  it("leaves a direction alone that is orthogonal already", () => {
    const vectors = { x: { normal: [0, 1, 0] }, a: { normal: [0, 0, 1] } };
    expect([...conditionalDirection(vectors, "x", ["a"])].map((x) => x + 0)).to.deep.equal([0, 1, 0]);
  });

  it("names conditions that depend on each other", () => {
    const sum = unit(named.r.normal.map((x, i) => x + 2 * named.polarity.normal[i]));
    const all = { ...named, sum: { normal: sum }, opposite: { normal: named.r.normal.map((x) => -x) } };
    expect(() => conditionalDirection(all, "tuf", ["r", "polarity", "sum"]))
      .to.throw(/independent of each other.*"sum" in the span of "r", "polarity".*Leave "sum" out/);
    expect(() => conditionalDirection(all, "tuf", ["r", "opposite"])).to.throw(/"opposite" in the span of "r"/);
  });

  it("names a direction inside the span of its conditions", () => {
    const sum = unit(named.r.normal.map((x, i) => x + 2 * named.polarity.normal[i]));
    expect(() => conditionalDirection({ ...named, sum: { normal: sum } }, "sum", ["polarity", "r"]))
      .to.throw(/"sum" to have a part.*in the span of "polarity", "r"/);
  });

  it("refuses names that are not there, twice there, none, or too many", () => {
    expect(() => conditionalDirection(named, "area", ["r"])).to.throw(/out of "tuf", "r", "psep", "polarity".*found "area"/);
    expect(() => conditionalDirection(named, "tuf", ["tilt"])).to.throw(/found "tilt"/);
    expect(() => conditionalDirection(named, "tuf", ["r", "r"])).to.throw(/other than "tuf".*"r", "r"/);
    expect(() => conditionalDirection(named, "tuf", ["tuf"])).to.throw(/other than "tuf"/);
    expect(() => conditionalDirection(named, "tuf", [])).to.throw(/found none/);
    const flat = { a: { normal: [1, 0] }, b: { normal: [0, 1] }, c: { normal: [0.6, 0.8] } };
    expect(() => conditionalDirection(flat, "a", ["b", "c"])).to.throw(/fewer than 2 conditions in 2 dimensions/);
    expect(() => conditionalDirection({ a: { normal: [1, 0] }, b: { normal: [2, 0] } }, "a", ["b"])).to.throw(/"b" to have length 1/);
  });
});
