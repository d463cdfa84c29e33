import { expect } from "chai";
import { compareUsflux, evaluateUsflux } from "../../../src/lib/solar/evaluate-usflux";
import { findSharps } from "../../../src/lib/solar/sharp-files";
import { sharpPixelArea } from "../../../src/lib/solar/sharp";
import { removeRecords, SHARP_CARDS, SMALL_RECORD, writeRecord } from "./sharp-records";

const area = sharpPixelArea({ number: (keyword) => (SHARP_CARDS as Record<string, number>)[keyword] ?? NaN });

describe("evaluateUsflux", () => {
  after(removeRecords);

  it("compares with the header and names the files by their hash", () => {
    const { value, error, n, items } = evaluateUsflux(writeRecord(SMALL_RECORD, { USFLUX: 303 * area, CMASK: 3 }));
    expect(value).to.be.closeTo(1 - 300 / 303, 1e-6);
    // published 4.02400e17, so half a unit of its last digit is 5e11
    expect(error).to.be.closeTo(5e11 / (303 * area), 1e-12);
    expect(n).to.equal(1);
    expect(items[0]?.pixels).to.equal(3);
    expect(items[0]?.publishedPixels).to.equal(3);
    expect(Object.keys(items[0]?.files ?? {})).to.deep.equal(["Br", "conf_disambig", "bitmap"]);
    expect(items[0]?.files["Br"]).to.match(/^[0-9a-f]{64}$/);
  });

  it("says so when the SHARP is not there or has no flux", () => {
    expect(() => evaluateUsflux(writeRecord(SMALL_RECORD, {}, "378.20110215_020000"))).to.throw(/SHARP 377 at 2011/);
    const [record] = findSharps(writeRecord(SMALL_RECORD, { USFLUX: 0, CMASK: 0 }));
    if (record === undefined) throw new Error("no record was found");
    expect(() => compareUsflux(record)).to.throw(/card USFLUX above 0.*found 0/);
  });

  it("finds the published flux of SHARP 377", function () {
    const folder = process.env["LATENT_SKY_TEST_DATA"];
    if (folder === undefined) {
      console.log("      LATENT_SKY_TEST_DATA is not set: SHARP 377 is not read");
      this.skip();
    }
    const [item] = evaluateUsflux(folder).items;
    expect(item?.relativeError).to.be.below(1e-3);
    expect(item?.pixels).to.equal(item?.publishedPixels);
    // astropy: np.abs(B[m]).sum()*a**2*(hd["RSUN_REF"]/hd["RSUN_OBS"])**2*1e4, m = (conf >= 70) & (bitmap >= 30),
    // a = np.degrees(np.arctan(hd["RSUN_REF"]*np.radians(hd["CDELT1"])/hd["DSUN_OBS"]))*3600
    expect(item?.unsignedFlux).to.be.closeTo(2.714759937242749e22, 1e-7 * 2.7e22);
  });
});
