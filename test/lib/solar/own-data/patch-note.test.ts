import { expect } from "chai";
import { image } from "../../../../src/lib/arrays";
import { FitsHeader } from "../../../../src/lib/io";
import type { FetchedFile } from "../../../../src/lib/solar";
import { describeBadFile, describePatch } from "../../../../src/lib/solar/own-data/patch-note";
import type { RawPatch } from "../../../../src/lib/solar/own-data/read-patch-file";
import { sharpPixelArea } from "../../../../src/lib/solar/sharp";
import { SHARP_CARDS } from "../sharp-records";

const file = { path: "/f/a.fits", name: "a.fits", format: "fits" } as const;
const patchOf = (values: number[], header?: FitsHeader): RawPatch =>
  ({ field: image(Float32Array.from(values), [1, values.length], "G"), suffix: "", header });
const headerOf = (cards: object) =>
  new FitsHeader(Object.entries(cards).map(([keyword, value]) => ({ keyword, value: value as number, comment: "" })));

describe("describePatch", () => {
  it("measures what is missing and what is clipped", () => {
    const note = describePatch(file, patchOf([NaN, 50, 100, -400, 1000, -1500, 2000, 0]), undefined, 1000, [128, 128]);
    expect(note).to.deep.equal({
      name: "a.fits", read: true, shape: [1, 8], blankShare: 1 / 8, clippedShare: 2 / 5,
      remarks: ["13 % of its pixels have no value"],
    });
  });

  it("gives the area of a pixel of the resized image, from the header or the manifest", () => {
    const header = headerOf({ ...SHARP_CARDS, CTYPE1: "CRLN-CEA" });
    const area = (patch: RawPatch, fetched?: FetchedFile) => describePatch(file, patch, fetched, 1000, [2, 2]).pixelArea;
    const expected = (sharpPixelArea(header) * 8) / 4;
    expect(area(patchOf([1, 2, 3, 4, 5, 6, 7, 8], header))).to.equal(expected);
    const keywords = Object.fromEntries(Object.entries(SHARP_CARDS).map(([name, value]) => [name, String(value)]));
    const fetched = { keywords } as unknown as FetchedFile;
    expect(area(patchOf([1, 2, 3, 4, 5, 6, 7, 8]), fetched)).to.equal(expected);
    expect(area(patchOf([1, 2]), { keywords: {} } as unknown as FetchedFile)).to.equal(undefined);
    // arcsec of a full disk, not degrees of an equal-area map
    expect(area(patchOf([1, 2], headerOf({ ...SHARP_CARDS, CDELT1: 0.5, CTYPE1: "HPLN-TAN" })))).to.equal(undefined);
  });

  it("remarks on fields that are hardly radial fields in gauss", () => {
    const remarks = (patch: RawPatch) => describePatch(file, patch, undefined, 1000, [1, 1]).remarks;
    expect(remarks(patchOf([0.5, -1.9]))).to.deep.equal(["no pixel above 1.90 G: if it is in kG, say so with the option unit"]);
    expect(remarks(patchOf([500], headerOf({ CONTENT: "MAGNETOGRAM", QUALITY: 65536 })))).to.deep.equal([
      "a line-of-sight field by its header, not the radial one", "QUALITY is 0x10000, not 0",
    ]);
    expect(remarks(patchOf([500], headerOf({ CONTENT: "HMI observable", QUALITY: 0 })))).to.deep.equal([]);
  });
});

describe("describeBadFile", () => {
  it("says why", () => {
    const named = { ...file, harp: 377, time: "20110215_020000" };
    expect(describeBadFile(named, "cut off", "#2")).to.deep.equal({
      name: "a.fits#2", read: false, reason: "cut off", harp: 377, time: "20110215_020000", remarks: [],
    });
  });
});
