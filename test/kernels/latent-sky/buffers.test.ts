import { expect } from "chai";
import { bytesOf, mergeBuffers, splitBuffers, type BufferPath } from "../../../kernels/latent-sky/buffers";

describe("kernel: widget buffers", () => {
  it("takes binary values out at any depth: absent in objects, null in arrays", () => {
    const view = new Float32Array([1, 2, 3, 4]).subarray(1, 3);
    const split = splitBuffers({
      x: 1,
      image: view,
      deep: { list: ["a", new Uint8Array([9]), { raw: new ArrayBuffer(2) }] },
    });
    expect(split.state).to.deep.equal({ x: 1, deep: { list: ["a", null, {}] } });
    expect(split.paths).to.deep.equal([["image"], ["deep", "list", 1], ["deep", "list", 2, "raw"]]);
    expect(split.buffers[0]).to.deep.equal(Buffer.from(new Float32Array([2, 3]).buffer));
    expect(split.buffers.map(({ length }) => length)).to.deep.equal([8, 1, 2]);
  });

  it("puts them back where they were", () => {
    const state = { a: new Uint8Array([1]), b: [0, { c: new Uint8Array([2]) }], d: "text", e: null };
    const split = splitBuffers(state);
    const merged = mergeBuffers(JSON.parse(JSON.stringify(split.state)) as object, split.paths, split.buffers);
    expect(merged).to.deep.equal({ a: Buffer.of(1), b: [0, { c: Buffer.of(2) }], d: "text", e: null });
  });

  it("keeps dates and other values that know their own JSON", () => {
    const date = new Date(0);
    expect(JSON.stringify(splitBuffers({ date }).state)).to.equal('{"date":"1970-01-01T00:00:00.000Z"}');
  });

  it("leaves out paths that lead nowhere, prototypes among them", () => {
    const hostile: BufferPath[] = [
      [],
      ["missing", "x"],
      ["__proto__", "polluted"],
      ["__proto__"],
      ["constructor", "prototype", "polluted"],
    ];
    const state = mergeBuffers(
      { a: 1 },
      hostile,
      hostile.map(() => Buffer.of(1)),
    );
    expect(state).to.deep.equal({ a: 1 });
    expect(Object.getPrototypeOf(state)).to.equal(Object.prototype);
    expect({}).to.not.have.property("polluted");
  });

  it("does not copy bytes", () => {
    const values = new Float32Array([1]);
    const bytes = bytesOf(values);
    values[0] = 2;
    expect(bytes.readFloatLE()).to.equal(2);
  });
});
