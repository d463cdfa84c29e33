import { expect } from "chai";
import { Outbox, type SendingSocket } from "../../../kernels/latent-sky/outbox";

/** Takes `capacity` messages per turn of the event loop, then is busy, as ZeroMQ's sockets are. */
class FakeSocket implements SendingSocket {
  readonly sent: string[] = [];
  #left: number;

  constructor(readonly capacity: number) {
    this.#left = capacity;
  }

  send(frames: Uint8Array[]): Promise<void> {
    if (this.#left < 0) throw Object.assign(new Error("busy"), { code: "EBUSY" });
    this.#left -= 1;
    this.sent.push(frames.map((frame) => Buffer.from(frame).toString()).join());
    if (this.#left >= 0) return Promise.resolve();
    return new Promise((resolve) => {
      setImmediate(() => {
        this.#left = this.capacity;
        resolve();
      });
    });
  }
}

describe("kernel: Outbox", () => {
  it("sends at once while the socket takes messages", () => {
    const socket = new FakeSocket(3);
    const outbox = new Outbox(socket);
    for (const text of ["a", "b", "c"]) outbox.send([Buffer.from(text)]);
    expect(socket.sent).to.deep.equal(["a", "b", "c"]);
  });

  it("keeps the rest in order until the socket is free again", async () => {
    const socket = new FakeSocket(2);
    const outbox = new Outbox(socket);
    const texts = Array.from({ length: 20 }, (_, index) => String(index));
    for (const text of texts) outbox.send([Buffer.from(text)]);
    expect(socket.sent.length).to.be.below(20);
    await outbox.flushed();
    expect(socket.sent).to.deep.equal(texts);
  });
});
