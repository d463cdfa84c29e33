import { expect } from "chai";
import { planeFrame } from "../../../src/widgets/latent-projection/plane-frame";
import { insideFrame, latentStage } from "../../../src/widgets/pipeline/latent-stage";
import { scene } from "./scene";

// points of 0 … 1 with 5 % on each side: -0.05 … 1.05 over 110 pixels
const frame = planeFrame({ x: [0, 1], y: [0, 1] }, 110, 0);

describe("insideFrame", () => {
  const ends = (intercept: number, slope: number) => insideFrame(frame, { intercept, slope })?.map(({ x, y }) => [Math.round(x), Math.round(y)]);

  it("cuts the line where it leaves the frame", () => {
    expect(ends(0.5, 0)).to.deep.equal([[0, 55], [110, 55]]);
    expect(ends(0, 1)).to.deep.equal([[0, 110], [110, 0]]);
    // y = -0.95 + 2x enters through the lower edge at x = 0.45, leaves through the upper one at 1
    expect(ends(-0.95, 2)).to.deep.equal([[50, 110], [105, 0]]);
  });

  it("has nothing of a line that passes by", () => {
    expect(ends(3, 0)).to.equal(undefined);
    expect(ends(-5, 1)).to.equal(undefined);
  });
});

describe("latentStage", () => {
  it("draws at most 300 points, all within the frame", () => {
    const { latents } = scene();
    const many = Array.from({ length: 3000 }, (_, i) => i);
    const layers = latentStage({ ...latents, x: many, y: many, labels: many.map((i) => i % 2) }, 40, 200);
    const { values } = layers[0].data as { values: { x: number; y: number }[] };
    expect(values).to.have.length(300);
    for (const { x, y } of values) {
      expect(x).to.be.within(40, 240);
      expect(y).to.be.within(0, 200);
    }
  });
});
