import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DownloadError } from "../../../../src/lib/io/download/download-error";
import { httpClient } from "../../../../src/lib/io/download/http-client";
import { temporaryFolder } from "../../../support/folder";
import { serveFile, startLoopback, type Answer, type Loopback } from "./loopback";

const quick = { backOffSeconds: 0.01, attempts: 3, requestsPerSecond: 1000 };

async function failure(work: Promise<unknown>): Promise<Error> {
  return work.then(() => Promise.reject(new Error("it did not fail")), (error: Error) => error);
}

describe("httpClient", () => {
  let server: Loopback | undefined;
  const start = async (answer: Answer) => (server = await startLoopback(answer)).url;
  afterEach(() => server?.close());

  it("reads texts and JSON", async () => {
    const url = await start((_, response) => response.end('{"status": 0}'));
    const client = httpClient(quick);
    expect(await client.text(url)).to.equal('{"status": 0}');
    expect(await client.json(url)).to.deep.equal({ status: 0 });
  });

  it("asks again for malformed JSON, and quotes it in the end", async () => {
    const url = await start((request, response, count) =>
      response.end(request.url === "/" && count > 0 ? "[1]" : "<html>\n<b>Busy</b>"));
    const client = httpClient(quick);
    expect(await client.json(`${url}/`)).to.deep.equal([1]);
    const error = await failure(client.json(`${url}/always`));
    expect(error).to.be.instanceOf(DownloadError);
    expect(error.message).to.match(/found no JSON but "<html> <b>Busy<\/b>", 3 times in a row/);
    expect((await failure(httpClient({ ...quick, attempts: 1 }).json("http://127.0.0.1:1/"))).message).to.match(
      /an answer from http:\/\/127\.0\.0\.1:1\/, but found (.*ECONNREFUSED|bad port)/,
    );
  });

  it("begins no more requests in a second than it may", async () => {
    const url = await start((request, response) => serveFile(request, response, Buffer.from("abc")));
    const client = httpClient({ ...quick, requestsPerSecond: 10 });
    const path = join(temporaryFolder(), "a");
    await Promise.all([client.text(url), client.text(url), client.download(url, path), client.text(url)]);
    expect(readFileSync(path, "utf8")).to.equal("abc");
    const times = server?.seen.map(({ at }) => at) ?? [];
    expect(times).to.have.length(4);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).to.be.at.least(250);
  });

  it("asks for plain bytes and gives up at once when it is told to stop", async () => {
    let encoding: string | undefined;
    const url = await start((request, response) => {
      encoding = request.headers["accept-encoding"];
      if (request.url === "/") response.end("x");
    });
    await httpClient(quick).text(url);
    expect(encoding).to.equal("identity");
    const waiting = httpClient({ ...quick, signal: AbortSignal.timeout(50) }).text(`${url}/never`);
    expect((await failure(waiting)).name).to.equal("TimeoutError");
  });

  it("refuses what is no address", async () => {
    for (const url of ["jsoc.stanford.edu", "file:///etc/passwd", ""]) {
      const error = await failure(httpClient(quick).text(url));
      expect(error.message).to.match(/^expected an http or https address, but found ".*"\. Give the address/);
    }
  });
});
