import { expect } from "chai";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { findPatchFiles } from "../../../../src/lib/solar/own-data/patch-files";
import { temporaryFolder } from "../../../support/folder";

function folderOf(...names: string[]): string {
  const folder = temporaryFolder();
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), "");
  }
  return folder;
}

describe("findPatchFiles", () => {
  it("takes FITS, HDF5 and npy files, by path, wherever they stand", () => {
    const folder = folderOf("b.H5", "a/c.npy", "a/d.fits", "a/e.FIT.gz", "f.hdf5", "g.txt", ".hidden.npy", "h.fits.part", ".git/i.npy");
    const { files, passedOver } = findPatchFiles(folder);
    expect(files.map(({ name, format }) => `${name} ${format}`)).to.deep.equal([
      "a/c.npy npy", "a/d.fits fits", "a/e.FIT.gz fits", "b.H5 hdf5", "f.hdf5 hdf5",
    ]);
    expect(files[0]?.path).to.equal(join(folder, "a/c.npy"));
    expect(passedOver).to.deep.equal([]);
  });

  it("takes Br alone of a SHARP's segments", () => {
    const sharp = (segment: string) => `hmi.sharp_cea_720s.377.20110215_020000_TAI.${segment}.fits`;
    const segments = ["Bp", "Br", "Br_err", "Bt", "bitmap", "magnetogram"];
    const folder = folderOf(...segments.map(sharp), "own.Bp.fits", "own.Br.fits", "own_bitmap.fits", "own.magnetogram.fits");
    const { files, passedOver } = findPatchFiles(folder);
    expect(files.map(({ name, harp, time }) => [name, harp, time])).to.deep.equal([
      [sharp("Br"), 377, "20110215_020000"], ["own.Br.fits", undefined, undefined],
      ["own.magnetogram.fits", undefined, undefined],
    ]);
    expect(passedOver).to.have.length(7);
  });

  it("says which folder cannot be read", () => {
    expect(() => findPatchFiles("/nowhere/at/all")).to.throw(/readable folder at "\/nowhere\/at\/all".*ENOENT/);
  });
});
