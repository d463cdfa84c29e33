import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { image, images } from "../../../../src/lib/arrays";
import { encodeFits, writeFits, writeNpy } from "../../../../src/lib/io";
import type { PatchFile, PatchFormat } from "../../../../src/lib/solar/own-data/patch-files";
import { readPatchFile, type ReadPatchFileOptions } from "../../../../src/lib/solar/own-data/read-patch-file";
import { temporaryFolder } from "../../../support/folder";
import { latestFile, paperFile } from "../../io/hdf5/h5py-files";

const folder = temporaryFolder();
const field = (unit = "") => image(Float32Array.of(1, -2, 3, 4, 5, 6), [2, 3], unit);
const fileOf = (name: string, format: PatchFormat): PatchFile => ({ path: join(folder, name), name, format });

async function read(name: string, format: PatchFormat, options?: ReadPatchFileOptions) {
  const patches = await readPatchFile(fileOf(name, format), options);
  return patches.map(({ field: { data, shape, unit }, suffix }) => ({ data: [...data], shape, unit, suffix }));
}

async function failure(work: Promise<unknown>): Promise<string> {
  return work.then(() => "none", ({ message }: Error) => message);
}

describe("readPatchFile", () => {
  it("reads the first 2-D image of a FITS file in its unit", async () => {
    writeFits(join(folder, "a.fits"), field("Mx/cm^2"), { header: { HARPNUM: 377 } });
    const [patch] = await readPatchFile(fileOf("a.fits", "fits"));
    expect([patch?.field.unit, patch?.header?.number("HARPNUM"), patch?.suffix]).to.deep.equal(["Mx/cm^2", 377, ""]);
    const cube = { data: Float32Array.of(7, 8), shape: [1, 1, 2] };
    writeFileSync(join(folder, "b.fits"), encodeFits({ "": { data: Float32Array.of(9), shape: [1] }, cube }));
    expect(await read("b.fits", "fits")).to.deep.equal([{ data: [7, 8], shape: [1, 2], unit: "G", suffix: "" }]);
  });

  it("reads plane 0 of the first data set of an HDF5 file, the authors' layout", async () => {
    writeFileSync(join(folder, "a.h5"), paperFile());
    expect(await read("a.h5", "hdf5")).to.deep.equal([
      { data: [NaN, -400, -300, -200, -100, 0], shape: [2, 3], unit: "G", suffix: "" },
    ]);
    writeFileSync(join(folder, "b.h5"), latestFile());
    expect((await read("b.h5", "hdf5"))[0]).to.deep.include({ data: [1, -2, 300, -400], shape: [2, 2], unit: "Gauss" });
    const wrong = await failure(read("b.h5", "hdf5", { dataset: "first" }));
    expect(wrong).to.match(/"b\.h5" to hold one patch \[rows, columns\] or the paper's .*, but found 1\./);
  });

  it("reads one patch, or a stack, out of an npy file", async () => {
    writeNpy(join(folder, "a.npy"), { data: Float64Array.of(1, 2), shape: [1, 2] });
    expect(await read("a.npy", "npy")).to.deep.equal([{ data: [1, 2], shape: [1, 2], unit: "G", suffix: "" }]);
    writeNpy(join(folder, "b.npy"), images(Float32Array.of(1, 2, 3, 4), [2, 1, 2]));
    expect((await read("b.npy", "npy")).map(({ data, suffix }) => [data, suffix])).to.deep.equal([
      [[1, 2], "#0"], [[3, 4], "#1"],
    ]);
    writeNpy(join(folder, "c.npy"), { data: Float32Array.of(1), shape: [1] });
    expect(await failure(read("c.npy", "npy"))).to.match(/or a stack \[n, rows, columns\], but found 1\. Write one patch/);
  });

  it("turns kilogauss and tesla into gauss, by the file's unit or the one given", async () => {
    for (const [unit, factor] of [["kG", 1000], ["T", 1e4], ["mT", 10]] as const) {
      writeFits(join(folder, "unit.fits"), field(unit));
      expect((await read("unit.fits", "fits"))[0]).to.deep.include({ unit: "G", data: [1, -2, 3, 4, 5, 6].map((b) => factor * b) });
    }
    writeNpy(join(folder, "kg.npy"), field());
    expect((await read("kg.npy", "npy", { unit: "kG" }))[0]?.data[1]).to.equal(-2000);
    writeFits(join(folder, "plain.fits"), field());
    const file = fileOf("plain.fits", "fits");
    const first = async (one: PatchFile) => (await readPatchFile(one, { unit: "kG" }))[0]?.field.data[0];
    expect([await first(file), await first({ ...file, harp: 377 })]).to.deep.equal([1000, 1]);
  });

  it("refuses files that are too large for one go, and those that are gone", async () => {
    expect(await failure(read("kg.npy", "npy", { maxFileBytes: 100 }))).to.match(/"kg\.npy" to have at most 100 bytes, but found 1\d\d/);
    expect(await failure(read("none.npy", "npy"))).to.match(/ENOENT/);
    expect(await failure(read("", "npy"))).to.match(/"" to be a file, but found something else/);
  });
});
