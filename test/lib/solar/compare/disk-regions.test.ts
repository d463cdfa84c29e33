import { expect } from "chai";
import { image } from "../../../../src/lib/arrays";
import { CUTOUT_MARGIN, diskRegions, largestCutout } from "../../../../src/lib/solar/compare/disk-regions";
import { bipoleAt, drawDisk } from "../real/disks";

describe("diskRegions", () => {
  it("finds a region where it is, and cuts it out", () => {
    const [region, ...others] = diskRegions(drawDisk(bipoleAt(20, 15), -6));
    expect(others).to.have.length(0);
    expect(region.place.longitude).to.be.closeTo(20, 0.5);
    expect(region.place.latitude).to.be.closeTo(15, 0.5);
    const { data, shape, unit } = region.patch;
    expect(unit).to.equal("G");
    expect(shape[1]).to.be.above(shape[0]);
    const middle = Math.floor(shape[0] / 2) * shape[1];
    expect(Math.max(...data)).to.be.closeTo(240 / 0.86, 30);
    // the eastern polarity is positive
    expect(data[middle + Math.round(shape[1] * 0.25)]).to.be.above(50);
    expect(data[middle + Math.round(shape[1] * 0.75)]).to.be.below(-50);
  });

  it("keeps apart what is far apart, and leaves out what is near the limb", () => {
    const [west, north, limb] = [bipoleAt(25, -15), bipoleAt(-20, 20), bipoleAt(62, 0)];
    const regions = diskRegions(drawDisk((x, y) => west(x, y) + north(x, y) + limb(x, y)));
    expect(regions.map(({ place }) => Math.round(place.longitude)).sort((a, b) => a - b)).to.deep.equal([-20, 25]);
  });

  it("finds nothing on a quiet disc", () => expect(diskRegions(drawDisk(() => 5))).to.have.length(0));
});

describe("largestCutout", () => {
  const view = (b: number) => image(Float32Array.from({ length: 60 * 80 }, (_, i) => {
    const [x, y] = [i % 80, Math.floor(i / 80)];
    const spot = (x0: number) => Math.exp(-((x - x0) ** 2 + (y - 30) ** 2) / 50);
    return b * (spot(30) - spot(50));
  }), [60, 80], "G");

  it("is the region's box and its margin", () => {
    const cutout = largestCutout(view(200));
    // |B| > 30 G within 5 sqrt(2 ln(200/30)) = 9.7 pixels of each centre
    expect(cutout?.shape).to.deep.equal([19 + 2 * CUTOUT_MARGIN, 20 + 19 + 2 * CUTOUT_MARGIN]);
  });

  it("is undefined when there is no region", () => expect(largestCutout(view(20))).to.equal(undefined));
});
