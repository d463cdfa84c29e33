import { expect } from "chai";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SharpListing } from "../../../../src/lib/solar/jsoc/list-sharps";
import { MANIFEST_NAME, openManifest, readSharpManifest } from "../../../../src/lib/solar/jsoc/sharp-manifest";
import { temporaryFolder } from "../../../support/folder";
import { segmentFile } from "./jsoc-server";

const root = temporaryFolder();
const newFolder = () => mkdtempSync(join(root, "m-"));
const listing = { record: "r", keywords: { CDELT1: "0.03" } } as unknown as SharpListing;
const entry = { record: "r", url: "u", bytes: 1, sha256: "0", checked: "length", keywords: {} } as const;

describe("sharp manifest", () => {
  it("takes in a file that is intact, and knows it by its SHA-256 then", () => {
    const folder = newFolder();
    const path = join(folder, "a.fits");
    const manifest = openManifest(folder);
    expect(manifest.holds("a.fits", listing)).to.equal(false);
    writeFileSync(path, segmentFile(1));
    expect(manifest.holds("a.fits", listing)).to.equal(true);
    manifest.write();
    const { sha256, ...rest } = readSharpManifest(folder)["a.fits"] ?? { sha256: "" };
    expect(rest).to.deep.equal({ record: "r", url: "", bytes: 5760, checked: "checksum", keywords: { CDELT1: "0.03" } });
    expect(sha256).to.match(/^[0-9a-f]{64}$/);
    writeFileSync(path, segmentFile(2));
    expect(openManifest(folder).holds("a.fits", listing)).to.equal(false);
  });

  it("does not take a damaged file for one that is here", () => {
    const folder = newFolder();
    writeFileSync(join(folder, "a.fits"), segmentFile().subarray(0, 2881));
    expect(openManifest(folder).holds("a.fits", listing)).to.equal(false);
  });

  it("lists files by name, and is not touched when nothing changes", () => {
    const folder = newFolder();
    const manifest = openManifest(folder);
    manifest.write();
    expect(readSharpManifest(folder)).to.deep.equal({});
    for (const name of ["b", "a"]) manifest.set(name, entry);
    manifest.write();
    expect(Object.keys(readSharpManifest(folder))).to.deep.equal(["a", "b"]);
    expect(readFileSync(join(folder, MANIFEST_NAME), "utf8")).to.include("Data courtesy of NASA/SDO");
  });

  it("passes over what it cannot understand", () => {
    const folder = newFolder();
    const read = (text: string) => {
      writeFileSync(join(folder, MANIFEST_NAME), text);
      return readSharpManifest(folder);
    };
    expect(read("{")).to.deep.equal({});
    expect(read("[]")).to.deep.equal({});
    expect(read(JSON.stringify({ files: { a: 1, b: { sha256: 1 }, c: entry } }))).to.deep.equal({ c: entry });
  });
});
