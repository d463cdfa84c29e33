import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { FileFormatError } from "../../../../src/lib/errors";
import { checkpointDigest, readCheckpoint, writeCheckpoint } from "../../../../src/lib/io/checkpoint";
import { card, generation } from "./samples";

describe("readCheckpoint", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "latent-sky-"));
    writeCheckpoint(folder, generation(7));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const path = (name: string) => join(folder, name);
  const edit = (name: string, change: (text: string) => string) =>
    writeFileSync(path(name), change(readFileSync(path(name), "utf8")));
  const editManifest = (change: (manifest: Record<string, unknown>) => unknown) =>
    edit("manifest.json", (text) => JSON.stringify(change(JSON.parse(text) as Record<string, unknown>)));

  it("gives back the set and the sizes of a card that has them", () => {
    const set = { digest: "ac0cc61a6299", simulator: 3, name: "training", regions: 8, images: 190 };
    writeCheckpoint(folder, { ...generation(7), card: { ...card, set, config: { width: 0.25 } } });
    const { card: read } = readCheckpoint(folder);
    expect(read.set).to.deep.equal(set);
    expect(read.config).to.deep.equal({ width: 0.25 });
  });

  it("gives back names, shapes, values, card and digest", () => {
    const expected = { "dense/bias": [2], "dense/kernel": [50, 2] };
    const { name, dtype, tensors, card: read, sha256 } = readCheckpoint(folder, { expected });
    expect({ name, dtype }).to.deep.equal({ name: "sample", dtype: "float16" });
    expect([...tensors.keys()]).to.deep.equal(["dense/kernel", "dense/bias"]);
    expect(tensors.get("dense/bias")).to.deep.equal({ shape: [2], data: Float32Array.of(7, -7) });
    expect(read).to.deep.equal({ ...card, steps: 7 });
    expect(sha256).to.equal(
      createHash("sha256")
        .update(readFileSync(path("weights.bin")))
        .digest("hex"),
    );
    expect(checkpointDigest(folder)).to.equal(sha256);
  });

  it("does not mind Windows line ends", () => {
    edit("manifest.json", (text) => text.replaceAll("\n", "\r\n"));
    edit("card.json", (text) => text.replaceAll("\n", "\r\n"));
    expect(readCheckpoint(folder).card.steps).to.equal(7);
  });

  const whole = { "dense/kernel": [50, 2], "dense/bias": [2] };
  const wrong: readonly [string, Readonly<Record<string, readonly number[]>>, RegExp][] = [
    [
      "a missing tensor",
      { ...whole, "dense/scale": [2] },
      /the tensor "dense\/scale" \[2\], but found none of this name/,
    ],
    ["an extra tensor", { "dense/kernel": [50, 2] }, /no tensors but those of the model, but found "dense\/bias" too/],
    ["another shape", { ...whole, "dense/kernel": [2, 50] }, /shape \[2, 50\], but found \[50, 2\]/],
  ];
  for (const [what, expected, message] of wrong) {
    it(`refuses ${what}, naming the file`, () => {
      expect(() => readCheckpoint(folder, { expected }))
        .to.throw(FileFormatError, message)
        .with.property("message")
        .that.includes("weights.bin");
    });
  }

  const damages: readonly [string, () => void, RegExp][] = [
    [
      "weights that were cut off",
      () => writeFileSync(path("weights.bin"), readFileSync(path("weights.bin")).subarray(0, 99)),
      /weights\.bin" to have 204 bytes, but found 99/,
    ],
    [
      "weights with a flipped bit",
      () => {
        const bytes = readFileSync(path("weights.bin"));
        bytes[17] = (bytes[17] ?? 0) ^ 1;
        writeFileSync(path("weights.bin"), bytes);
      },
      /weights\.bin" to have the sha256 [0-9a-f]{64}, but found [0-9a-f]{64}/,
    ],
    ["no weights", () => rmSync(path("weights.bin")), /weights\.bin" to have readable content, but found ENOENT/],
    ["no manifest", () => rmSync(path("manifest.json")), /manifest\.json" to have readable content/],
    ["no card", () => rmSync(path("card.json")), /card\.json" to have readable content/],
    [
      "a card of another checkpoint",
      () => edit("card.json", (text) => text.replace('"steps": 7', '"steps": 8')),
      /card\.json" to have content with the sha256/,
    ],
    ["a card that is not JSON", () => edit("card.json", (text) => text.slice(0, 40)), /card\.json" to have JSON/],
    [
      "a manifest that is not JSON",
      () => edit("manifest.json", (text) => text.slice(0, 200)),
      /manifest\.json" to have JSON/,
    ],
    ["an empty manifest", () => edit("manifest.json", () => ""), /manifest\.json" to have JSON, but found ""/],
    ["a list as manifest", () => edit("manifest.json", () => "[1]"), /a JSON object, but found \[1\]/],
    [
      "another format",
      () => editManifest((manifest) => ({ ...manifest, format: "tfjs" })),
      /the format "latent-sky checkpoint", but found "tfjs"/,
    ],
    [
      "a later version",
      () => editManifest((manifest) => ({ ...manifest, version: 2 })),
      /version 1, but found 2\. Update latent-sky/,
    ],
    [
      "another dtype",
      () => editManifest((manifest) => ({ ...manifest, dtype: "bfloat16" })),
      /"float16" or "float32", but found "bfloat16"/,
    ],
    [
      "a digest that is none",
      () => editManifest((manifest) => ({ ...manifest, sha256: "abc" })),
      /sha256 of the weights, but found "abc"/,
    ],
    ["no name", () => editManifest(({ name: _, ...manifest }) => manifest), /a name, but found nothing/],
    ["no tensors", () => editManifest((manifest) => ({ ...manifest, tensors: 3 })), /a list of tensors, but found 3/],
    [
      "a wrong size",
      () => editManifest((manifest) => ({ ...manifest, bytes: 4 })),
      /204 bytes, as its tensors need, but found 4/,
    ],
    [
      "negative sizes",
      () => edit("manifest.json", (text) => text.replace("[50,2]", "[-50,2]")),
      /sizes as shape of "dense\/kernel", but found \[-50,2\]/,
    ],
    ["huge sizes", () => edit("manifest.json", (text) => text.replace("[50,2]", "[1e9,1e9]")), /sizes as shape/],
    [
      "overlapping tensors",
      () => edit("manifest.json", (text) => text.replace('"offset":200', '"offset":100')),
      /the offset 200 for "dense\/bias", but found 100/,
    ],
    [
      "a name used twice",
      () => edit("manifest.json", (text) => text.replace("dense/bias", "dense/kernel")),
      /"dense\/kernel" twice/,
    ],
  ];
  for (const [what, damage, message] of damages) {
    it(`refuses ${what}`, () => {
      damage();
      expect(() => readCheckpoint(folder)).to.throw(FileFormatError, message);
    });
  }

  it("refuses values that are not finite though their digest is right", () => {
    const bytes = readFileSync(path("weights.bin"));
    bytes.writeUInt16LE(0x7e00, 2 * 33);
    writeFileSync(path("weights.bin"), bytes);
    editManifest((manifest) => ({ ...manifest, sha256: createHash("sha256").update(bytes).digest("hex") }));
    expect(() => readCheckpoint(folder)).to.throw(
      FileFormatError,
      /finite values in "dense\/kernel", but found NaN at index 33/,
    );
  });

  it("has a digest of weights that are there, not of what the manifest says", () => {
    writeFileSync(path("weights.bin"), Buffer.alloc(204));
    expect(() => checkpointDigest(folder)).to.throw(FileFormatError, /sha256/);
  });
});
