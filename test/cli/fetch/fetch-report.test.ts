import { expect } from "chai";
import { describeBytes, describeFetched, describeListing, fetchReport } from "../../../src/cli/fetch/fetch-report";
import type { SharpListing } from "../../../src/lib/solar";

const listing: SharpListing = {
  record: "", harp: 377, noaa: [11158, 11159], time: "20110215_020000", unsignedFlux: 2.7123e22, longitude: -9.7, latitude: -20.4,
  quality: 0, keywords: {}, paths: { Br: "/SUM1/Br.fits" },
};

describe("describeListing", () => {
  it("says who, when, where and how much", () => {
    expect(describeListing(listing)).to.equal("SHARP 377, 2011-02-15 02:00 TAI, NOAA 11158, 11159, S20 E10, 2.71e+22 Mx");
    const poor = { ...listing, noaa: [], unsignedFlux: NaN, longitude: NaN, quality: 65536, paths: { Br: undefined } };
    expect(describeListing(poor)).to.equal(
      "SHARP 377, 2011-02-15 02:00 TAI, no NOAA number, place unknown, flux unknown, quality 0x10000, on tape",
    );
  });
});

describe("describeFetched", () => {
  it("counts, and names what failed", () => {
    const failed = Array.from({ length: 22 }, (_, k) => ({ name: `f${k}`, reason: "gone" }));
    const result = { folder: "data", records: [listing], fetched: ["a", "b"], kept: ["c"], failed };
    const lines = describeFetched(result);
    expect([lines[0], lines[20], lines[21]]).to.deep.equal([
      "f0: gone", "… and 2 more", "1 records, 2 fetched, 1 there already, 22 failed, in data",
    ]);
    expect(describeFetched({ ...result, failed: [] })).to.deep.equal(["1 records, 2 fetched, 1 there already, in data"]);
  });

  it("gives sizes in their unit", () => {
    expect([0, 492_480, 1.5e6, 2e9].map(describeBytes)).to.deep.equal(["0 kB", "492 kB", "1.50 MB", "2.00 GB"]);
  });
});

describe("fetchReport", () => {
  const progress = { done: 1, total: 3, bytes: 492_480, name: "a.fits" };
  const line = "1 of 3 files (33 %), 492 kB, a.fits";

  for (const [terminal, pace] of [[true, 500], [false, 10_000]] as const) {
    it(`shows progress every ${pace / 1000} s ${terminal ? "in a terminal" : "as text"}`, () => {
      const shown: string[] = [];
      let time = 0;
      const status = { show: (text: string) => shown.push(text), clear: () => undefined };
      const report = fetchReport({ terminal, status, print: (text) => shown.push(text), now: () => time });
      for (time of [1, pace - 1, pace + 2, pace + 3]) report.progress(progress);
      expect(shown).to.deep.equal(Array<string>(terminal ? 2 : 1).fill(line));
      report.say("done");
      expect(shown.at(-1)).to.equal("done");
    });
  }
});
