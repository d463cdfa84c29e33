import { expect } from "chai";
import { drawAt, rows, steps, sweepFigure, turningFigure } from "./epsilon-sweep-scene";

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

  it("draws emphasised curves last and thick, the others thin and pale", async () => {
    const lines = (await drawAt(turningFigure(), 0)).items("line");
    const looks = lines.map(({ strokeWidth, opacity = 1, stroke }) => `${strokeWidth} ${opacity} ${stroke}`);
    // the first colours go to those emphasised
    expect([...new Set(looks)]).to.deep.equal(["1 0.45 #009e73", "2.4 1 #0072b2", "2.4 1 #d55e00"]);
    const plain = (await drawAt(turningFigure({ emphasis: undefined }), 0)).items("line");
    expect(new Set(plain.map(({ strokeWidth }) => strokeWidth))).to.deep.equal(new Set([1.8]));
  });

  it("names emphasised curves at their right ends", async () => {
    const texts = (await drawAt(turningFigure(), 0)).texts();
    const count = (name: string) => texts.filter((text) => text === name).length;
    // a halo and a text for each row
    expect([count("PSEP"), count("polarity")]).to.deep.equal([2 * rows.length, 2 * rows.length]);
    expect(count("TUF")).to.equal(0);
    expect((await drawAt(turningFigure({ curves: "raw" }), 0)).texts()).not.to.include("PSEP");
  });

  it("marks the change of sign on the lane's zero line", async () => {
    const scene = await drawAt(turningFigure(), 0);
    const diamonds = scene.items("symbol").filter(({ shape }) => shape === "diamond");
    // −25 at ε = −2, 15 at 2: zero at ε = 0.5 of 50 … 500 pixels
    expect(diamonds.map(({ x }) => Math.round(100 * x) / 100)).to.deep.equal([331.25]);
    const zeroes = scene.items("rule").filter(({ stroke }) => stroke === "#999999");
    expect(zeroes.map(({ y }) => y)).to.include(diamonds[0]?.y);
    expect(turningFigure().toText()).to.include("polarity −25 → 15 px (changes sign at ε = 0.5)");
  });
});
