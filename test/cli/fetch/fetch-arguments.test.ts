import { expect } from "chai";
import { resolve } from "node:path";
import { OptionError } from "../../../src/lib/errors";
import { parseFetchArguments } from "../../../src/cli/fetch/fetch-arguments";

const parse = (line: string, environment = {}) => parseFetchArguments(line.split(" ").filter((part) => part !== ""), environment);

describe("parseFetchArguments", () => {
  it("reads what to fetch and where to", () => {
    const line = "sharp --noaa 11158 --from 2011-02-15 --to 2011-02-16 --cadence 1h --segments Br,bitmap --max-longitude 60 "
      + "--limit 10 --out data --email a@b.org --method url --server http://localhost";
    expect(parse(line)).to.deep.equal({
      what: "sharp", folder: resolve("data"), email: "a@b.org", method: "url", server: "http://localhost", list: false,
      query: {
        noaa: 11158, from: "2011-02-15", to: "2011-02-16", cadence: "1h", segments: ["Br", "bitmap"], maxLongitude: 60,
        limit: 10,
      },
    });
  });

  it("leaves out what is not given, and takes the address from JSOC_EMAIL", () => {
    expect(parse("sharp --harp 377 --list")).to.deep.equal({ what: "sharp", query: { harp: 377 }, list: true });
    expect(parse("sharp", { JSOC_EMAIL: "a@b.org" })).to.deep.include({ email: "a@b.org" });
    expect(parse("sharp", { JSOC_EMAIL: "" })).not.to.have.property("email");
    expect(parse("")).to.deep.equal({ query: {}, list: false });
    expect(parse("sharp --help")).not.to.have.property("what");
  });

  it("says what is wrong, with the way to use it", () => {
    const cases: [string, RegExp][] = [
      ["sharp --region 1", /Unknown option '--region'.*\n?.*Use\nnpm run fetch -- sharp/s],
      ["sharp magnetogram", /one thing to fetch, but found "sharp", "magnetogram"/],
      ["sharp --noaa AR11158", /--noaa to be a number, but found "AR11158"/],
      ["sharp --limit=", /--limit to be a number, but found ""/],
    ];
    for (const [line, expected] of cases) expect(() => parse(line), line).to.throw(OptionError, expected);
  });
});
