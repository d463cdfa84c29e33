import { expect } from "chai";
import { seed } from "../../../../src/lib/random";
import {
  ANTI_HALE_SHARE, drawLatitude, drawOrientation, meanTilt, tiltScatter,
} from "../../../../src/lib/solar/simulate/region-tilt";

describe("region tilt", () => {
  const stream = seed(4).stream("tilt");
  const latitudes = [-30, -12, 8, 22];
  const draws = latitudes.map((latitude) => Array.from({ length: 4000 }, () => drawOrientation(stream, latitude, 1e22, true)));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  it("follows Joy's law, 32.1 sin |latitude|, within three standard errors", () => {
    expect(meanTilt(30)).to.be.closeTo(16.05, 1e-9);
    latitudes.forEach((latitude, i) => {
      const error = tiltScatter(1e22) / Math.sqrt(4000);
      expect(mean((draws[i] ?? []).map(({ tilt }) => tilt))).to.be.closeTo(meanTilt(latitude), 3 * error);
    });
  });

  it("scatters less for larger regions", () => {
    expect(tiltScatter(8e21)).to.equal(17);
    expect(tiltScatter(1e21)).to.be.above(tiltScatter(5e22));
  });

  it("breaks Hale's law for 4 to 8 % of the regions", () => {
    const share = mean(draws.flat().map(({ antiHale }) => Number(antiHale)));
    expect(share).to.be.within(0.04, 0.08);
    expect(share).to.be.closeTo(ANTI_HALE_SHARE, 0.01);
  });

  it("gives the hemispheres and the cycles opposite leading polarities", () => {
    const lead = (latitude: number, even: boolean) => {
      const { leadingSign, antiHale } = drawOrientation(stream, latitude, 1e22, even);
      return antiHale ? -leadingSign : leadingSign;
    };
    expect([lead(10, true), lead(-10, true), lead(10, false), lead(-10, false)]).to.deep.equal([-1, 1, 1, -1]);
  });

  it("draws two belts alike", () => {
    const drawn = Array.from({ length: 4000 }, () => drawLatitude(stream));
    expect(mean(drawn.map((latitude) => Number(latitude > 0)))).to.be.closeTo(0.5, 0.03);
    expect(mean(drawn.map(Math.abs))).to.be.closeTo(16.4, 0.5);
    expect(Math.max(...drawn.map(Math.abs))).to.be.below(42);
  });
});
