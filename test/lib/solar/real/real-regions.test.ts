import { expect } from "chai";
import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { image } from "../../../../src/lib/arrays";
import { FileFormatError } from "../../../../src/lib/errors";
import { writeFits } from "../../../../src/lib/io";
import { findSharps } from "../../../../src/lib/solar";
import { realRegions, type RealRegions } from "../../../../src/lib/solar/real";
import { temporaryFolder } from "../../../support/folder";
import { drawnData } from "./data-folder";

describe("realRegions", function () {
  this.timeout(120_000);
  let found: RealRegions;
  before(async () => {
    found = await realRegions({ folder: await drawnData() });
  });

  it("are preprocessed images of distinct regions", () => {
    const { images, patches, regions, frames, seldom } = found;
    expect([images.shape, images.unit]).to.deep.equal([[11, 128, 128], "kG"]);
    expect([patches.length, regions, frames, seldom]).to.deep.equal([11, 4, { all: 5, bad: 2 }, 0]);
    // the map of 2011 first, then three regions in three pictures each; the SHARP shows one of them
    expect(patches.map(({ region }) => region)).to.deep.equal([0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3].sort((a, b) => a - b));
    const sharp = patches.find(({ source }) => source === "sharp");
    const beside = patches.filter(({ region }) => region === sharp?.region);
    expect(beside.map(({ source }) => source).sort()).to.deep.equal(["picture", "picture", "picture", "sharp"]);
    expect(images.data.reduce((most, b) => Math.max(most, b), 0)).to.be.closeTo(0.9, 0.2);
  });

  it("know how large their pixels are on the Sun", () => {
    const sharp = found.patches.find(({ source }) => source === "sharp");
    expect(sharp?.pixelMm[0]).to.be.closeTo((90 * 0.36442) / 128, 1e-4);
    expect(sharp?.pixelMm[1]).to.be.closeTo((60 * 0.36442) / 128, 1e-4);
  });

  it("are represented by the image nearest to the central meridian", () => {
    expect(found.representatives.length).to.equal(found.groups);
    for (const [group, index] of found.representatives.entries()) {
      const { place, group: own } = found.patches[index];
      expect(own).to.equal(group);
      const all = found.patches.filter((patch) => patch.group === group).map((patch) => Math.abs(patch.place.longitude));
      expect(Math.abs(place.longitude)).to.equal(Math.min(...all));
    }
  });

  it("know how pictures show them", () => {
    const { looks, patches } = found;
    const pictures = patches.filter(({ source }) => source === "picture");
    expect(looks).to.deep.equal(pictures.map(({ cells, limbCosine: mu }) => ({ cells, limbCosine: mu })));
    const sharp = patches.find(({ source }) => source === "sharp");
    // 60 x 90 pixels of 0.03 degrees; sin b0 sin 15 + cos b0 cos 15 cos 30, b0 = -6.17 on 8 April
    expect(sharp?.cells).to.deep.equal([6, 9]);
    const rad = Math.PI / 180;
    const cosine = Math.sin(-6.17 * rad) * Math.sin(15 * rad) + Math.cos(6.17 * rad) * Math.cos(15 * rad) * Math.cos(30 * rad);
    expect(sharp?.limbCosine).to.be.closeTo(cosine, 1e-3);
  });

  it("are told by the files that they were made of", async () => {
    expect(found.digest).to.match(/^[0-9a-f]{64}$/);
    expect((await realRegions({ folder: join(await drawnData(), "solar") })).digest).to.equal(found.digest);
  });

  it("says why the first file was left out when nothing is left", async () => {
    const folder = temporaryFolder();
    const field = image(new Float32Array(6).fill(100), [2, 3]);
    writeFits(join(folder, "hmi.sharp_cea_720s.9997.20260408_060000_TAI.Br.fits"), field);
    const error = await realRegions({ folder }).then(() => undefined, (reason: Error) => reason);
    expect(error?.message).to.contain("1 files, and no region; of 1 left out the first is SHARP 9997, 2026-04-08 06:00 TAI: expected")
      .and.to.contain("card CRVAL1");
  });

  it("cannot be made of nothing", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "solar"));
    const error = await realRegions({ folder }).then(() => undefined, (reason: Error) => reason);
    expect(error).to.be.instanceOf(FileFormatError);
    expect(error?.message).to.contain("0 files, and no region");
  });

  it("of the real data: the last pictures, of which two are under wrong names, SHARPs and a map of one of them", async function () {
    const data = process.env.LATENT_SKY_TEST_DATA;
    if (data === undefined) {
      console.log("      LATENT_SKY_TEST_DATA is not set: no real regions were cut");
      this.skip();
    }
    const folder = temporaryFolder();
    const pictures = join("solar", "hmi_fulldisk_jpg");
    mkdirSync(join(folder, pictures), { recursive: true });
    const link = (path: string) => symlinkSync(join(data, path), join(folder, path));
    readdirSync(join(data, pictures)).sort().slice(-6).forEach((name) => link(join(pictures, name)));
    link(join("solar", "hmi_los"));
    for (const { segments: { Br } } of findSharps(join(data, "solar"))) symlinkSync(Br, join(folder, "solar", basename(Br)));
    const { frames, patches, leftOut } = await realRegions({ folder });
    expect(frames).to.deep.equal({ all: 6, bad: 2 });
    expect(leftOut.map(({ name }) => name)).to.include.members(["HMI.m2026.04.19_12.00.00.jpg", "HMI.m2026.04.20_00.00.00.jpg"]);
    const of = (title: string) => patches.filter((patch) => patch.title.startsWith(title)).map(({ region }) => region);
    expect(of("SHARP 377")).to.deep.equal(of("HMI line of sight"));
    expect(new Set(of("SHARP 6060")).size).to.equal(1);
    expect(of("HMI picture").length).to.be.at.least(4);
  });
});
