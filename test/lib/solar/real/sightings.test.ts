import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { image } from "../../../../src/lib/arrays";
import { writeFits } from "../../../../src/lib/io";
import { sightLineOfSightMaps, sightPictures, sightSharps, type FoundSightings } from "../../../../src/lib/solar/real/sightings";
import { trackRegions } from "../../../../src/lib/solar/real/track-regions";
import { temporaryFolder } from "../../../support/folder";
import { SHARP_CARDS } from "../sharp-records";
import { drawnData } from "./data-folder";

/** SHARPs at latitude 10 by name, with the Carrington longitudes of their middle and of the disc's centre. */
function sharps(records: readonly (readonly [name: string, longitude: number, centre: number])[]): string {
  const folder = temporaryFolder();
  for (const [name, CRVAL1, CRLN_OBS] of records) {
    const header = { ...SHARP_CARDS, CRVAL1, CRVAL2: 10, CRLN_OBS };
    const field = image(new Float32Array(6).fill(100), [2, 3], "Mx/cm^2");
    writeFits(join(folder, `hmi.sharp_cea_720s.${name}_TAI.Br.fits`), field, { header });
  }
  return folder;
}

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

  it("of SHARPs wrap at Carrington longitude 0, so that one HARP is one region", () => {
    // a quarter of a day apart, over which it moves 13.28 / 4 degrees; the second time the observer is at 359
    const folder = sharps([["9998.20260408_000000", 5, 2.68], ["9998.20260408_060000", 5, 359.36]]);
    const { sightings, leftOut } = sightSharps(folder);
    expect(leftOut).to.deep.equal([]);
    [2.32, 5.64].forEach((longitude, i) => expect(sightings[i].place.longitude).to.be.closeTo(longitude, 1e-9));
    expect(trackRegions(sightings)).to.have.length(1);
    const [{ place }] = sightSharps(sharps([["9998.20260408_000000", 355, 5]])).sightings;
    expect(place.longitude).to.be.closeTo(-10, 1e-9);
  });

  it("of SHARPs near the limb are left out with a reason", () => {
    const { sightings, leftOut, used } = sightSharps(sharps([["9998.20260408_000000", 107, 60], ["9998.20260408_120000", 100, 60]]));
    expect(leftOut).to.deep.equal([{
      name: "SHARP 9998, 2026-04-08 00:00 TAI", reason: "a region 50 degrees from the disc's centre, beyond the limit of 45",
    }]);
    expect([sightings.length, used.map(({ name }) => name)]).to.deep.equal([1, ["hmi.sharp_cea_720s.9998.20260408_120000_TAI.Br.fits"]]);
  });

  it("of SHARPs without cards are where the manifest beside them says", () => {
    const folder = temporaryFolder();
    const name = "hmi.sharp_cea_720s.9997.20260408_060000_TAI.Br.fits";
    writeFits(join(folder, name), image(new Float32Array(6).fill(100), [2, 3]));
    const [missing] = sightSharps(folder).leftOut;
    expect(missing.reason).to.contain("card CRVAL1 with a number, but found no such card");
    const keywords = { CRVAL1: "3.5", CRVAL2: "-15.25", CRLN_OBS: "353.500000", CDELT1: "0.03", USFLUX: "MISSING" };
    const file = { record: "r", url: "", bytes: 1, sha256: "0", checked: "length", keywords };
    writeFileSync(join(folder, "jsoc-manifest.json"), JSON.stringify({ files: { [name]: file } }));
    const { sightings, leftOut } = sightSharps(folder);
    expect(leftOut).to.deep.equal([]);
    expect([sightings[0].place, sightings[0].pixelDeg]).to.deep.equal([{ longitude: 10, latitude: -15.25 }, 0.03]);
  });

  it("of line-of-sight maps are their largest regions, at full resolution", () => {
    const { sightings, leftOut, files } = sightLineOfSightMaps(join(solar, "hmi_los"));
    expect(files).to.equal(2);
    expect(leftOut).to.deep.equal([{ name: "continuum.fits", reason: leftOut[0].reason }]);
    expect(leftOut[0].reason).to.contain("CONTINUUM INTENSITY");
    const [{ patch, place, pixelDeg, saturated }] = sightings;
    expect([pixelDeg, saturated]).to.deep.equal([0.03, 0]);
    // polarities 3 degrees apart and 0.9 wide, above 30 G within 0.9 sqrt(2 ln(900/30)) = 2.3 degrees, and a margin
    expect(patch.shape[1] * 0.03).to.be.within(7, 10);
    expect(Math.max(...patch.data)).to.be.within(900, 1200);
    // the region is at 20, 15, wherever the map's middle is
    expect(place.longitude).to.be.closeTo(20, 0.3);
    expect(place.latitude).to.be.closeTo(15, 0.3);
  });

  it("are none in a folder that is not there", async () => {
    const nowhere = join(temporaryFolder(), "nothing");
    expect(await sightPictures(nowhere)).to.deep.equal({ sightings: [], leftOut: [], used: [], files: 0 });
    expect(sightLineOfSightMaps(nowhere)).to.deep.equal({ sightings: [], leftOut: [], used: [], files: 0 });
  });
});
