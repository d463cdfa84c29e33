import { expect } from "chai";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeRegionSet, regionSet } from "../../../src/cli/solar/region-set";
import { readRegionSet } from "../../../src/cli/solar/region-set-file";
import { FileFormatError, OptionError } from "../../../src/lib/errors";
import { seed } from "../../../src/lib/random";
import { regionImages, regionOfPopulation } from "../../../src/lib/solar";

const reject = async (promise: Promise<unknown>): Promise<unknown> => promise.then(() => undefined, (error: unknown) => error);

describe("region sets", function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), "latent-sky-regions-"));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("are the same for one worker and two, and hold the simulator's images to 0.05 G", async () => {
    const one = await regionSet({ seed: 5, regions: 4, workers: 1, shardRegions: 2, folder: join(folder, "one") });
    const seen: number[] = [];
    const two = await regionSet({ seed: 5, regions: 4, workers: 2, shardRegions: 1, folder: join(folder, "two"), onProgress: ({ regions }) => seen.push(regions) });
    expect(Buffer.from(two.images.buffer).equals(Buffer.from(one.images.buffer))).to.equal(true);
    expect(two.regions).to.deep.equal(one.regions);
    expect(seen.at(-1)).to.equal(4);
    const third = two.regions[2];
    const stack = regionImages(regionOfPopulation(seed(5).stream("training"), 2)).data;
    const stored = two.images.subarray((third?.first ?? 0) * 16384, ((third?.first ?? 0) + (third?.images ?? 0)) * 16384);
    expect(stored.length).to.equal(stack.length);
    expect(stored.every((value, i) => Math.abs(value / 10_000 - (stack[i] ?? NaN)) < 5.1e-5)).to.equal(true);
  });

  it("are found again, and go on after an interruption", async () => {
    const stop = new AbortController();
    const options = { seed: 6, regions: 3, workers: 1, shardRegions: 1, folder };
    const stopped = makeRegionSet({ ...options, signal: stop.signal, onProgress: () => stop.abort(new Error("stopped")) });
    expect(await reject(stopped)).to.have.property("message", "stopped");
    const seen: number[] = [];
    const made = await makeRegionSet({ ...options, onProgress: ({ regions }) => seen.push(regions) });
    expect(seen).to.deep.equal([1, 2, 3]);
    const again = await makeRegionSet({ ...options, onProgress: () => expect.fail("made again") });
    expect(again).to.equal(made);
  });

  it("are read by name of what is damaged", async () => {
    const made = await makeRegionSet({ seed: 7, regions: 1, workers: 1, folder });
    expect(readFileSync(join(made, "images.npy")).subarray(0, 6).toString("latin1")).to.equal("\x93NUMPY");
    truncateSync(join(made, "images.npy"), 5000);
    expect(() => readRegionSet(made)).to.throw(FileFormatError, "images.npy");
    writeFileSync(join(made, "regions.json"), "{");
    expect(() => readRegionSet(made)).to.throw(FileFormatError, "regions.json");
  });

  it("refuse numbers that are not whole", async () => {
    expect(await reject(makeRegionSet({ seed: 1, regions: 0, folder }))).to.be.instanceOf(OptionError);
    expect(await reject(makeRegionSet({ seed: 1, workers: 1.5, folder }))).to.be.instanceOf(OptionError);
  });
});
