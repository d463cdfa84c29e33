import { expect } from "chai";
import { seed } from "../../../src/lib/random";
import { simulatedBipole } from "../../../src/lib/solar/bipole";
import { ceaPixelMm } from "../../../src/lib/solar/cea-grid";
import { TEXT_CONVENTION } from "../../../src/lib/solar/parameter-options";
import { regionParameters } from "../../../src/lib/solar/parameters";
import { preprocessMagnetogram } from "../../../src/lib/solar/preprocess";

const pixelArea = (ceaPixelMm() * 1e8) ** 2;
const signedFlux = (data: Float32Array, sign: number) =>
  data.reduce((sum, b) => sum + (b * sign > 0 ? Math.abs(b) : 0), 0) * pixelArea;

describe("simulatedBipole", () => {
  it("has the flux, separation and tilt that were asked for", () => {
    const options = { shape: [300, 500], flux: 3e21, separation: 80, tilt: 20, width: 5, sizeRatio: 1.5 } as const;
    const field = simulatedBipole(options);
    expect(field.unit).to.equal("G");
    expect(field.shape).to.deep.equal([300, 500]);
    expect(signedFlux(field.data, 1)).to.be.closeTo(3e21, 1e-5 * 3e21);
    expect(signedFlux(field.data, -1)).to.be.closeTo(3e21, 1e-5 * 3e21);
    // the Gaussian is symmetric, so the centroids are the centres, but for what the grid does to the threshold
    const kilogauss = preprocessMagnetogram(field, { size: [300, 500], clip: 1000 });
    const found = regionParameters(kilogauss, TEXT_CONVENTION);
    expect(found.polaritySeparation * ceaPixelMm()).to.be.closeTo(80, 0.05);
    expect((found.tilt * 180) / Math.PI).to.be.closeTo(20, 0.05);
    expect(found.polarity).to.be.below(0);
  });

  it("reaches the peak F / 2 pi w^2", () => {
    const { data } = simulatedBipole({ shape: [301, 301], flux: 3e21, separation: 0, width: 5, sizeRatio: 100 });
    const peak = (width: number) => 3e21 / (2 * Math.PI * (width * 1e8) ** 2);
    expect(data[150 * 301 + 150]).to.be.closeTo(peak(5) - peak(500), 1e-3);
  });

  it("keeps each polarity's flux when part of it is scattered", () => {
    const stream = seed(4).stream("bipole");
    const options = { shape: [400, 700], flux: 4e21, separation: 120, scatteredShare: 0.7, stream } as const;
    const { data } = simulatedBipole(options);
    expect(signedFlux(data, 1)).to.be.closeTo(4e21, 1e-4 * 4e21);
    expect(signedFlux(data, -1)).to.be.closeTo(4e21, 1e-4 * 4e21);
  });

  it("adds noise of the given strength", () => {
    const stream = seed(4).stream("bipole");
    const quiet = simulatedBipole();
    const noisy = simulatedBipole({ noise: 10, stream });
    const square = noisy.data.reduce((sum, b, i) => sum + (b - (quiet.data[i] ?? 0)) ** 2, 0) / noisy.data.length;
    expect(Math.sqrt(square)).to.be.closeTo(10, 0.1);
  });

  it("is the same for the same stream, part by part", () => {
    const make = (name: string) =>
      simulatedBipole({ scatteredShare: 0.5, networkElements: 20, noise: 5, stream: seed(1).stream(name) }).data;
    expect(make("a")).to.deep.equal(make("a"));
    expect(make("a")).to.not.deep.equal(make("b"));
  });

  it("asks for a stream, and for values in range", () => {
    expect(() => simulatedBipole({ noise: 5 })).to.throw(/a stream for the noise/);
    expect(() => simulatedBipole({ scatteredShare: 0.5 })).to.throw(/a stream for the scattered elements/);
    expect(() => simulatedBipole({ networkElements: 5 })).to.throw(/a stream for the network elements/);
    expect(() => simulatedBipole({ scatteredShare: 2 })).to.throw(/scatteredShare from 0 to 1.*found 2/);
    expect(() => simulatedBipole({ flux: NaN })).to.throw(/flux in Mx.*NaN/);
  });
});
