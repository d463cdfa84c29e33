import { expect } from "chai";
import { exportFiles, type ExportOptions } from "../../../../src/lib/solar/jsoc/export-files";
import { JsocError } from "../../../../src/lib/solar/jsoc/jsoc-error";
import { jsocService } from "../../../../src/lib/solar/jsoc/jsoc-service";
import { startJsoc, TWO_HOURS, type JsocServer, type JsocServerOptions } from "./jsoc-server";

const DS = "hmi.sharp_cea_720s[377][2011.02.15_00:00:00_TAI,2011.02.15_01:00:00_TAI]{Br,bitmap}";
const quick = { attempts: 2, backOffSeconds: 0.01, requestsPerSecond: 1000 };

async function failure(work: Promise<unknown>): Promise<Error> {
  return work.then(() => Promise.reject(new Error("it did not fail")), (error: Error) => error);
}

describe("exportFiles", () => {
  let server: JsocServer | undefined;
  const ask = async (options: ExportOptions, archive: JsocServerOptions = {}) => {
    server = await startJsoc(archive);
    const service = jsocService({ ...quick, server: server.url });
    return exportFiles(service, DS, { email: "a.b@example.org", pollSeconds: 0.01, ...options });
  };
  /** JSOC says these, one after the other, before it works as usual */
  const saying = (...answers: object[]): JsocServerOptions => ({
    intercept: (url, response) => {
      const answer = url.pathname.endsWith("jsoc_fetch") ? answers.shift() : undefined;
      if (answer !== undefined) response.end(JSON.stringify(answer));
      return answer !== undefined;
    },
  });
  const operations = () => server?.asked.map(({ op }) => op);
  afterEach(() => server?.close());

  it("has files that are on disk at once", async () => {
    const files = await ask({});
    expect(files).to.have.length(4);
    expect(files[1]).to.deep.equal({
      record: "hmi.sharp_cea_720s[377][2011.02.15_00:00:00_TAI]{bitmap}",
      path: "/SUM12/D37720110215000000/S00000/bitmap.fits",
    });
    const query = Object.fromEntries(server?.asked[0]?.query ?? []);
    expect(query).to.deep.equal({
      op: "exp_request", format: "json", ds: DS, method: "url_quick", protocol: "as-is", process: "n=0",
      filenamefmt: "hmi.sharp_cea_720s.{HARPNUM}.{T_REC:A}.{segment}", notify: "a.b@example.org", requestor: "a.b",
    });
  });

  it("asks until files from tape are there", async () => {
    const lines: string[] = [];
    const records = TWO_HOURS.map((record) => ({ ...record, online: false }));
    const files = await ask({ onWait: (line) => lines.push(line) }, { records, polls: 2 });
    expect(operations()).to.deep.equal(["exp_request", "exp_status", "exp_status", "exp_status"]);
    expect(server?.asked[1]?.query.get("requestid")).to.equal("JSOC_20261123_1");
    expect(files[0]?.path).to.equal("/SUM55/D99/S00000/hmi.sharp_cea_720s.377.20110215_000000_TAI.Br.fits");
    expect(lines).to.deep.equal(Array<string>(3).fill("export JSOC_20261123_1 is in work"));
  });

  it("has keywords written into headers by method url", async () => {
    await ask({ method: "url" });
    const { query } = server?.asked[0] ?? {};
    expect([query?.get("method"), query?.get("protocol")]).to.deep.equal(["url", "fits"]);
  });

  it("asks again when a new request is not known yet, another is in work, or an old one has expired", async () => {
    const pending = { status: 2, requestid: "JSOC_20261123_9", wait: 6 };
    const unknown = { status: 6, error: "Cant locate export request" };
    const busy = { status: 7, error: "User a.b@example.org has 1 pending export requests" };
    const expired = { status: 5, error: "Request was completed but is now deleted, 7 day limit exceeded" };
    expect(await ask({}, saying(busy, pending, unknown, expired))).to.have.length(4);
    expect(operations()).to.deep.equal(["exp_request", "exp_request", "exp_status", "exp_status", "exp_request"]);
  });

  it("gives up with JSOC's own words and what to do", async () => {
    const pending = { status: 2, requestid: "JSOC_20261123_9" };
    const expired = { status: 5, requestid: "JSOC_20261123_9", error: "7 day limit exceeded" };
    const unknown = { status: 6, error: "Cant locate export request" };
    const cases: [object[], RegExp][] = [
      [[{ status: 4, error: "Email address a.b@example.org is not registered." }], /status 4, "Email .*\. Register the e-mail/],
      [[{ status: 3, error: "Request exceeds max byte limit of 100000MB" }], /status 3, .*Ask for fewer records/],
      [[expired, expired], /status 5, "7 day limit exceeded"\. JSOC keeps an export for seven days/],
      [[pending, ...Array<object>(6).fill(unknown)], /status 6, .*JSOC lost the request/],
      [[{ status: "4" }], /status 4, "no reason given"\. Check the query/],
      [[{ status: 2, requestid: "" }], /JSOC to export .* but found status 2/],
      [[{ status: 0, requestid: "" }], /JSOC to list the files of .* but found none/],
      [[{ status: 0, data: [{ record: 1 }] }], /but found \[\{"record":1\}\]/],
    ];
    for (const [answers, expected] of cases) {
      const error = await failure(ask({}, saying(...answers)));
      expect(error).to.be.instanceOf(JsocError);
      expect(error.message).to.match(expected);
      await server?.close();
    }
  });

  it("waits no longer than it may, and stops at the signal", async () => {
    const archive = { polls: 1e6 };
    const late = await failure(ask({ method: "url", maxWaitSeconds: 0.1 }, archive));
    expect(late.message).to.match(/export JSOC_20261123_1 within 0\.1 s, but found status [12], .*run the command again later/);
    await server?.close();
    const controller = new AbortController();
    const onWait = () => controller.abort(new Error("stopped"));
    const stopped = ask({ method: "url", pollSeconds: 60, signal: controller.signal, onWait }, archive);
    expect((await failure(stopped)).message).to.equal("stopped");
  });

  it("leaves out records without a file", async () => {
    const data = [{ record: "r[1][t]", filename: "NoDataFile" }, { record: "r[1][u]", filename: "u.fits" }];
    expect(await ask({}, saying({ status: 0, dir: "/SUM1/D1", data }))).to.deep.equal([
      { record: "r[1][u]", path: "/SUM1/D1/u.fits" },
    ]);
  });
});
