import { expect } from "chai";
import { describeStatus, JSOC_SERVER, jsocService, statusOf } from "../../../../src/lib/solar/jsoc/jsoc-service";
import { startLoopback } from "../../io/download/loopback";

describe("jsocService", () => {
  it("asks JSOC's programs, with blanks as %20", async () => {
    const server = await startLoopback((_, response) => response.end('{"status":"0","count":1}'));
    const service = jsocService({ server: `${server.url}//`, requestsPerSecond: 1000 });
    expect(await service.info({ op: "rs_list", ds: 's[1][? A ~ "b+&=" ?]' })).to.deep.equal({ status: "0", count: 1 });
    await service.fetch({ op: "exp_status" });
    await server.close();
    expect(server.seen.map(({ path }) => path)).to.deep.equal([
      "/cgi-bin/ajax/jsoc_info?op=rs_list&ds=s%5B1%5D%5B%3F%20A%20~%20%22b%2B%26%3D%22%20%3F%5D",
      "/cgi-bin/ajax/jsoc_fetch?op=exp_status",
    ]);
  });

  it("knows where JSOC is", () => {
    expect(jsocService().address("/SUM1/D2/Br.fits")).to.equal(`${JSOC_SERVER}/SUM1/D2/Br.fits`);
  });
});

describe("statusOf", () => {
  it("reads numbers written either way", () => {
    expect([statusOf({ status: 2 }), statusOf({ status: "12" }), statusOf({ status: null })]).to.deep.equal([2, 12, NaN]);
    expect(describeStatus({ status: 1, error: " no\n such  series " })).to.equal('status 1, "no such series"');
    expect(describeStatus({ status: 4 })).to.equal('status 4, "no reason given"');
  });
});
