import { expect } from "chai";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findSharps } from "../../../src/lib/solar/sharp-files";

const datasets = join(__dirname, "..", "..", "..", "datasets");
const read = (name: string) => JSON.parse(readFileSync(join(datasets, name), "utf8")) as unknown;

describe("datasets of the solar paper", () => {
  it("give every published value an id of its own and its place", () => {
    const values = read("paper-solar.json") as { id: string; value: number; place: string }[];
    expect(new Set(values.map(({ id }) => id)).size).to.equal(values.length);
    for (const { id, value, place } of values) {
      expect(id).to.match(/^solar(\.[a-z0-9-]+)+$/);
      expect(value, id).to.be.a("number");
      expect(place, id).to.match(/^Chatterjee et al\. \(2025\), arXiv:2502\.05351, /);
    }
    const correlations = values.filter(({ id }) => /^solar\.fig6\.(pearson|spearman)\./.test(id));
    expect(correlations).to.have.length(10);
  });

  it("describe the files of SHARP 377 as they are", function () {
    const folder = process.env["LATENT_SKY_TEST_DATA"];
    if (folder === undefined) {
      console.log("      LATENT_SKY_TEST_DATA is not set: the checksums of SHARP 377 are not compared");
      this.skip();
    }
    const { files } = read("hmi-sharp-377.json") as {
      files: { name: string; segment: string; bytes: number; sha256: string }[];
    };
    const record = findSharps(folder).find(({ harp }) => harp === 377);
    expect(files).to.have.length(8);
    for (const { name, segment, bytes, sha256 } of files) {
      const content = readFileSync(join(record?.folder ?? "", name));
      expect(record?.segments[segment], name).to.equal(join(record?.folder ?? "", name));
      expect(content.length, name).to.equal(bytes);
      expect(createHash("sha256").update(content).digest("hex"), name).to.equal(sha256);
    }
  });
});
