import { expect } from "chai";
import { drawAt, rows, steps, sweepFigure } from "./epsilon-sweep-scene";

describe("liveView", () => {
  it("moves the sheet behind its window, a frame for each step of the slider", async () => {
    const [x0, x1, x4] = await Promise.all(
      [0, 1, 4].map(async (frame) => {
        const scene = await drawAt(sweepFigure(), steps[frame] ?? NaN);
        return scene.items("image")[0]?.x ?? NaN;
      }),
    );
    expect(x0).to.equal(0);
    expect(x1).to.be.below(-100);
    expect(x4).to.be.closeTo(4 * (x1 ?? NaN), 1e-9);
  });

  it("names the slider's epsilon and outlines one frame for each row", async () => {
    const scene = await drawAt(sweepFigure(), 2);
    expect(scene.texts()).to.include("ε = 2");
    expect(scene.items("rect").filter(({ stroke }) => stroke === "#d55e00")).to.have.length(rows.length);
  });
});
