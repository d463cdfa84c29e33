import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findSharps, segmentPath, sharpTitle } from "../../../src/lib/solar/sharp-files";
import { removeRecords, SMALL_RECORD, writeRecord } from "./sharp-records";

describe("findSharps", () => {
  after(removeRecords);

  it("groups files by HARP number and time, whatever lies beside them", () => {
    const folder = writeRecord(SMALL_RECORD);
    const inner = join(folder, "data", "solar");
    for (const name of ["7.20120101_000000_TAI.Br", "377.20110215_014800_TAI.Br", "377.20110215_014800_TAI.Br_err"]) {
      writeFileSync(join(inner, `hmi.sharp_cea_720s.${name}.fits`), "");
    }
    writeFileSync(join(inner, "notes.txt"), "");
    const found = findSharps(folder);
    expect(found.map(({ harp, time }) => [harp, time])).to.deep.equal([
      [7, "20120101_000000"], [377, "20110215_014800"], [377, "20110215_020000"],
    ]);
    expect(Object.keys(found[2]?.segments ?? {}).sort()).to.deep.equal(["Br", "bitmap", "conf_disambig"]);
    const expected = join(inner, "hmi.sharp_cea_720s.377.20110215_014800_TAI.Br_err.fits");
    expect(found[1]?.segments["Br_err"]).to.equal(expected);
  });

  it("says which folder cannot be read", () => {
    expect(() => findSharps("/nowhere/at/all")).to.throw(/readable folder at "\/nowhere\/at\/all".*ENOENT/);
  });

  it("says which segment is missing and which are there", () => {
    const [record] = findSharps(writeRecord({ Br: SMALL_RECORD.Br }));
    if (record === undefined) throw new Error("no record was found");
    expect(() => segmentPath(record, "bitmap")).to.throw(/segment bitmap of SHARP 377.*only Br\. Fetch hmi\.sharp_cea/);
  });

  it("names a record for titles", () => {
    expect(sharpTitle({ harp: 377, time: "20110215_020000" })).to.equal("SHARP 377, 2011-02-15 02:00 TAI");
  });
});
