import { expect } from "chai";
import { evaluateRealRegions, realRegionsLines } from "../../../src/cli/solar/describe-real-regions";
import { images } from "../../../src/lib/arrays";
import type { RealPatch } from "../../../src/lib/solar/real";

describe("record of real regions", () => {
  const patch = (source: RealPatch["source"], region: number): RealPatch => ({
    source, region, group: Math.min(region, 1), title: "t", time: new Date(0), place: { longitude: 0, latitude: 0 }, pixelDeg: 0.3,
    saturated: 0, pixelMm: [1, 1], cells: [10, 20], limbCosine: 1,
  });
  const patches = [patch("picture", 0), patch("picture", 0), patch("sharp", 1), patch("picture", 1), patch("picture", 2), patch("line-of-sight", 2)];
  const fields = images(Float32Array.from({ length: 6 * 4 }, (_, i) => (i % 2 === 0 ? 0.1 : -0.2) * (1 + Math.floor(i / 4))), [6, 2, 2], "kG");
  const record = evaluateRealRegions({
    images: fields, patches, regions: 3, groups: 2, representatives: Int32Array.of(0, 2), looks: [], frames: { all: 7, bad: 1 },
    leftOut: [{ name: "a.jpg", reason: "no disc" }], seen: 10, seldom: 4, saturatedShare: 0.0037567, digest: "0".repeat(64),
  });

  it("counts images, passages and distinct regions by source", () => {
    expect(record.sources).to.deep.equal({
      picture: { images: 4, regions: 3, groups: 2 }, sharp: { images: 1, regions: 1, groups: 1 },
      "line-of-sight": { images: 1, regions: 1, groups: 1 },
    });
    expect([record.n, record.pictureMaxima, record.data.saturation.all]).to.deep.equal([6, [0.2, 0.8, 1], 0.003757]);
    expect(record.data).to.deep.include({ regions: 3, groups: 2, cutouts: { seen: 10, kept: 6 } });
  });

  it("says so in lines", () => {
    const lines = realRegionsLines(record);
    expect(lines[0]).to.equal("full-disc pictures used: 6 of 7");
    expect(lines).to.include("picture: 4 images of 2 distinct regions in 3 passages").and.to.include("left out: a.jpg: no disc");
  });
});
