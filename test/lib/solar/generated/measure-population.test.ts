import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { measurePopulation, patchesOfImages, physicalParameters } from "../../../../src/lib/solar";
import { pixelHistogram, radialPower } from "../../../../src/lib/statistics";
import { bipoles, emptied } from "./samples";

describe("measurePopulation", () => {
  const stack = emptied(bipoles("measured", 23), (k) => k !== 7 && k !== 20);
  const stream = () => seed(1).stream("pairs");

  it("measures in chunks what is measured at once", async () => {
    const steps: [number, number][] = [];
    const { parameters, singlePolarity, pixels, power } = await measurePopulation(patchesOfImages(stack), stream(), {
      chunk: 10, onChunk: (done, of) => void steps.push([done, of]),
    });
    const { columns } = physicalParameters(stack, { singlePolarity: "zero" });
    expect(parameters.r).to.deep.equal(columns.inversionLineField);
    expect(parameters.psep).to.deep.equal(columns.polaritySeparation);
    expect([parameters.tuf[7], parameters.tuf[20], parameters.psep[7]]).to.deep.equal([0, 0, 0]);
    expect(singlePolarity).to.be.closeTo(2 / 23, 1e-12);
    pixelHistogram(stack).share.forEach((share, k) => expect(pixels.share[k]).to.be.closeTo(share, 1e-12));
    radialPower(stack).power.forEach((value, k) => expect(power[k]).to.be.closeTo(value, 1e-12));
    expect(steps).to.deep.equal([[10, 23], [20, 23], [23, 23]]);
  });

  it("is stopped by what is called between chunks", async () => {
    let calls = 0;
    const onChunk = () => {
      if (++calls === 2) throw new Error("enough");
    };
    const measured = measurePopulation(patchesOfImages(stack), stream(), { chunk: 5, onChunk });
    expect(await measured.then(() => "measured", (error: Error) => error.message)).to.equal("enough");
    expect(calls).to.equal(2);
  });
});
