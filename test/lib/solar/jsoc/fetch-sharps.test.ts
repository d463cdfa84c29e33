import { expect } from "chai";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DownloadError } from "../../../../src/lib/io";
import { fetchSharps, type FetchSharpsOptions } from "../../../../src/lib/solar/jsoc/fetch-sharps";
import { MANIFEST_NAME, readSharpManifest } from "../../../../src/lib/solar/jsoc/sharp-manifest";
import { findSharps } from "../../../../src/lib/solar/sharp-files";
import { temporaryFolder } from "../../../support/folder";
import { segmentFile, startJsoc, TWO_HOURS, type JsocServer, type JsocServerOptions } from "./jsoc-server";

const quick = { attempts: 2, backOffSeconds: 0.01, requestsPerSecond: 1000, pollSeconds: 0.01 };
const email = "a.b@example.org";
const isFile = (url: URL) => url.pathname.startsWith("/SUM");

async function failure(work: Promise<unknown>): Promise<Error> {
  return work.then(() => Promise.reject(new Error("it did not fail")), (error: Error) => error);
}

describe("fetchSharps", () => {
  const root = temporaryFolder();
  let server: JsocServer | undefined;
  let folder = "";
  const start = async (archive: JsocServerOptions = {}) => {
    await server?.close();
    server = await startJsoc(archive);
  };
  const fetch = (options: FetchSharpsOptions = {}, segments?: string[]) =>
    fetchSharps({ harp: 377, cadence: "1h", segments }, folder, { ...quick, server: server?.url, ...options });
  const files = () => readdirSync(folder).filter((name) => name !== MANIFEST_NAME);
  const filesAsked = () => server?.seen.filter(({ path }) => path.startsWith("/SUM")).length;
  beforeEach(() => (folder = mkdtempSync(join(root, "f-"))));
  after(() => server?.close());

  it("fetches segments without an e-mail address, under the names that findSharps knows", async () => {
    await start();
    const seen: string[] = [];
    const onProgress: FetchSharpsOptions["onProgress"] = ({ done, total, bytes }) => seen.push(`${done}/${total} ${bytes}`);
    const result = await fetch({ onProgress }, ["Br", "bitmap"]);
    expect([result.records.length, result.fetched.length, result.kept, result.failed]).to.deep.equal([3, 6, [], []]);
    expect(findSharps(folder).map(({ harp, time, segments }) => [harp, time, Object.keys(segments).sort()])).to.deep.equal(
      ["000000", "010000", "020000"].map((clock) => [377, `20110215_${clock}`, ["Br", "bitmap"]]),
    );
    expect(readFileSync(join(folder, files()[0] ?? "")).equals(segmentFile())).to.equal(true);
    const entry = readSharpManifest(folder)["hmi.sharp_cea_720s.377.20110215_010000_TAI.Br.fits"];
    expect(entry).to.deep.include({
      record: "hmi.sharp_cea_720s[377][2011.02.15_01:00:00_TAI]", bytes: 5760, checked: "checksum",
      url: `${server?.url}/SUM12/D37720110215010000/S00000/Br.fits`,
    });
    expect(entry?.keywords).to.deep.include({ RSUN_REF: "696000000", USFLUX: "2.71e+22" });
    expect([seen[0], seen.at(-1)]).to.deep.equal(["0/6 5760", "6/6 34560"]);
    expect(server?.asked.map(({ op }) => op)).to.deep.equal(["rs_list"]);
  });

  it("fetches nothing at the second run, and only what is missing or damaged at the third", async () => {
    await start();
    await fetch();
    expect(filesAsked()).to.equal(3);
    const again = await fetch();
    expect([again.kept.length, again.fetched, filesAsked()]).to.deep.equal([3, [], 3]);
    const [first = "", second = ""] = files();
    writeFileSync(join(folder, first), segmentFile(5));
    writeFileSync(join(folder, second), "");
    expect((await fetch()).fetched).to.deep.equal([first, second]);
    expect(readFileSync(join(folder, first)).equals(segmentFile())).to.equal(true);
  });

  it("goes through an export when there is an e-mail address", async () => {
    for (const [method, path] of [["url_quick", "/SUM12/"], ["url", "/SUM55/"]] as const) {
      await start();
      folder = mkdtempSync(join(root, "f-"));
      const result = await fetch({ email, ...(method === "url" ? { method } : {}) }, ["Br", "bitmap"]);
      expect([result.fetched.length, result.failed]).to.deep.equal([6, []]);
      expect(server?.asked[1]?.ds).to.match(/^hmi\.sharp_cea_720s\[377\]\[2011\.02\.15_00:00:00_TAI,[^\]]*\]\{Br,bitmap\}$/);
      expect(server?.seen.some((request) => request.path.startsWith(path))).to.equal(true);
      expect(findSharps(folder)).to.have.length(3);
      await fetch({ email, method }, ["Br", "bitmap"]);
      expect(server?.asked.at(-1)?.op, "nothing is exported for nothing").to.equal("rs_list");
    }
  });

  it("says what is on tape, which an export brings back", async () => {
    await start({ records: TWO_HOURS.map((record, k) => ({ ...record, online: k > 0 })) });
    const { fetched, failed } = await fetch();
    expect(fetched).to.have.length(2);
    expect(failed).to.have.length(1);
    expect(failed[0]?.name).to.equal("hmi.sharp_cea_720s.377.20110215_000000_TAI.Br.fits");
    expect(failed[0]?.reason).to.match(/not on disk at JSOC: use method url_quick with an e-mail address/);
    expect((await fetch({ email })).fetched).to.deep.equal([failed[0]?.name]);
  });

  it("gets on by Range when connections break, in the same run or the next", async () => {
    await start({ serve: { hangAfter: 3000 } });
    const options = { idleSeconds: 0.3, onProgress: () => undefined };
    expect((await failure(fetch({ ...options, attempts: 1 }))).message).to.match(/no further byte within 0\.3 s/);
    expect(files().sort().slice(0, 2)).to.deep.equal(
      ["part", "part.json"].map((end) => `hmi.sharp_cea_720s.377.20110215_000000_TAI.Br.fits.${end}`),
    );
    expect((await fetch({ ...options, attempts: 3 })).fetched).to.have.length(3);
    expect(server?.seen.filter(({ range }) => range === "bytes=3000-").length).to.be.at.least(3);
  });

  it("waits when the server is busy", async () => {
    const intercept: JsocServerOptions["intercept"] = (_, response, count) => {
      if (count === 0) response.writeHead(503, { "retry-after": "0" }).end();
      return count === 0;
    };
    await start({ intercept });
    const lines: string[] = [];
    expect((await fetch({ onRetry: (line) => lines.push(line) })).fetched).to.have.length(3);
    expect(lines).to.deep.equal(Array<string>(4).fill("HTTP status 503; again in 0.0 s"));
  });

  it("passes over a file that comes damaged, and names it", async () => {
    const intercept: JsocServerOptions["intercept"] = (url, response) => {
      const wrong = isFile(url) && url.pathname.includes("010000");
      if (wrong) response.end(Uint8Array.from(segmentFile(), (byte, i) => (i === 2890 ? byte ^ 1 : byte)));
      return wrong;
    };
    await start({ intercept });
    const { fetched, failed } = await fetch();
    expect(fetched).to.have.length(2);
    expect(failed[0]?.reason).to.match(/010000\/S00000\/Br\.fits to be an intact file, but found .*DATASUM/);
    expect(files()).to.have.length(2);
  });

  it("stops after three failures in a row, and keeps what it has", async () => {
    let served = 0;
    const intercept: JsocServerOptions["intercept"] = (url, response) => {
      const gone = isFile(url) && ++served > 1;
      if (gone) response.writeHead(404).end("gone");
      return gone;
    };
    await start({ intercept });
    const error = await failure(fetch({}, ["Br", "bitmap"]));
    expect(error).to.be.instanceOf(DownloadError);
    expect([served, files().length, Object.keys(readSharpManifest(folder)).length]).to.deep.equal([4, 1, 1]);
  });

  it("stops at the signal with the manifest written", async () => {
    await start();
    const controller = new AbortController();
    const onProgress: FetchSharpsOptions["onProgress"] = ({ done }) => done === 2 && controller.abort(new Error("stopped"));
    expect((await failure(fetch({ signal: controller.signal, onProgress }))).message).to.equal("stopped");
    expect(Object.keys(readSharpManifest(folder))).to.have.length(2);
  });

  it("asks for an e-mail address where JSOC does", async () => {
    await start();
    const cases: [FetchSharpsOptions, RegExp][] = [
      [{ method: "url" }, /an e-mail address registered with JSOC for method url, but found none\. Register at/],
      [{ email: "me" }, /for method url_quick, but found "me"/],
      [{ method: "ftp" as "url", email }, /method direct, url_quick or url, but found "ftp"/],
    ];
    for (const [options, expected] of cases) expect((await failure(fetch(options))).message).to.match(expected);
    expect(server?.seen).to.deep.equal([]);
  });
});
