import { expect } from "chai";
import { histogramKey } from "../../src/widgets/correlation-histogram-key";
import { renderSvg } from "../../src/widgets/render";
import { theme } from "../../src/widgets/theme";

describe("histogramKey", () => {
  it("draws a swatch in every colour of the panels, and tells whose images the curve counts", async () => {
    const svg = await renderSvg({ ...histogramKey("the database", 0.9), config: theme() });
    for (const colour of ["#add8e6", "#ffb6c1", "#000000", "#d55e00"]) expect(svg).to.include(colour);
    expect(svg).to.include("all images of the database").and.include("ρ Spearman [90 % interval]");
  });
});
