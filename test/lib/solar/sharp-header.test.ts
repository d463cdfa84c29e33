import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { image } from "../../../src/lib/arrays";
import { FitsHeader, writeFits } from "../../../src/lib/io";
import { completeHeader, findSharps, readSharpSegment, sharpPixelArea } from "../../../src/lib/solar";
import { temporaryFolder } from "../../support/folder";
import { SHARP_CARDS } from "./sharp-records";

const header = (cards: Record<string, number | string | undefined>) =>
  new FitsHeader(Object.entries(cards).map(([keyword, value]) => ({ keyword, value, comment: "" })), "HDU 1");

describe("completeHeader", () => {
  it("adds what is missing, numbers as numbers", () => {
    const keywords = { CRVAL1: "33.5", T_REC: "2011.02.15_02:00:00_TAI", QUALITY: "0x00010000", USFLUX: "2.71e+22", CDELT1: "7" };
    const full = completeHeader(header({ CDELT1: 0.03, CRVAL1: undefined }), { keywords });
    expect(["CRVAL1", "QUALITY", "USFLUX", "CDELT1"].map((keyword) => full.number(keyword))).to.deep.equal([33.5, 65536, 2.71e22, 0.03]);
    expect(full.text("T_REC")).to.equal("2011.02.15_02:00:00_TAI");
    expect(full.where).to.equal("HDU 1 and the manifest beside it");
  });

  it("adds nothing that JSOC has not", () => {
    const own = header({ CDELT1: 0.03 });
    expect(completeHeader(own, undefined)).to.equal(own);
    expect(completeHeader(own, { keywords: { USFLUX: "MISSING", LON_FWT: "nan", NOAA_AR: "", CDELT1: "1" } })).to.equal(own);
  });
});

describe("readSharpSegment", () => {
  it("has the keywords of the manifest beside a file without cards", () => {
    const folder = temporaryFolder();
    const name = "hmi.sharp_cea_720s.377.20110215_020000_TAI.Br.fits";
    writeFits(join(folder, name), image(new Float32Array(6), [2, 3]));
    const [record] = findSharps(folder);
    expect(readSharpSegment(record, "Br").header.has("DSUN_OBS")).to.equal(false);
    const keywords = Object.fromEntries(Object.entries(SHARP_CARDS).map(([keyword, value]) => [keyword, `${value}`]));
    const file = { record: "r", url: "", bytes: 1, sha256: "0", checked: "length", keywords };
    writeFileSync(join(folder, "jsoc-manifest.json"), JSON.stringify({ files: { [name]: file } }));
    expect(sharpPixelArea(readSharpSegment(record, "Br").header)).to.equal(sharpPixelArea(header(SHARP_CARDS)));
  });
});
