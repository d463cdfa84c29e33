import { expect } from "chai";
import { drawAt, rows, steps, sweepFigure } from "./epsilon-sweep-scene";

describe("stripView", () => {
  it("shows the values measured at the slider's epsilon, in their units", async () => {
    for (const frame of [0, 3]) {
      const texts = (await drawAt(sweepFigure(), steps[frame] ?? NaN)).texts();
      rows.forEach(({ values }) => {
        expect(texts).to.include(`TUF  ${Number((values.TUF?.[frame] ?? NaN).toPrecision(3))} kG`);
        expect(texts).to.include(`PSEP  ${Number((values.PSEP?.[frame] ?? NaN).toPrecision(3))}`);
      });
    }
  });

  it("marks the slider's epsilon on every curve", async () => {
    const marked = async (frame: number) => {
      const scene = await drawAt(sweepFigure(), steps[frame] ?? NaN);
      return scene
        .items("symbol")
        .filter(({ stroke }) => stroke === "white")
        .map(({ x }) => x);
    };
    const [first, last] = [await marked(0), await marked(4)];
    expect(first).to.have.length(2 * rows.length);
    expect(new Set(first).size).to.equal(1);
    expect((last[0] ?? 0) - (first[0] ?? 0)).to.be.above(300);
  });

  it("stands the frames of the strip over their epsilons on the axis", async () => {
    const scene = await drawAt(sweepFigure(), 0);
    // five tiles of 8 pixels, enlarged 12.5 times, one such pixel apart
    expect(scene.items("image")[1]).to.include({ x: 0, width: 550 });
    const marks = new Set(
      scene
        .items("symbol")
        .filter(({ opacity }) => opacity === 0)
        .map(({ x }) => Math.round(10 * x) / 10),
    );
    expect([...marks]).to.have.members([50, 162.5, 275, 387.5, 500]);
  });

  it("names every row, and gives raw curves an axis each", async () => {
    const texts = (await drawAt(sweepFigure("raw"), 0)).texts();
    expect(texts).to.include("1 · TUF").and.include("2 · PSEP");
    // least and largest value of each parameter over all rows
    for (const end of ["0.1", "0.15", "0.2", "0.4"]) expect(texts).to.include(end);
    expect(texts).not.to.include("s.d. from mean");
  });
});
