import { expect } from "chai";
import { fieldOfElements } from "../../../src/lib/solar/flux-elements";

describe("fieldOfElements", () => {
  it("has the peak and the profile of a Gaussian", () => {
    const [width, flux, pixel] = [2, 1e20, 0.5];
    const field = fieldOfElements([{ x: 30, y: 20, width, flux }], [40, 61], pixel);
    const peak = flux / (2 * Math.PI * (width * 1e8) ** 2);
    expect(field[20 * 61 + 30]).to.be.closeTo(peak, 1e-9 * peak);
    // 4 pixels are 2 Mm, one width
    expect(field[24 * 61 + 30]).to.be.closeTo(peak * Math.exp(-0.5), 1e-9 * peak);
    expect(field[20 * 61 + 26]).to.be.closeTo(peak * Math.exp(-0.5), 1e-9 * peak);
  });

  it("adds up to the elements' flux", () => {
    const elements = [{ x: 50.3, y: 49.1, width: 3, flux: 2e21 }, { x: 40, y: 60.7, width: 2, flux: -5e20 }];
    const total = fieldOfElements(elements, [110, 100], 0.5).reduce((sum, b) => sum + b, 0) * (0.5 * 1e8) ** 2;
    expect(total).to.be.closeTo(1.5e21, 1e-7 * 1.5e21);
  });

  it("cuts elements at the patch's edge and passes over those outside", () => {
    const corner = fieldOfElements([{ x: -0.5, y: -0.5, width: 2, flux: 4e20 }], [60, 60], 0.5);
    expect(corner.reduce((sum, b) => sum + b, 0) * 0.25e16).to.be.closeTo(1e20, 1e-3 * 1e20);
    expect(Math.max(...fieldOfElements([{ x: 500, y: 5, width: 2, flux: 1e20 }], [10, 10], 0.5))).to.equal(0);
  });
});
