import { expect } from "chai";
import { image } from "../../../../src/lib/arrays";
import { seed } from "../../../../src/lib/random";
import { pictureView } from "../../../../src/lib/solar/compare/picture-view";

const flat = (b: number) => image(new Float32Array(300 * 500).fill(b), [300, 500], "G");
const centre = { longitude: 0, latitude: 0 };

describe("pictureView", () => {
  it("has pixels of 0.3 degrees", () => {
    const { shape, unit } = pictureView(flat(0), centre);
    expect(shape).to.deep.equal([30, 50]);
    expect(unit).to.equal("G");
  });

  it("shows the line of sight in whole grey levels, back as a radial field", () => {
    for (const longitude of [0, 40]) {
      const cosine = Math.cos((longitude * Math.PI) / 180);
      const { data } = pictureView(flat(200), { longitude, latitude: 0 });
      const line = 0.87 * 200 * Math.exp(-200 / 8400) * cosine;
      const level = Math.round((line / 500 + 0.5) * 255);
      const expected = ((level / 255 - 0.5) * 500) / cosine;
      expect(Math.max(...data.map((b) => Math.abs(b - expected)))).to.be.below(1e-3);
    }
  });

  it("clips the line of sight at 250 G, before it averages", () => {
    expect(Math.max(...pictureView(flat(-3000), centre).data.map((b) => Math.abs(b + 250)))).to.be.below(1e-3);
    const half = image(Float32Array.from({ length: 150_000 }, (_, i) => (i % 500 < 250 ? 3000 : 0)), [300, 500], "G");
    const { data } = pictureView(half, centre);
    expect(data[15 * 50 + 5]).to.be.closeTo(250, 1e-3);
    // no field lies between two grey levels, 127 and 128
    expect(Math.abs(data[15 * 50 + 45])).to.be.closeTo(0.98, 0.01);
    expect(Math.max(...data)).to.be.at.most(250.001);
  });

  it("adds noise of 10 G, of which averaging and mapping leave less than an eighth", () => {
    const { data } = pictureView(flat(0), centre, { noise: seed(2).stream("noise") });
    const inner = [...data].filter((_, i) => i % 50 > 2 && i % 50 < 47);
    const spread = Math.sqrt(inner.reduce((sum, b) => sum + b * b, 0) / inner.length);
    expect(spread).to.be.within(0.6, 1.25);
  });

  it("follows the place on the disc: regions seen obliquely keep their size", () => {
    expect(pictureView(flat(0), { longitude: 44, latitude: 30 }, { centreLatitude: -7 }).shape).to.deep.equal([30, 50]);
  });
});
