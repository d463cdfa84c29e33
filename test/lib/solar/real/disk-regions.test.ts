import { expect } from "chai";
import { diskRegions } from "../../../../src/lib/solar/real/disk-regions";
import { bipoleAt, drawDisk } from "./disks";

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
