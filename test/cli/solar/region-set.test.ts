import { expect } from "chai";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { makeRegionSet, regionSet } from "../../../src/cli/solar/region-set";
import { readRegionSet } from "../../../src/cli/solar/region-set-file";
import { FileFormatError, OptionError, UserError } from "../../../src/lib/errors";
import { seed } from "../../../src/lib/random";
import { regionImages, regionOfPopulation } from "../../../src/lib/solar";

const reject = async (promise: Promise<unknown>): Promise<unknown> => promise.then(() => undefined, (error: unknown) => error);

/** A seed whose first two regions are small and seen for a short time. */
const SEED = 10;

describe("region sets", function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), "latent-sky-regions-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const options = { seed: SEED, regions: 2, shardRegions: 1 };

  it("are the same for one worker and two, and hold the simulator's images to 0.05 G", async () => {
    const seen: number[] = [];
    const one = await regionSet({ ...options, workers: 1, folder: join(folder, "one") });
    const two = await regionSet({ ...options, workers: 2, folder: join(folder, "two"), onProgress: ({ regions }) => seen.push(regions) });
    expect(Buffer.from(two.images.buffer).equals(Buffer.from(one.images.buffer))).to.equal(true);
    expect(two.regions).to.deep.equal(one.regions);
    expect(seen).to.deep.equal([1, 2]);
    const second = two.regions[1];
    const stack = regionImages(regionOfPopulation(seed(SEED).stream("training"), 1)).data;
    const stored = two.images.subarray(second.first * 16384, (second.first + second.images) * 16384);
    expect(stored.length).to.equal(stack.length);
    expect(stored.every((value, i) => Math.abs(value / 10_000 - stack[i]) < 5.1e-5)).to.equal(true);
    expect(await makeRegionSet({ ...options, folder: join(folder, "two"), onProgress: () => expect.fail("made again") })).to.equal(two.folder);
  });

  it("go on after a stop and after a SIGKILL, and come out the same", async () => {
    const module = resolve(__dirname, "../../../src/cli/solar/region-set.ts");
    const script = `require(${JSON.stringify(module)}).makeRegionSet({ ...${JSON.stringify({ ...options, workers: 1, folder })},
      onProgress: () => process.stdout.write("one region") });`;
    const child = spawn(process.execPath, ["--require", require.resolve("tsx/cjs"), "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "close");
    const stop = new AbortController();
    const stopped = makeRegionSet({ ...options, workers: 1, folder, signal: stop.signal, onProgress: () => stop.abort(new Error("stopped")) });
    expect(await reject(stopped)).to.have.property("message", "stopped");
    const seen: number[] = [];
    const made = await regionSet({ ...options, workers: 1, folder, onProgress: ({ regions }) => seen.push(regions) });
    expect(seen).to.deep.equal([1, 2]);
    expect(existsSync(`${made.folder}.part`)).to.equal(false);
    const whole = await regionSet({ ...options, folder: join(folder, "one") });
    expect(Buffer.from(made.images.buffer).equals(Buffer.from(whole.images.buffer))).to.equal(true);
  });

  it("are made by one run at a time: a second says who makes it, and finds it later", async () => {
    const own = { ...options, regions: 1, workers: 1, folder: join(folder, "shared") };
    const first = makeRegionSet(own);
    expect(await reject(makeRegionSet(own))).to.be.instanceOf(UserError).with.property("message")
      .that.includes(`process ${process.pid} making it. Wait for that run to end`);
    const made = await first;
    expect(await makeRegionSet(own)).to.equal(made);
    expect(readdirSync(own.folder)).to.deep.equal([basename(made)]);
    expect(readdirSync(made).sort()).to.deep.equal(["images.npy", "regions.json"]);
  });

  it("keep what is made when the disk is full, and say how much room they need", async function () {
    if (!existsSync("/dev/full")) this.skip();
    const own = { ...options, workers: 1, folder: join(folder, "full") };
    // a link to a device that is always full stands where the worker, a thread of this process, writes the second shard
    const fill = () => {
      const [part] = readdirSync(own.folder).filter((name) => name.endsWith(".part"));
      symlinkSync("/dev/full", join(own.folder, part ?? "", "shards", `.shard-000001.i16.${process.pid}.part`));
    };
    const error = await reject(makeRegionSet({ ...own, onProgress: fill }));
    expect(error).to.be.instanceOf(UserError).with.property("message")
      .that.matches(/shard-000001\.i16", with about \d+ MB of room for the rest of the set, but found ENOSPC.* What is made is kept/);
    const seen: number[] = [];
    const made = await makeRegionSet({ ...own, onProgress: ({ regions }) => seen.push(regions) });
    expect(seen).to.deep.equal([1, 2]);
    const whole = await makeRegionSet({ ...options, folder: join(folder, "two") });
    expect(readFileSync(join(made, "images.npy")).equals(readFileSync(join(whole, "images.npy")))).to.equal(true);
  });

  it("are read by name of what is damaged", async () => {
    const made = await makeRegionSet({ ...options, folder: join(folder, "one") });
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
