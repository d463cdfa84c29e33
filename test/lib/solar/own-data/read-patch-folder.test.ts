import { expect } from "chai";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { image, imageAt, images } from "../../../../src/lib/arrays";
import { FileFormatError, OptionError } from "../../../../src/lib/errors";
import { encodeFits, fitsImage2d, readFits, writeFits, writeNpy } from "../../../../src/lib/io";
import { readPatches, readPatchFolder, type PatchFolderOptions } from "../../../../src/lib/solar/own-data/read-patch-folder";
import { preprocessMagnetogram } from "../../../../src/lib/solar/preprocess";
import { sharpPixelArea } from "../../../../src/lib/solar/sharp";
import { temporaryFolder } from "../../../support/folder";
import { paperFile } from "../../io/hdf5/h5py-files";

const root = temporaryFolder();
const newFolder = () => mkdtempSync(join(root, "o-"));
const flat = (b: number, [h, w]: [number, number], unit = "G") => image(new Float32Array(h * w).fill(b), [h, w], unit);
const sharp = (clock: string, segment = "Br") => `hmi.sharp_cea_720s.377.20110215_${clock}_TAI.${segment}.fits`;

async function failure(work: Promise<unknown>): Promise<Error> {
  return work.then(() => Promise.reject(new Error("it did not fail")), (error: Error) => error);
}

/** Four patches in all formats, and five files that are none. */
function mixedFolder(): string {
  const folder = newFolder();
  writeFits(join(folder, sharp("020000")), flat(500, [3, 4], "Mx/cm^2"));
  writeFits(join(folder, sharp("020000", "Bp")), flat(1, [3, 4], "Mx/cm^2"));
  writeFileSync(join(folder, "paper.h5"), paperFile());
  writeNpy(join(folder, "stack.npy"), images(Float32Array.of(100, 100, NaN, NaN, 300, 300), [3, 1, 2]));
  writeFileSync(join(folder, "bad-cut.fits"), encodeFits({ "": flat(1, [3, 4]) }).subarray(0, 2890));
  writeFileSync(join(folder, "bad-page.h5"), "<html>");
  writeFileSync(join(folder, "bad-empty.npy"), "");
  writeFits(join(folder, "bad-unit.fits"), flat(1, [3, 4], "m/s"));
  return folder;
}

