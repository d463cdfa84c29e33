import { expect } from "chai";
import { DownloadError, PassingFailure } from "../../../../src/lib/io/download/download-error";
import { requireOk, retryAfter, sendRequest } from "../../../../src/lib/io/download/send-request";
import { startLoopback } from "./loopback";

describe("sendRequest", () => {
  it("reads Retry-After as seconds and as a date", () => {
    const now = Date.parse("2011-02-15T02:00:00Z");
    expect(retryAfter(new Headers({ "retry-after": "120" }), now)).to.equal(120);
    expect(retryAfter(new Headers({ "retry-after": "Tue, 15 Feb 2011 02:00:30 GMT" }), now)).to.equal(30);
    expect(retryAfter(new Headers({ "retry-after": "Mon, 14 Feb 2011 02:00:30 GMT" }), now)).to.equal(0);
    expect(retryAfter(new Headers({ "retry-after": "soon" }), now)).to.equal(undefined);
    expect(retryAfter(new Headers(), now)).to.equal(undefined);
  });

  it("tells answers that may be better next time from those that will not", () => {
    const refuse = (status: number) => () => requireOk("http://a/b", { status, headers: new Headers() });
    for (const status of [200, 206]) expect(refuse(status)).not.to.throw();
    for (const status of [408, 429, 500, 502, 503, 504]) expect(refuse(status)).to.throw(PassingFailure, `${status}`);
    for (const status of [301, 400, 403, 404, 410]) expect(refuse(status)).to.throw(DownloadError, `${status}`);
  });

  it("ends the connection when the body is not wanted", async () => {
    let closed: Promise<unknown> | undefined;
    const server = await startLoopback((_, response) => {
      closed = new Promise((resolve) => response.on("close", resolve));
      response.writeHead(200).write("endless");
    });
    expect(await sendRequest(server.url, async ({ status }) => status)).to.equal(200);
    await closed;
    await server.close();
  });
});
