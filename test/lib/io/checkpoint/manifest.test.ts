import { expect } from "chai";
import { FileFormatError } from "../../../../src/lib/errors";
import { FORMAT, parseManifest, sha256, VERSION } from "../../../../src/lib/io/checkpoint/manifest";

const digest = sha256("");
const head = { format: FORMAT, version: VERSION, name: "sample", dtype: "float32", sha256: digest, cardSha256: digest };
const tensors = [
  { name: "__proto__", shape: [2, 3], offset: 0 },
  { name: "scalar", shape: [], offset: 24 },
];

describe("parseManifest", () => {
  it("gives back what it was given", () => {
    const manifest = { ...head, bytes: 28, tensors };
    expect(parseManifest(JSON.stringify(manifest), "manifest.json")).to.deep.equal(manifest);
    expect(digest).to.equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  it("refuses text that is cut off anywhere", () => {
    const text = JSON.stringify({ ...head, bytes: 28, tensors });
    for (let length = 0; length < text.length; length++) {
      expect(() => parseManifest(text.slice(0, length), "manifest.json")).to.throw(FileFormatError, /"manifest\.json"/);
    }
  });

  it("refuses tensors that are none", () => {
    for (const bad of [
      null,
      3,
      { shape: [1], offset: 0 },
      { name: "a", shape: [1.5], offset: 0 },
      { name: "a", shape: "1", offset: 0 },
    ]) {
      const text = JSON.stringify({ ...head, bytes: 4, tensors: [bad] });
      expect(() => parseManifest(text, "manifest.json")).to.throw(FileFormatError);
    }
  });
});
