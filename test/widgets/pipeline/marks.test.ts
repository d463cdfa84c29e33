import { expect } from "chai";
import { arrow, layer, namedArrow } from "../../../src/widgets/pipeline/marks";

const valuesOf = (view: Readonly<Record<string, unknown>>) => (view.data as { values: Record<string, number>[] }).values;

describe("arrow", () => {
  it("ends in two barbs at its tip, on either side of it", () => {
    const [line, one, other] = valuesOf(arrow({ x: 0, y: 0 }, { x: 10, y: 0 }));
    expect(line).to.deep.equal({ x: 0, y: 0, x2: 10, y2: 0 });
    for (const barb of [one, other]) expect([barb.x2, barb.y2, barb.x]).to.deep.equal([10, 0, 3]);
    expect(one.y + other.y).to.be.closeTo(0, 1e-12);
    expect(Math.abs(one.y)).to.be.closeTo(4.2, 1e-12);
  });

  it("is a point's worth of nothing where it has no length", () => {
    for (const value of valuesOf(arrow({ x: 5, y: 5 }, { x: 5, y: 5 }))) expect(Number.isFinite(value.x)).to.equal(true);
  });
});

describe("layer", () => {
  it("reads second corners only where there are any", () => {
    expect(layer([{ x: 1, y: 2 }], { type: "point" }).encoding).to.not.have.property("x2");
    expect(layer([{ x: 1, y: 2, x2: 3, y2: 4 }], { type: "rect" }).encoding).to.have.property("x2");
  });
});

describe("namedArrow", () => {
  it("has a box for a name alone", () => {
    expect(namedArrow(0, 60, 10, "GAN", "generates")).to.have.length(4);
    expect(namedArrow(0, 60, 10, "", "nearest")).to.have.length(2);
  });
});
