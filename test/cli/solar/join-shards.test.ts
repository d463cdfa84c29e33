import { expect } from "chai";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isJoined, joinShards, madeShards } from "../../../src/cli/solar/join-shards";
import { IMAGE_BYTES, imagesHeader, readRegionSet } from "../../../src/cli/solar/region-set-file";
import { shardImages, type ShardJob } from "../../../src/cli/solar/region-shard";
import { UserError } from "../../../src/lib/errors";
import { temporaryFolder } from "../../support/folder";
import { smallSet } from "./small-set";

const COUNTS = [2, 1, 3];
const set = smallSet("joining", COUNTS);
const bytes = Buffer.from(set.images.buffer);
const whole = Buffer.concat([imagesHeader(set.count), bytes]);
/** places in images.npy at which shards begin, and its end */
const places = [0, 2, 3, 6].map((images) => 128 + IMAGE_BYTES * images);

describe("joinShards", () => {
  const folder = temporaryFolder();
  const start = join(folder, "start");
  let copies = 0;
  const jobsOf = (part: string) =>
    COUNTS.map((_, first): ShardJob => ({ seed: 1, name: "joining", first, count: 1, folder: join(part, "shards") }));
  before(() => {
    mkdirSync(join(start, "shards"), { recursive: true });
    jobsOf(start).forEach((job, k) => {
      writeFileSync(shardImages(job), whole.subarray(places[k], places[k + 1]));
      writeFileSync(shardImages(job).replace("i16", "json"), JSON.stringify([{ ...set.regions[k], first: 0 }]));
    });
  });
  const copy = () => {
    const part = join(folder, `${++copies}`);
    cpSync(start, part, { recursive: true });
    return { part, jobs: jobsOf(part) };
  };
  const expectJoin = ({ part, jobs }: ReturnType<typeof copy>) => {
    expect(madeShards(jobs, part).map((records) => records?.length)).to.deep.equal([1, 1, 1]);
    expect(isJoined(part)).to.equal(false);
    joinShards(jobs, part, { seed: 1 });
    expect(isJoined(part)).to.equal(true);
    expect(readFileSync(join(part, "images.npy")).equals(whole)).to.equal(true);
    expect(readRegionSet(part).regions).to.deep.equal(set.regions);
  };

  it("joins images and records in order, and leaves no images twice", () => {
    const made = copy();
    expectJoin(made);
    expect(made.jobs.some((job) => existsSync(shardImages(job)))).to.equal(false);
    expect(JSON.parse(readFileSync(join(made.part, "regions.json"), "utf8"))).to.have.property("seed", 1);
  });

  it("goes on wherever it was killed, and comes out the same", () => {
    for (let removed = 0; removed <= COUNTS.length; removed++) {
      const [from = 0, to = from] = places.slice(removed);
      // killed before, while and after the next shard was written
      for (const end of new Set([from, from + 1, Math.floor((from + to) / 2), to])) {
        const made = copy();
        writeFileSync(join(made.part, "images.npy"), whole.subarray(0, end));
        for (const job of made.jobs.slice(0, removed)) rmSync(shardImages(job));
        expectJoin(made);
      }
    }
  });

  it("mends what was written when the power failed, and cuts off what is too long", () => {
    const made = copy();
    writeFileSync(join(made.part, "images.npy"), Buffer.alloc(whole.length + 100));
    expectJoin(made);
  });

  it("asks for the shards whose images are in neither place, or behind one of unknown length", () => {
    const { part, jobs } = copy();
    writeFileSync(join(part, "images.npy"), whole.subarray(0, places[2]! - 1));
    for (const job of jobs.slice(0, 2)) rmSync(shardImages(job));
    expect(madeShards(jobs, part).map((records) => records !== undefined)).to.deep.equal([true, false, true]);
    expect(() => joinShards(jobs, part, {})).to.throw("from 1 on are missing");
    rmSync(shardImages(jobs[0]!).replace("i16", "json"));
    writeFileSync(join(part, "images.npy"), whole.subarray(0, places[2]));
    expect(madeShards(jobs, part).map((records) => records !== undefined)).to.deep.equal([false, false, true]);
  });

  it("says how much room it needs when the disk is full, and keeps the shards", function () {
    if (!existsSync("/dev/full")) this.skip();
    const { part, jobs } = copy();
    symlinkSync("/dev/full", join(part, "images.npy"));
    expect(() => joinShards(jobs, part, {})).to.throw(
      UserError, /images\.npy", with about 1 MB of room for the rest of the set, but found ENOSPC.* What is made is kept/,
    );
    rmSync(join(part, "images.npy"));
    expect(readdirSync(join(part, "shards"))).to.have.length(6);
    expectJoin({ part, jobs });
  });
});
