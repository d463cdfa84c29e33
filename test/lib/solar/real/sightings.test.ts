import { expect } from "chai";
import { join } from "node:path";
import { sightLineOfSightMaps, sightPictures, sightSharps, type FoundSightings } from "../../../../src/lib/solar/real/sightings";
import { temporaryFolder } from "../../../support/folder";
import { drawnData } from "./data-folder";

describe("sightings", function () {
  this.timeout(120_000);
  let solar = "";
  let pictures: FoundSightings;
  before(async () => {
    solar = join(await drawnData(), "solar");
    pictures = await sightPictures(join(solar, "hmi_fulldisk_jpg"));
  });

  it("are the regions of every good picture, in the order of the times", () => {
    expect(pictures.files).to.equal(5);
    expect(pictures.sightings.map(({ title }) => title.slice(13))).to.deep.equal(
      ["2026-04-08 00:00 UT", "2026-04-08 12:00 UT", "2026-04-09 00:00 UT"].flatMap((time) => [time, time, time]));
    const [first] = pictures.sightings;
    expect([first.source, first.pixelDeg, first.patch.unit]).to.deep.equal(["picture", 0.3, "G"]);
    // peaks of 240 G along the line of sight do not reach 248 G
    expect(pictures.sightings.every(({ saturated }) => saturated === 0)).to.equal(true);
  });

  it("tell why a picture was left out, without its folder", () => {
    expect(pictures.leftOut.map(({ name }) => name)).to.deep.equal(["HMI.m2026.04.09_12.00.00.jpg", "HMI.m2026.04.10_00.00.00.jpg"]);
    expect(pictures.leftOut[0].reason).to.match(/moved as in 0 h .* say 12 h/);
    expect(pictures.leftOut[1].reason).to.match(/^expected a JPEG or PNG picture at "HMI\.m2026/);
  });

  it("of SHARPs are where their headers say", () => {
    const { sightings, leftOut } = sightSharps(solar);
    expect(leftOut).to.deep.equal([]);
    const [{ place, time, title, pixelDeg, patch }] = sightings;
    expect([place, time.toISOString(), title, pixelDeg, patch.shape]).to.deep.equal(
      [{ longitude: -30, latitude: 15 }, "2026-04-08T06:00:00.000Z", "SHARP 9999, 2026-04-08 06:00 TAI", 0.03, [60, 90]]);
  });

  it("of line-of-sight maps are their largest regions, at full resolution", () => {
    const { sightings, leftOut, files } = sightLineOfSightMaps(join(solar, "hmi_los"));
    expect(files).to.equal(2);
    expect(leftOut).to.deep.equal([{ name: "continuum.fits", reason: leftOut[0].reason }]);
    expect(leftOut[0].reason).to.contain("CONTINUUM INTENSITY");
    const [{ patch, pixelDeg, saturated }] = sightings;
    expect([pixelDeg, saturated]).to.deep.equal([0.03, 0]);
    // polarities 3 degrees apart and 0.9 wide, above 30 G within 0.9 sqrt(2 ln(900/30)) = 2.3 degrees, and a margin
    expect(patch.shape[1] * 0.03).to.be.within(7, 10);
    expect(Math.max(...patch.data)).to.be.within(900, 1200);
  });

  it("are none in a folder that is not there", async () => {
    const nowhere = join(temporaryFolder(), "nothing");
    expect(await sightPictures(nowhere)).to.deep.equal({ sightings: [], leftOut: [], files: 0 });
    expect(sightLineOfSightMaps(nowhere)).to.deep.equal({ sightings: [], leftOut: [], files: 0 });
  });
});
