import { expect } from "chai";
import type { SharpListing } from "../../../../src/lib/solar/jsoc/list-sharps";
import { exportedName, exportSets, wantedFiles } from "../../../../src/lib/solar/jsoc/sharp-addresses";

const listing = (harp: number, minute: number): SharpListing => {
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0"));
  return {
    record: `hmi.sharp_cea_720s[${harp}][2011.02.15_${clock.join(":")}:00_TAI]`, harp, noaa: [],
    time: `20110215_${clock.join("")}00`, unsignedFlux: NaN, longitude: 0, latitude: 0, quality: 0, keywords: {}, paths: {},
  };
};

describe("exportSets", () => {
  it("asks for a hundred records of a HARP at a time, below DRMS's limit of 4,096 characters", () => {
    const listings = [...Array.from({ length: 119 }, (_, k) => listing(377, 12 * k)), listing(378, 0)];
    const sets = exportSets(wantedFiles(listings, ["Br", "bitmap"]));
    expect(sets).to.have.length(3);
    expect(sets.map((set) => set.split("_TAI").length - 1)).to.deep.equal([100, 19, 1]);
    expect(sets[2]).to.equal("hmi.sharp_cea_720s[378][2011.02.15_00:00:00_TAI]{Br,bitmap}");
    expect(Math.max(...sets.map((set) => set.length))).to.be.below(4096);
  });

  it("asks for no more than what is missing", () => {
    const [first, second] = [listing(377, 0), listing(377, 12)];
    const files = wantedFiles([first, second], ["Br", "bitmap"]).filter(({ name }) => !name.endsWith("001200_TAI.Br.fits"));
    expect(exportSets(files)).to.deep.equal([
      "hmi.sharp_cea_720s[377][2011.02.15_00:00:00_TAI]{Br,bitmap}",
      "hmi.sharp_cea_720s[377][2011.02.15_00:12:00_TAI]{bitmap}",
    ]);
  });
});

describe("exportedName", () => {
  it("names files alike, whatever method they come by", () => {
    const record = "hmi.sharp_cea_720s[377][2011.02.15_02:00:00_TAI]";
    const name = "hmi.sharp_cea_720s.377.20110215_020000_TAI.Br_err.fits";
    expect(exportedName({ record: `${record}{Br_err}`, path: "/SUM1/D1/S00000/Br_err.fits" })).to.equal(name);
    expect(exportedName({ record, path: `/SUM1/D1/S00000/${name}` })).to.equal(name);
    expect(exportedName({ record, path: "/SUM1/D1/S00000/Br_err.txt" })).to.equal(undefined);
    expect(exportedName({ record: "other", path: name })).to.equal(undefined);
  });
});
