import { expect } from "chai";
import { OptionError } from "../../../../src/lib/errors";
import { parseCadence, parseDrmsTime, readDrmsTime } from "../../../../src/lib/solar/jsoc/drms-time";

describe("parseDrmsTime", () => {
  it("reads the ways in which people and JSOC write a time", () => {
    const forms = [
      "2011-02-15T02:00", "2011-02-15 02:00:00", "2011-02-15_02", "2011.02.15_02:00:00_TAI", "2011.02.15_02:00_TAI",
      "20110215_020000", " 2011.02.15_02:00:00.000_TAI ",
    ];
    for (const form of forms) {
      expect(parseDrmsTime(form), form).to.deep.equal({
        // python3 -c "import calendar; print(calendar.timegm((2011, 2, 15, 2, 0, 0)))"
        drms: "2011.02.15_02:00:00_TAI", file: "20110215_020000", seconds: 1297735200,
      });
    }
    expect(parseDrmsTime("2011-02-15").drms).to.equal("2011.02.15_00:00:00_TAI");
  });

  it("refuses what is none, and time zones", () => {
    for (const text of ["", "now", "2011-02-30", "2011-13-01", "2011-02-15T25:00", "2011-02-15T02:00Z", "2011/02/15"]) {
      expect(() => parseDrmsTime(text, "from"), text).to.throw(OptionError, /^expected from such as .*SHARP times are TAI/);
      expect(readDrmsTime(text)).to.equal(undefined);
    }
  });
});

describe("parseCadence", () => {
  it("gives seconds, for multiples of 12 minutes alone", () => {
    expect(["12m", "720s", "1h", "1d"].map(parseCadence)).to.deep.equal([720, 720, 3600, 86_400]);
    for (const text of ["", "1", "0h", "10m", "1.2h", "-1h", "1w"]) {
      expect(() => parseCadence(text), text).to.throw(OptionError, /multiple of 12 minutes/);
    }
  });
});
