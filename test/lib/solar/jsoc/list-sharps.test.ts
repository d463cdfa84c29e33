import { expect } from "chai";
import { JsocError } from "../../../../src/lib/solar/jsoc/jsoc-error";
import { listSharps } from "../../../../src/lib/solar/jsoc/list-sharps";
import type { SharpQuery } from "../../../../src/lib/solar/jsoc/sharp-query";
import { startJsoc, TWO_HOURS, type JsocServer, type JsocServerOptions } from "./jsoc-server";

const quick = { attempts: 2, backOffSeconds: 0.01, requestsPerSecond: 1000 };
const range = { from: "2011-02-15", to: "2011-02-16" };

async function failure(work: Promise<unknown>): Promise<Error> {
  return work.then(() => Promise.reject(new Error("it did not fail")), (error: Error) => error);
}

describe("listSharps", () => {
  let server: JsocServer | undefined;
  const list = async (query: SharpQuery, options: JsocServerOptions = {}) => {
    await server?.close();
    server = await startJsoc(options);
    return listSharps(query, { ...quick, server: `${server.url}/` });
  };
  const answering = (answer: string) => ({
    intercept: (url: URL, response: { end(text: string): unknown }) => {
      if (url.searchParams.get("op") === "rs_list") response.end(answer);
      return url.searchParams.get("op") === "rs_list";
    },
  });
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  it("lists a HARP with its keywords and where its files are", async () => {
    const records = await list({ harp: 377, segments: ["Br", "bitmap"] });
    expect(records.map(({ time }) => time.slice(9))).to.deep.equal(["000000", "001200", "010000", "011200", "020000"]);
    const { keywords, ...first } = records[0] ?? { keywords: {} };
    expect(first).to.deep.equal({
      record: "hmi.sharp_cea_720s[377][2011.02.15_00:00:00_TAI]", harp: 377, noaa: [11158], time: "20110215_000000",
      unsignedFlux: 2.71e22, longitude: 0, latitude: -20.5, quality: 0,
      paths: {
        Br: "/SUM12/D37720110215000000/S00000/Br.fits", bitmap: "/SUM12/D37720110215000000/S00000/bitmap.fits",
      },
    });
    expect(keywords).to.deep.include({ CDELT1: "0.03", T_REC: "2011.02.15_00:00:00_TAI" }).and.not.have.property("CRPIX1");
    const { query } = server?.asked[0] ?? {};
    expect([query?.get("key")?.split(",").length, query?.get("n"), query?.get("seg")]).to.deep.equal([20, "5001", "Br,bitmap"]);
    expect(server?.seen[0]?.path).to.include("ds=hmi.sharp_cea_720s%5B377%5D%5B%5D").and.not.include("+");
  });

  it("finds the HARPs of a region first, or asks by its number within a time range", async () => {
    const other = { harp: 378, time: "2011.02.15_00:00:00_TAI", noaa: "11158,11160" };
    const longer = { harp: 379, time: "2011.02.15_00:00:00_TAI", noaa: "111580" };
    const records = [other, ...TWO_HOURS, longer];
    expect((await list({ noaa: 11158 }, { records })).map(({ harp }) => harp)).to.deep.equal([377, 377, 377, 377, 377, 378]);
    expect(server?.asked.map(({ ds }) => ds)).to.deep.equal(["hmi.sharp_cea_720s[377,378][]"]);
    expect(await list({ noaa: 11158, ...range }, { records })).to.have.length(6);
    expect(server?.seen).to.have.length(1);
    const error = await failure(list({ noaa: 12345 }));
    expect(error).to.be.instanceOf(JsocError);
    expect(error.message).to.match(/a HARP that holds NOAA 12345 in JSOC's list, but found none among 4\./);
  });

  it("thins by cadence and leaves out the limb", async () => {
    const times = async (query: SharpQuery) => (await list(query)).map(({ time }) => time.slice(9, 13));
    expect(await times({ harp: 377, cadence: "1h" })).to.deep.equal(["0000", "0100", "0200"]);
    expect(await times({ harp: 377, cadence: "24m" })).to.deep.equal(["0000", "0100", "0112", "0200"]);
    expect(await times({ harp: 377, maxLongitude: 15 })).to.deep.equal(["0000", "0012"]);
    const records = TWO_HOURS.map(({ longitude: _, ...record }) => record);
    expect(await list({ harp: 377, maxLongitude: 15 }, { records })).to.deep.equal([]);
    expect((await list({ harp: 377 }, { records }))[0]?.longitude).to.be.NaN;
  });

  it("knows what is on tape, and an empty answer", async () => {
    const records = TWO_HOURS.map((record, k) => ({ ...record, online: k > 0 }));
    expect((await list({ harp: 377 }, { records })).map(({ paths }) => paths.Br === undefined)).to.deep.equal([
      true, false, false, false, false,
    ]);
    expect(await list({ harp: 999 })).to.deep.equal([]);
  });

  it("refuses more records than the limit", async () => {
    const error = await failure(list({ harp: 377, limit: 3 }));
    expect(error.message).to.match(/at most 3 records in hmi\.sharp_cea_720s\[377\]\[\], but found more\. Narrow/);
    expect(server?.asked[0]?.query.get("n")).to.equal("4");
    expect(await list({ harp: 377, limit: 5 })).to.have.length(5);
  });

  it("passes on what JSOC says about a bad query", async () => {
    const error = await failure(list({ harp: 1 }, answering('{"status":1,"error":" jsoc_info:\\n series not found."}')));
    expect(error).to.be.instanceOf(JsocError).with.property("status", 1);
    expect(error.message).to.match(/JSOC to list hmi\.sharp_cea_720s\[1\]\[\], but found status 1, "jsoc_info: series not found\."/);
    expect(server?.seen).to.have.length(1);
    const wrong = await failure(list({ harp: 377, segments: ["Bx"] }));
    expect(wrong.message).to.match(/a segment of hmi\.sharp_cea_720s, but found "Bx"\. It has Br, Bt/);
  });

  it("says what it cannot understand", async () => {
    const keyword = (name: string, values: unknown) => `{"name":"${name}","values":${JSON.stringify(values)}}`;
    const segments = `"segments":[${keyword("Br", ["/SUM1/a"])}]`;
    const cases: [string, RegExp][] = [
      ["[]", /jsoc_info to answer an object with a status, but found \[\]/],
      ['{"status":0,"count":1}', /to list segments with 1 values each, but found none/],
      [`{"status":0,"count":2,${segments}}`, /to list segments with 2 values each/],
      [`{"status":0,"count":1,${segments},"keywords":[3]}`, /to list keywords with 1 values each, but found \[3\]/],
      [`{"status":0,"count":1,${segments},"keywords":[${keyword("HARPNUM", ["MISSING"])}]}`, /to have its prime keys/],
      ["<html>busy", /found no JSON but "<html>busy", 2 times in a row/],
    ];
    for (const [answer, expected] of cases) {
      expect((await failure(list({ harp: 1 }, answering(answer)))).message, answer).to.match(expected);
    }
  });
});