describe("readPatchFolder", () => {
  it("reads every format through the paper's preprocessing, and reports what it cannot use", async () => {
    const { images: stack, names, notes, bad, passedOver } = await readPatchFolder(mixedFolder(), { size: [2, 2] });
    expect(names).to.deep.equal([sharp("020000"), "paper.h5", "stack.npy#0", "stack.npy#2"]);
    expect([stack.shape, stack.unit]).to.deep.equal([[4, 2, 2], "kG"]);
    const means = names.map((_, k) => imageAt(stack, k).data.reduce((sum, b) => sum + b / 4, 0));
    // of the HDF5 file: 0 for NaN, -0.4, -0.3, -0.2, -0.1, 0 kG
    [0.5, -1 / 6, 0.1, 0.3].forEach((mean, k) => expect(means[k]).to.be.closeTo(mean, 0.02));
    expect(notes[0]).to.deep.include({ harp: 377, time: "20110215_020000", shape: [3, 4] });
    expect(notes.every(({ read }) => read)).to.equal(true);
    expect(bad.map(({ name, reason }) => [name, reason?.replace(/.*but found (.*?)\. .*/, "$1")])).to.deep.equal([
      ["bad-cut.fits", "10"], ["bad-empty.npy", "an empty file"], ["bad-page.h5", '"<html>"'],
      ["bad-unit.fits", 'an image in "m/s"'], ["stack.npy#1", "none"],
    ]);
    expect(passedOver).to.deep.equal([sharp("020000", "Bp")]);
  });

  it("raises the first bad file when asked to", async () => {
    const error = await failure(readPatchFolder(mixedFolder(), { onBadFile: "throw" }));
    expect(error).to.be.instanceOf(FileFormatError);
    expect(error.message).to.match(/bad-cut\.fits" to have 48 bytes of data, but found 10/);
  });

  it("stops at its limit, or at the signal", async () => {
    const folder = mixedFolder();
    const { names, bad } = await readPatchFolder(folder, { size: [2, 2], limit: 2 });
    expect([names.length, bad.length]).to.deep.equal([2, 4]);
    const controller = new AbortController();
    const onProgress = (done: number) => done === 2 && controller.abort(new Error("stopped"));
    expect((await failure(readPatchFolder(folder, { signal: controller.signal, onProgress }))).message).to.equal("stopped");
  });

  it("takes SHARPs first and faint patches last when it may not take all", async () => {
    const folder = newFolder();
    for (const name of ["a-faint.fits", "b.fits", sharp("020000"), sharp("021200"), "a.npy"]) {
      const field = flat(name.includes("faint") ? 0.9 : 500, [3, 4], name.includes("hmi") ? "Mx/cm^2" : "G");
      if (name.endsWith("npy")) writeNpy(join(folder, name), field);
      else writeFits(join(folder, name), field);
    }
    const names = async (limit?: number) =>
      (await readPatchFolder(folder, { size: [1, 1], ...(limit === undefined ? {} : { limit }) })).names.map((name) => name.replace(/^hmi.*_(\d{4}).*$/, "$1"));
    expect(await names(3)).to.deep.equal(["0200", "0212", "b.fits"]);
    expect(await names(4)).to.deep.equal(["0200", "0212", "b.fits", "a.npy"]);
    expect(await names(5)).to.deep.equal(["0200", "0212", "b.fits", "a.npy", "a-faint.fits"]);
    expect(await names()).to.deep.equal(["a-faint.fits", "a.npy", "b.fits", "0200", "0212"]);
  });

  it("looks at no more faint patches than it may take before it takes them", async () => {
    const folder = newFolder();
    for (let k = 0; k < 9; k++) writeNpy(join(folder, `${k}.npy`), flat(0.9, [1, 1]));
    const opened: string[] = [];
    const { names } = await readPatchFolder(folder, { size: [1, 1], limit: 2, onProgress: (_done, _total, name) => void opened.push(name) });
    expect([names.length, opened.length <= 4]).to.deep.equal([2, true]);
  });

  it("knows the pixel area of a SHARP without cards from the manifest beside it", async () => {
    const folder = newFolder();
    writeFits(join(folder, sharp("020000")), flat(500, [4, 4]));
    const keywords = { CDELT1: "0.03", RSUN_REF: "696000000", RSUN_OBS: "971.67", DSUN_OBS: "147746220503", QUALITY: "0x00010000" };
    const file = { record: "r", url: "", bytes: 1, sha256: "0", checked: "length", keywords };
    writeFileSync(join(folder, "jsoc-manifest.json"), JSON.stringify({ files: { [sharp("020000")]: file } }));
    const { notes: [note] } = await readPatchFolder(folder, { size: [2, 2] });
    // (radians(0.03) 696e6 100)^2 cm^2, four pixels in one
    expect(note.pixelArea).to.be.closeTo(4 * ((0.03 * Math.PI / 180) * 6.96e10) ** 2, 1e-3 * 5.3e15);
    expect(note.remarks).to.deep.equal(["QUALITY is 0x10000, not 0"]);
  });

  it("says what belongs into a folder without patches", async () => {
    const folder = newFolder();
    expect((await failure(readPatchFolder(folder))).message).to.match(/but found no file of these formats\. Put magnetograms/);
    writeFits(join(folder, sharp("020000", "Bp")), flat(1, [1, 1]));
    expect((await failure(readPatchFolder(folder))).message).to.match(/but found 1 files of other segments than Br/);
    writeFileSync(join(folder, "a.npy"), "");
    expect((await failure(readPatchFolder(folder))).message).to.match(/but found 1 bad one; a\.npy: .*an empty file/);
  });

  it("refuses options that cannot be, whatever the files are", async () => {
    const cases: [object, RegExp][] = [
      [{ onBadFile: "ignore" }, /onBadFile "skip" or "throw", but found "ignore"/],
      [{ unit: "T" }, /unit "G" or "kG", but found "T"/], [{ limit: 0 }, /at least 1 patch, but found 0/],
      [{ clip: -1 }, /a clip above 0 G/], [{ size: [0, 1] }, /at least 1 x 1/],
    ];
    for (const [options, expected] of cases) {
      const error = await failure(readPatchFolder(mixedFolder(), options as PatchFolderOptions));
      expect(error).to.be.instanceOf(OptionError);
      expect(error.message).to.match(expected);
    }
  });

  it("hands out one patch at a time", async () => {
    const seen: string[] = [];
    for await (const { patch, note } of readPatches(mixedFolder(), { size: [1, 1] })) {
      seen.push(`${note.name} ${patch === undefined ? "bad" : patch.shape.join("x")}`);
      if (seen.length === 5) break;
    }
    expect(seen.slice(3)).to.deep.equal(["bad-unit.fits bad", `${sharp("020000")} 1x1`]);
  });

  it("keeps its stack right when files hold more than one patch", async () => {
    const folder = newFolder();
    const data = Float32Array.from({ length: 50 }, (_, k) => 10 * k);
    writeNpy(join(folder, "a.npy"), images(data, [50, 1, 1]));
    writeNpy(join(folder, "b.npy"), flat(990, [1, 1]));
    const { images: stack } = await readPatchFolder(folder, { size: [1, 1] });
    expect([...stack.data].map((b) => Math.round(1000 * b))).to.deep.equal([...data, 990]);
  });

  it("reads real SHARPs as the preprocessing does", async function () {
    const folder = process.env["LATENT_SKY_TEST_DATA"];
    if (folder === undefined) {
      console.log("      LATENT_SKY_TEST_DATA is not set: real SHARPs are not read as one's own data");
      this.skip();
    }
    const { images: stack, names, notes, bad, passedOver } = await readPatchFolder(join(folder, "solar"));
    expect([bad, passedOver.length]).to.deep.equal([[], 13]);
    const index = names.findIndex((name) => name.endsWith(sharp("020000")));
    const file = readFits(join(folder, "solar", names[index] ?? ""));
    expect(imageAt(stack, index).data).to.deep.equal(preprocessMagnetogram(fitsImage2d(file, { hdu: 1 })).data);
    const note = notes[index];
    expect(note).to.deep.include({ harp: 377, shape: [377, 744], blankShare: 0, remarks: [] });
    const header = file.hdus[1]?.header;
    const area = header === undefined ? NaN : sharpPixelArea(header);
    expect(note?.pixelArea).to.be.closeTo((area * 377 * 744) / 128 ** 2, 1);
  });
});
