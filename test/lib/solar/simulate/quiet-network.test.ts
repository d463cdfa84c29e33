import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import { QuietNetwork } from "../../../../src/lib/solar/simulate/quiet-network";

describe("the quiet network", () => {
  const area = { west: -90, east: 90, south: -60, north: 60 };
  const make = (name: string) => new QuietNetwork(area, seed(8).stream(name), 260);
  const fluxes = (elements: Float32Array) => elements.filter((_, i) => i % 3 === 2);

  it("has a number of elements proportional to the area, whatever the time", () => {
    const network = make("a");
    const before = network.snapshot();
    for (let hours = 0; hours < 48; hours += 4) network.step(hours);
    const after = network.snapshot();
    expect(after.length).to.equal(before.length);
    expect(after).to.not.deep.equal(before);
    expect(before.length % 3).to.equal(0);
  });

  it("has small elements of both signs, on average balanced", () => {
    let [net, unsigned] = [0, 0];
    for (let i = 0; i < 24; i++) {
      const flux = fluxes(make(`balance ${i}`).snapshot());
      expect(flux.every((value) => value !== 0 && Math.abs(value) <= 20)).to.equal(true);
      net += flux.reduce((sum, value) => sum + value, 0);
      unsigned += flux.reduce((sum, value) => sum + Math.abs(value), 0);
    }
    expect(Math.abs(net) / unsigned).to.be.below(0.2);
  });

  it("is the same for the same stream", () => {
    expect(make("same").snapshot()).to.deep.equal(make("same").snapshot());
  });
});
