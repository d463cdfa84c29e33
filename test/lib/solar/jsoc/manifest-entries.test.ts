import { expect } from "chai";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { manifestEntries } from "../../../../src/lib/solar/jsoc";
import { temporaryFolder } from "../../../support/folder";

describe("manifestEntries", () => {
  const file = (CRVAL1: string) => ({ record: "r", url: "", bytes: 1, sha256: "0", checked: "length", keywords: { CRVAL1 } });
  const folder = temporaryFolder();
  mkdirSync(join(folder, "b"));
  writeFileSync(join(folder, "jsoc-manifest.json"), JSON.stringify({ files: { "a.fits": file("1") } }));
  writeFileSync(join(folder, "b", "jsoc-manifest.json"), JSON.stringify({ files: { "a.fits": file("2") } }));

  it("looks in the folder of each file", () => {
    const entry = manifestEntries();
    expect(["a.fits", "b/a.fits"].map((name) => entry(join(folder, name))?.keywords.CRVAL1)).to.deep.equal(["1", "2"]);
    expect(entry(join(folder, "other.fits"))).to.equal(undefined);
    expect(entry(join(folder, "nowhere", "a.fits"))).to.equal(undefined);
  });

  it("reads each manifest once", () => {
    const entry = manifestEntries();
    const path = join(folder, "b", "a.fits");
    entry(path);
    rmSync(join(folder, "b", "jsoc-manifest.json"));
    expect(entry(path)?.keywords.CRVAL1).to.equal("2");
    expect(manifestEntries()(path)).to.equal(undefined);
  });
});
