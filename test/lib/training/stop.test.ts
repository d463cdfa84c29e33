import { expect } from "chai";
import { watchStop } from "../../../src/lib/training/stop";

describe("watchStop", () => {
  it("sees an abort and SIGINT, and leaves no listener", () => {
    const before = process.listenerCount("SIGINT");
    const controller = new AbortController();
    const aborted = watchStop(controller.signal);
    const interrupted = watchStop();
    expect([aborted.stopped, interrupted.stopped]).to.deep.equal([false, false]);
    controller.abort();
    expect([aborted.stopped, interrupted.stopped]).to.deep.equal([true, false]);
    aborted.end();
    process.emit("SIGINT", "SIGINT");
    expect(interrupted.stopped).to.equal(true);
    interrupted.end();
    expect(process.listenerCount("SIGINT")).to.equal(before);
  });
});
