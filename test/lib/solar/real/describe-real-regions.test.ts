import { expect } from "chai";
import { describeRealRegions, realRegionsRows, type RealPatch } from "../../../../src/lib/solar/real";

describe("describeRealRegions", () => {
  const patch = (source: RealPatch["source"], saturated: number): RealPatch => ({
    source, saturated, region: 0, group: 0, title: "t", time: new Date(0), place: { longitude: 0, latitude: 0 }, pixelDeg: 0.3,
    pixelMm: [1, 1], cells: [10, 20], limbCosine: 1,
  });
  const real = {
    patches: [patch("picture", 0.01), patch("picture", 0.002), patch("picture", 0.05), patch("sharp", 0)],
    regions: 3, groups: 2, representatives: Int32Array.of(0, 3), looks: [], frames: { all: 9, bad: 3 },
    leftOut: [
      { name: "m.fits", reason: 'expected "m.fits" to be a map' },
      { name: "a.jpg", reason: "a median field of 7.3 G" }, { name: "b.jpg", reason: "a median field of -12.0 G" },
    ],
    seen: 6, seldom: 2, saturatedShare: 0.0123456, digest: "ab".repeat(32),
  };
  const summary = describeRealRegions(real);

  it("counts what was used, left out and joined", () => {
    expect(summary).to.deep.equal({
      pictures: { used: 6, bad: 3 },
      leftOut: [
        { reason: "a median field of … G", files: 2, example: "a.jpg" }, { reason: "expected … to be a map", files: 1, example: "m.fits" },
      ],
      limbLimit: 45, cutouts: { seen: 6, kept: 4 }, regions: 3, groups: 2,
      saturation: { level: 250, median: 0.01, largest: 0.05, all: 0.01235 }, digest: "ab".repeat(32),
    });
  });

  it("has no saturation without pictures", () => {
    const { saturation } = describeRealRegions({ ...real, patches: [patch("sharp", 0)], saturatedShare: 0 });
    expect(saturation).to.deep.equal({ level: 250, median: 0, largest: 0, all: 0 });
  });

  it("is a table", () => {
    const rows = realRegionsRows(summary);
    expect(rows).to.deep.include({ what: "full-disc pictures used", value: "6 of 9" });
    expect(rows).to.deep.include({ what: "left out: a median field of … G", value: "2 (a.jpg, …)" });
    expect(rows).to.deep.include({ what: "saturated pixels of pictures, median and largest", value: "1 %, 5 %" });
  });
});
