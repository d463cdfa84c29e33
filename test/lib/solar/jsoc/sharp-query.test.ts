import { expect } from "chai";
import { checkSharpQuery, recordSet, type SharpQuery } from "../../../../src/lib/solar/jsoc/sharp-query";

const set = (query: SharpQuery, harps?: number[]) => recordSet(checkSharpQuery(query), harps);
const day = { from: "2011-02-15", to: "2011-02-16" };

describe("recordSet", () => {
  it("writes DRMS's record sets", () => {
    expect(set({ harp: 377 })).to.equal("hmi.sharp_cea_720s[377][]");
    expect(set({ noaa: 11158 }, [377, 378])).to.equal("hmi.sharp_cea_720s[377,378][]");
    expect(set({ harp: 377, from: "2011-02-15T02:00", to: "2011-02-15T02:00" })).to.equal(
      "hmi.sharp_cea_720s[377][2011.02.15_02:00:00_TAI]",
    );
    expect(set({ ...day, cadence: "6h" })).to.equal(
      "hmi.sharp_cea_720s[][2011.02.15_00:00:00_TAI-2011.02.16_00:00:00_TAI@21600s]",
    );
    expect(set({ noaa: 11158, ...day })).to.equal(
      'hmi.sharp_cea_720s[][2011.02.15_00:00:00_TAI-2011.02.16_00:00:00_TAI][? NOAA_ARS ~ "11158" ?]',
    );
  });
});

describe("checkSharpQuery", () => {
  it("takes Br of everything unless told otherwise", () => {
    expect(checkSharpQuery({ harp: 377 })).to.deep.equal({
      noaa: undefined, harp: 377, range: undefined, cadence: undefined, segments: ["Br"], maxLongitude: Infinity, limit: 5000,
    });
    expect(checkSharpQuery({ harp: 1, segments: ["Br", "bitmap", "Br"] }).segments).to.deep.equal(["Br", "bitmap"]);
  });

  it("says what cannot be asked", () => {
    const cases: [SharpQuery, RegExp][] = [
      [{}, /a NOAA number, a HARP number or a time range, but found none of them/],
      [{ noaa: 11158, harp: 377 }, /but found NOAA 11158 and HARP 377/],
      [{ noaa: 1158 }, /five digits, such as 11158, but found 1158/],
      [{ noaa: NaN }, /but found NaN/],
      [{ harp: 0.5 }, /a HARP number, such as 377, but found 0\.5/],
      [{ harp: 1, from: "2011-02-15" }, /both ends of a time range, from and to, but found only from/],
      [{ from: day.to, to: day.from }, /ends after it starts, but found from 2011\.02\.16_00:00:00_TAI to/],
      [{ harp: 1, segments: [] }, /names of segments .* but found none/],
      [{ harp: 1, segments: ["Br}["] }, /but found "Br\}\["/],
      [{ harp: 1, maxLongitude: 0 }, /above 0 degrees, but found 0/],
      [{ harp: 1, limit: 0 }, /a limit of records, but found 0/],
      [{ harp: 1, cadence: "5m" }, /multiple of 12 minutes/],
    ];
    for (const [query, expected] of cases) expect(() => checkSharpQuery(query), JSON.stringify(query)).to.throw(expected);
  });
});
