import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { FileFormatError } from "../../../../src/lib/errors";
import { readHdf5, type ReadHdf5Options } from "../../../../src/lib/io/hdf5/read-hdf5";
import { temporaryFolder } from "../../../support/folder";
import { latestFile, paperFile } from "./h5py-files";

const path = join(temporaryFolder(), "file.h5");

function read(bytes: Uint8Array, options: ReadHdf5Options = {}) {
  writeFileSync(path, bytes);
  return readHdf5(path, options);
}

async function failure(work: Promise<unknown>): Promise<Error> {
  return work.then(() => Promise.reject(new Error("it did not fail")), (error: Error) => error);
}

describe("readHdf5", () => {
  it("reads the first data set, and one plane of it", async () => {
    const { data, ...rest } = await read(paperFile());
    expect(rest).to.deep.equal({ shape: [3, 2, 3], dataset: "hmi", unit: "" });
    expect([...data]).to.deep.equal([NaN, ...Array.from({ length: 17 }, (_, i) => 100 * i - 400)]);
    const plane = await read(paperFile(), { plane: 1 });
    expect([plane.shape, [...plane.data]]).to.deep.equal([[2, 3], [100, 200, 300, 400, 500, 600]]);
  });

  it("takes the data sets in the order in which the file tracks them, inside groups too", async () => {
    const { data, ...rest } = await read(latestFile(), { plane: 0 });
    expect(rest).to.deep.equal({ shape: [2, 2], dataset: "second/field", unit: "Gauss" });
    expect(data).to.deep.equal(Int32Array.of(1, -2, 300, -400));
  });

  it("reads a data set by its name", async () => {
    for (const dataset of ["first", "/first"]) {
      expect((await read(latestFile(), { dataset })).data).to.deep.equal(Float64Array.of(5));
    }
  });

  it("says what is wrong with the choice", async () => {
    const cases: [ReadHdf5Options, RegExp][] = [
      [{ dataset: "third" }, /a data set "third", but found "second\/field", "first", "name"\. Choose one of these/],
      [{ dataset: "second" }, /a data set "second", but found "second\/field"/],
      [{ dataset: "name" }, /at "name" to have an array, but found a single value/],
      [{ maxValues: 3 }, /1 to 3 values, but found 2 x 2\. .*raise maxValues/],
    ];
    for (const [options, expected] of cases) {
      expect((await failure(read(latestFile(), options))).message).to.match(expected);
    }
    expect((await failure(read(paperFile(), { plane: 3 }))).message).to.match(/a plane 3, but found planes 0 to 2/);
  });

  it("refuses what is no HDF5 file, in every way", async () => {
    const whole = paperFile();
    for (const bytes of [Buffer.alloc(0), Buffer.from("<html>"), whole.subarray(0, 100), whole.subarray(0, 2000)]) {
      const error = await failure(read(bytes));
      expect(error).to.be.instanceOf(FileFormatError);
      expect(error.message).to.match(/file\.h5" to have the structure of an HDF5 file, but found (an empty file|").*damaged/);
    }
    const missing = await failure(readHdf5(join(path, "none.h5")));
    expect(missing.message).to.match(/a readable HDF5 file at .*ENOTDIR/);
  });

  it("never takes damaged values for numbers, and reads the next file as before", async () => {
    const whole = paperFile();
    const start = whole.indexOf(Buffer.from([0x78, 0x5e])) + 4;
    expect(start).to.be.above(4);
    const damaged = Uint8Array.from(whole);
    for (let at = start; at < start + 8; at++) damaged[at] = 255 - (damaged[at] ?? 0);
    const error = await failure(read(damaged));
    expect(error.message).to.match(/at "hmi" to have values, but found .* \(stored with shuffle, deflate\)\. It is damaged/);
    expect((await read(whole)).data[1]).to.equal(-400);
  });

  it("answers every damage with an error of its own, or with numbers", async () => {
    let state = 1;
    const random = (below: number) => (state = (state * 48271) % 2147483647) % below;
    let errors = 0;
    for (let round = 0; round < 50; round++) {
      const bytes = Uint8Array.from(round % 2 === 0 ? paperFile() : latestFile());
      for (let k = 0; k <= random(20); k++) bytes[random(bytes.length)] = random(256);
      const result = await read(bytes, { plane: 0 }).catch((error: unknown) => error);
      if (result instanceof Error) {
        errors++;
        expect(result).to.be.instanceOf(FileFormatError);
      }
    }
    expect(errors).to.be.within(5, 49);
    expect((await read(paperFile())).data[17]).to.equal(1200);
  });

  it("prints nothing of its own", function () {
    this.timeout(60_000);
    writeFileSync(path, "no HDF5");
    const module = join(__dirname, "../../../../src/lib/io/hdf5/index.ts");
    const code = `require(${JSON.stringify(module)}).readHdf5(${JSON.stringify(path)}).catch(() => console.log("refused"));`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "-e", code], { encoding: "utf8", timeout: 50_000 });
    expect([stdout, stderr]).to.deep.equal(["refused\n", ""]);
  });
});
