import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { FileFormatError } from "../../../src/lib/errors";
import { writeCheckpoint } from "../../../src/lib/io/checkpoint";
import { warmRestart } from "../../../src/lib/training";
import { generation } from "../io/checkpoint/samples";

describe("warmRestart", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "latent-sky-"))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const variables = (bias: string) =>
    [
      { name: "dense/kernel", shape: [50, 2] },
      { name: bias, shape: [2] },
    ].map(({ name, shape }) => {
      const held: { values: Float32Array } = { values: new Float32Array() };
      return {
        name,
        shape,
        held,
        data: () => held.values,
        load: (values: Float32Array) => void (held.values = values),
      };
    });

  it("loads the weights and gives a note for the card", () => {
    writeCheckpoint(folder, generation(3));
    const loaded = variables("dense/bias");
    const { note, card, sha256 } = warmRestart(folder, loaded);
    expect(loaded.map(({ held }) => [...held.values].slice(0, 2))).to.deep.equal([
      [3, 3],
      [3, -3],
    ]);
    expect(note).to.include(`the float16 weights of "sample" (sha256 ${sha256.slice(0, 16)}, 3 steps, 2026-11-23)`);
    expect(card.steps).to.equal(3);
  });

  it("refuses a checkpoint of another model", () => {
    writeCheckpoint(folder, generation(3));
    expect(() => warmRestart(folder, variables("dense/offset"))).to.throw(
      FileFormatError,
      /the tensor "dense\/offset" \[2\]/,
    );
  });
});
