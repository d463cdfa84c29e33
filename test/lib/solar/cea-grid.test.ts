import { expect } from "chai";
import { ceaPixelMm } from "../../../src/lib/solar/cea-grid";

describe("ceaPixelMm", () => {
  it("is the arc of 0.03 degrees on the Sun", () => {
    expect(ceaPixelMm()).to.be.closeTo((2 * Math.PI * 696) / 12000, 1e-12);
    expect(ceaPixelMm(360, 1e6)).to.be.closeTo(2 * Math.PI, 1e-12);
  });

  it("refuses sizes that are not positive", () => {
    expect(() => ceaPixelMm(0)).to.throw(/above 0.*found 0/);
    expect(() => ceaPixelMm(0.03, NaN)).to.throw(/NaN/);
  });
});
