import { expect } from "chai";
import { describeRealRegions, summarizeRealRegions } from "../../../src/cli/solar/describe-real-regions";
import { images } from "../../../src/lib/arrays";
import type { RealPatch } from "../../../src/lib/solar/real";

describe("summary of real regions", () => {
  const patch = (source: RealPatch["source"], region: number): RealPatch => ({
    source, region, title: "t", time: new Date(0), place: { longitude: 0, latitude: 0 }, pixelDeg: 0.3, saturated: 0, pixelMm: [1, 1],
  });
  const patches = [patch("picture", 0), patch("picture", 0), patch("sharp", 1), patch("picture", 1), patch("line-of-sight", 2)];
  const fields = images(Float32Array.from({ length: 5 * 4 }, (_, i) => (i % 2 === 0 ? 0.1 : -0.2) * (1 + Math.floor(i / 4))), [5, 2, 2], "kG");
  const summary = summarizeRealRegions({
    images: fields, patches, regions: 3, representatives: Int32Array.of(0, 2, 4), frames: { all: 7, bad: 1 },
    leftOut: [{ name: "a.jpg", reason: "no disc" }], seldom: 4, saturatedShare: 0.0037567,
  });

  it("counts images and regions by source", () => {
    expect(summary.sources).to.deep.equal({
      picture: { images: 3, regions: 2 }, sharp: { images: 1, regions: 1 }, "line-of-sight": { images: 1, regions: 1 },
    });
    expect([summary.n, summary.regions, summary.saturatedShare, summary.pictureMaxima]).to.deep.equal([5, 3, 0.003757, [0.2, 0.4, 0.8]]);
  });

  it("says so in lines", () => {
    const lines = describeRealRegions(summary);
    expect(lines[0]).to.equal("7 full-disc pictures, 1 of them bad");
    expect(lines).to.include("5 images of 3 distinct regions").and.to.include("left out: a.jpg: no disc");
    expect(lines.join()).to.contain("0.38 % of the pixels");
  });
});
