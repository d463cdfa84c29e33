import { expect } from "chai";
import { pause, rateLimit } from "../../../../src/lib/io/download/pause";

const elapsed = async (work: Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work;
  return performance.now() - start;
};

describe("pause", () => {
  it("waits as long as asked", async () => {
    expect(await elapsed(pause(0.05))).to.be.at.least(45);
  });

  it("ends with the signal's reason", async () => {
    const controller = new AbortController();
    const waiting = pause(60, controller.signal).then(() => undefined, (error: unknown) => error);
    const reason = new Error("stopped");
    controller.abort(reason);
    expect(await waiting).to.equal(reason);
    expect(await pause(60, controller.signal).then(() => undefined, (error: unknown) => error)).to.equal(reason);
  });
});

describe("rateLimit", () => {
  it("lets the first through at once and the others in their turn", async () => {
    const turn = rateLimit(20);
    const order: number[] = [];
    const through = (n: number) => turn().then(() => order.push(n));
    const time = await elapsed(Promise.all([through(0), through(1), through(2)]));
    expect(order).to.deep.equal([0, 1, 2]);
    expect(time).to.be.at.least(95);
  });
});
