import { expect } from "chai";
import { Wire, WireError } from "../../../kernels/latent-sky/wire";

describe("kernel: Wire", () => {
  const frames = (key: string): Buffer[] =>
    new Wire(key).serialize("status", { a: "ä" }).map((frame) => Buffer.from(frame));

  it("reads what it writes, routing prefix and buffers included", () => {
    const wire = new Wire("secret");
    const request = wire.parse(frames("secret"));
    const reply = wire.serialize(
      "reply",
      { b: [1] },
      {
        parent: request.header,
        identities: [Buffer.from("client")],
        metadata: { m: 1 },
        buffers: [new Uint8Array([1, 2])],
      },
    );
    const read = new Wire("secret").parse(reply.map((frame) => Buffer.from(frame)));
    expect(read.identities).to.deep.equal([Buffer.from("client")]);
    expect(read.parent).to.deep.equal(request.header);
    expect(read.content).to.deep.equal({ b: [1] });
    expect(read.metadata).to.deep.equal({ m: 1 });
    expect(read.buffers).to.deep.equal([Buffer.from([1, 2])]);
    expect(read.header).to.include({ msg_type: "reply", version: "5.3", session: wire.session });
  });

  it("signs as jupyter_client does", () => {
    // python: Session(key=b"abc").sign([b"{}", b'{"a":1}', b"{}", b"{}"])
    const json = ["{}", '{"a":1}', "{}", "{}"].map((text) => Buffer.from(text));
    expect(new Wire("abc").sign(json)).to.equal("f07866a6f7f49a0c7e9edaddbb950c50786f3b3cbbba8a85614ec6e1a38a73d2");
  });

  it("leaves a connection without a key unsigned", () => {
    expect(frames("")[1]?.length).to.equal(0);
    expect(new Wire("").parse(frames("")).content).to.deep.equal({ a: "ä" });
  });

  const spoilt: readonly (readonly [string, (good: Buffer[]) => Buffer[], RegExp])[] = [
    ["another key's", () => frames("other"), /forged signature/],
    ["an unsigned", ([d, , ...rest]) => [d ?? Buffer.of(), Buffer.of(), ...rest], /unsigned message/],
    ["a changed", (good) => [...good.slice(0, -1), Buffer.from('{"a":"b"}')], /forged signature/],
    ["a short", (good) => good.slice(0, 4), /4 JSON frames, but found 3/],
    ["an empty", () => [], /no delimiter in 0 frames/],
    ["a headless", () => signed(["{}", "{}", "{}", "{}"]), /no msg_id/],
    ["a broken", () => signed(["{", "{}", "{}", "{}"]), /not JSON/],
    ["an array as", () => signed(["[]", "{}", "{}", "{}"]), /not a JSON object/],
  ];
  for (const [what, spoil, reason] of spoilt) {
    it(`refuses ${what} message`, () => {
      expect(() => new Wire("secret").parse(spoil(frames("secret")))).to.throw(WireError, reason);
    });
  }

  it("refuses a message that it has seen", () => {
    const wire = new Wire("secret");
    const message = frames("secret");
    wire.parse(message);
    expect(() => wire.parse(message)).to.throw(WireError, /repeated signature/);
  });

  it("refuses a scheme that is not an HMAC", () => {
    expect(() => new Wire("secret", "rsa")).to.throw(WireError, /hmac-sha256/);
  });
});

function signed(json: readonly string[]): Buffer[] {
  const body = json.map((text) => Buffer.from(text));
  return [Buffer.from("<IDS|MSG>"), Buffer.from(new Wire("secret").sign(body)), ...body];
}
