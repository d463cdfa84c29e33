import { expect } from "chai";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { image } from "../../../../src/lib/arrays";
import { findDisk, findFullDisks, readFullDisk } from "../../../../src/lib/solar/real/full-disk";
import { bipoleAt, drawDisk, savePicture } from "./disks";

describe("readFullDisk", () => {
  it("finds the disc, and gives grey levels back as gauss", async () => {
    const drawn = drawDisk(bipoleAt(20, 10, 200));
    const path = await savePicture(drawn, "HMI.m2026.02.01_12.30.00.jpg");
    const { field, centre, radius, time, centreLatitude } = await readFullDisk(path);
    expect(centre).to.deep.equal({ x: 255.5, y: 255.5 });
    expect(radius).to.be.closeTo(200, 1);
    expect(time.toISOString()).to.equal("2026-02-01T12:30:00.000Z");
    expect(centreLatitude).to.be.closeTo(-6.05, 0.05);
    expect(field.unit).to.equal("G");
    const errors = field.data.map((b, i) => Math.abs(b - drawn.field.data[i])).filter((_, i) =>
      Math.hypot((i % 512) - 255.5, Math.floor(i / 512) - 255.5) < 190);
    // a grey level is 1.96 G; JPEG adds a few
    expect(Math.max(...errors)).to.be.below(10);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).to.be.below(1.1);
  });

  it("says what is wrong with a name, a file, and a picture without a disc", async () => {
    const folder = mkdtempSync(join(tmpdir(), "disks-"));
    const named = join(folder, "HMI.m2026.02.01_12.30.00.jpg");
    writeFileSync(named, "no picture");
    const message = async (path: string) => readFullDisk(path).then(() => "no error", (error: Error) => error.message);
    expect(await message(join(folder, "sun.jpg"))).to.match(/HMI\.mYYYY.*"sun\.jpg"/);
    expect(await message(named)).to.match(/a JPEG or PNG picture at/);
    expect(() => findDisk(image(new Float32Array(10_000), [100, 100]), "black")).to.throw(/round disc.*"black".*no disc/);
    expect(() => findDisk(image(new Float32Array(10_000).fill(200), [100, 100]), "white")).to.throw(/100 x 100 pixels in 100 x 100/);
  });
});

describe("findFullDisks", () => {
  it("lists pictures by time, and nothing else", async () => {
    const folder = mkdtempSync(join(tmpdir(), "disks-"));
    for (const name of ["HMI.m2026.02.02_00.00.00.jpg", "HMI.m2026.02.01_12.00.00.jpg", "readme.txt"]) {
      writeFileSync(join(folder, name), "");
    }
    expect(findFullDisks(folder).map((path) => path.slice(-23, -4))).to.deep.equal(["2026.02.01_12.00.00", "2026.02.02_00.00.00"]);
  });

  it("says that there are none", () => {
    expect(() => findFullDisks("/nowhere")).to.throw(/full-disc pictures in "\/nowhere".*none/);
  });
});
