import { expect } from "chai";
import { imageAt } from "../../../../src/lib/arrays";
import { OptionError } from "../../../../src/lib/errors";
import { seed } from "../../../../src/lib/random";
import { regionImages, simulatedPatches, simulateRegion, simulateRegions } from "../../../../src/lib/solar/simulate";

describe("simulated regions", () => {
  const stream = seed(11).stream("test");
  const regions = [...simulateRegions(stream, { count: 3 })];

  it("have one box each, the pixel's scale in their properties", () => {
    for (const { frames, hours, longitudes, properties } of regions) {
      const [first] = frames;
      expect(frames.every(({ shape }) => shape[0] === first?.shape[0] && shape[1] === first.shape[1])).to.equal(true);
      expect(frames.every(({ unit }) => unit === "G")).to.equal(true);
      expect([hours.length, longitudes.length]).to.deep.equal([frames.length, frames.length]);
      expect(properties.pixelsPerImagePixel).to.equal((first?.data.length ?? 0) / 16384);
    }
  });

  it("keep the cadence and stay within 64 degrees of the central meridian", () => {
    for (const { hours, longitudes } of regions) {
      hours.forEach((time, k) => expect(k === 0 || time - (hours[k - 1] ?? 0) === 8).to.equal(true));
      expect(Math.max(...longitudes.map(Math.abs))).to.be.at.most(64.1);
    }
  });

  it("carry both polarities: the net flux is a small part of the unsigned one", () => {
    for (const { frames } of [...simulateRegions(stream, { count: 2, noise: false, cadence: 48, fewestFrames: 3 })]) {
      const field = frames[Math.floor(frames.length / 2)]?.data ?? new Float32Array();
      const net = field.reduce((sum, b) => sum + b, 0);
      expect(Math.abs(net)).to.be.below(0.25 * field.reduce((sum, b) => sum + Math.abs(b), 0));
    }
  });

  it("never exceed the flux that emerged", () => {
    for (const { fluxes, properties } of regions) {
      expect(properties.flux).to.equal(Math.max(...fluxes));
      expect(properties.flux).to.be.at.most(properties.emergingFlux * 1.000001);
    }
  });

  it("are the same for the same stream, and a larger population begins with the smaller", () => {
    const [first, second] = simulateRegions(stream, { count: 2 });
    expect(first?.frames[0]?.data).to.deep.equal(regions[0]?.frames[0]?.data);
    expect(second?.frames.at(-1)?.data).to.deep.equal(regions[1]?.frames.at(-1)?.data);
    const [apart] = simulateRegions(stream, { count: 1, first: 1 });
    expect(apart?.frames[0]?.data).to.deep.equal(second?.frames[0]?.data);
  });

  it("are drawn at chosen moments as in the whole sequence", () => {
    const [some] = simulateRegions(stream, { count: 1, moments: 2 });
    const whole = regions[0];
    expect(some?.frames).to.have.length(2);
    some?.hours.forEach((hour, i) => {
      const k = whole?.hours.indexOf(hour) ?? -1;
      expect(some.frames[i]?.data).to.deep.equal(whole?.frames[k]?.data);
      expect(some.fluxes[i]).to.equal(whole?.fluxes[k]);
      expect(some.longitudes[i]).to.equal(whole?.longitudes[k]);
    });
    expect(some?.properties).to.deep.equal(whole?.properties);
    expect(() => simulateRegion(stream, { moments: 0 })).to.throw(OptionError, "moments as a whole number of at least 1, but found 0");
  });

  it("give one patch each, preprocessed", () => {
    const patches = simulatedPatches(stream, 2);
    expect([patches.shape, patches.unit]).to.deep.equal([[2, 128, 128], "kG"]);
    const [one] = simulateRegions(stream, { count: 1, first: 1, moments: 1 });
    expect(Array.from(imageAt(patches, 1).data)).to.deep.equal(Array.from(imageAt(regionImages(one!), 0).data));
  });

  it("become 128 x 128 images in kG", () => {
    const [region] = regions;
    if (region === undefined) throw new Error("no region");
    const stack = regionImages(region);
    expect(stack.shape).to.deep.equal([region.frames.length, 128, 128]);
    expect(stack.unit).to.equal("kG");
    expect(stack.data.every((b) => b >= -1 && b <= 1)).to.equal(true);
  });

  it("refuse what they cannot do", () => {
    expect(() => simulateRegion(stream, { cadence: 5 })).to.throw(OptionError, "multiple of 4");
    expect(() => simulateRegion(stream, { fewestFrames: 40 })).to.throw(OptionError, "160 hours");
    expect(() => [...simulateRegions(stream, { count: 0 })]).to.throw(OptionError, "0 and 0");
    expect(() => [...simulateRegions(stream, { count: 1, first: -1 })]).to.throw(OptionError, "-1");
  });
});
