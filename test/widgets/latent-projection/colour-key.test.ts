import { expect } from "chai";
import { colourKey } from "../../../src/widgets/latent-projection/colour-key";
import { renderSvg } from "../../../src/widgets/render";

const key = (orient?: "bottom" | "right") =>
  colourKey({ domain: [-1.5, 1.5], colours: "grey" }, "Radial field (kG)", 100, orient);

describe("colourKey", () => {
  it("tells the quantity and the values of the colours, whatever its place", async () => {
    for (const orient of ["bottom", "right"] as const) {
      const svg = await renderSvg({ width: 100, height: 100, ...key(orient) });
      expect(svg).to.include("Radial field (kG)").and.include("−1").and.include("gradient");
    }
  });

  it("stands where it is told", () => {
    const orientOf = (spec: object) =>
      (spec as { encoding: { color: { legend: { orient: string; gradientLength: number } } } }).encoding.color.legend;
    expect(orientOf(key())).to.include({ orient: "bottom", gradientLength: 100 });
    expect(orientOf(key("right"))).to.include({ orient: "right" });
  });
});
