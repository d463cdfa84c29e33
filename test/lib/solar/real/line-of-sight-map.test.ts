import { expect } from "chai";
import { join } from "node:path";
import { image } from "../../../../src/lib/arrays";
import { FileFormatError } from "../../../../src/lib/errors";
import { writeFits } from "../../../../src/lib/io";
import { diskPatch, readLineOfSightMap } from "../../../../src/lib/solar/real";
import { placeOnDisk } from "../../../../src/lib/solar/real/disk-patch";
import { temporaryFolder } from "../../../support/folder";
import { bipoleAt, drawDisk, drawPart } from "./disks";

/** A part of a drawn disc, as HMI's maps: upright or upside down. */
const CARDS = {
  CONTENT: "MAGNETOGRAM", "DATE-OBS": "2011-02-14T20:34:12.20", CDELT1: 4.8, CDELT2: 4.8, CRVAL1: 0, CRVAL2: 0,
  RSUN_OBS: 960, CRLT_OBS: -6, CROTA2: 0,
};

describe("readLineOfSightMap", () => {
  const folder = temporaryFolder();
  const disk = drawDisk(bipoleAt(20, 15), -6);
  const [x0, y0, w, h] = [270, 250, 120, 110];
  const part = drawPart(bipoleAt(20, 15), -6, { centre: { x: 255.5 - x0, y: 255.5 - y0 }, radius: 200, shape: [h, w] });
  const upright = { ...CARDS, CRPIX1: 255.5 - x0 + 1, CRPIX2: 255.5 - y0 + 1 };
  const write = (name: string, field: typeof part, header: Record<string, string | number>) => {
    const path = join(folder, name);
    writeFits(path, field, { header });
    return path;
  };

  it("knows where on the Sun a part of the disc is", () => {
    const map = readLineOfSightMap(write("upright.fits", part, upright));
    expect([map.centre.x, map.centre.y, map.radius, map.centreLatitude]).to.deep.equal([255.5 - x0, 255.5 - y0, 200, -6]);
    expect(map.time.toISOString()).to.equal("2011-02-14T20:34:00.000Z");
    const here = { longitude: 20, latitude: 15 };
    const [seen, whole] = [diskPatch(map, here, [9, 15], 0.3), diskPatch(disk, here, [9, 15], 0.3)];
    expect(Array.from(seen.data)).to.deep.equal(Array.from(whole.data));
    const { x, y } = { x: 300 - x0, y: 300 - y0 };
    const place = placeOnDisk(map, x, y);
    expect(place?.latitude).to.be.closeTo(placeOnDisk(disk, 300, 300)?.latitude ?? NaN, 1e-9);
  });

  it("turns maps that were taken upside down, and counts missing pixels as 0", () => {
    const turned = image(part.data.slice().reverse(), [h, w], "G");
    turned.data[0] = NaN;
    const cards = { ...upright, CROTA2: 179.93, CRPIX1: w + 1 - upright.CRPIX1, CRPIX2: h + 1 - upright.CRPIX2 };
    const map = readLineOfSightMap(write("turned.fits", turned, cards));
    expect([map.centre.x, map.centre.y]).to.deep.equal([255.5 - x0, 255.5 - y0]);
    expect(Array.from(map.field.data.subarray(0, 500))).to.deep.equal(Array.from(part.data.subarray(0, 500)));
    expect(map.field.data.at(-1)).to.equal(0);
  });

  it("refuses what is no magnetogram, is turned, or does not say when or where", () => {
    const without = (card: string) => Object.fromEntries(Object.entries(upright).filter(([name]) => name !== card));
    expect(() => readLineOfSightMap(write("a.fits", part, without("CONTENT")))).to.throw(FileFormatError, "no CONTENT card");
    expect(() => readLineOfSightMap(write("b.fits", part, { ...upright, CONTENT: "CONTINUUM INTENSITY" }))).to.throw(FileFormatError, "CONTINUUM");
    expect(() => readLineOfSightMap(write("c.fits", part, { ...upright, CROTA2: 30 }))).to.throw(FileFormatError, "turned by 30 degrees");
    expect(() => readLineOfSightMap(write("d.fits", part, without("RSUN_OBS")))).to.throw(FileFormatError, "RSUN_OBS");
    expect(() => readLineOfSightMap(write("e.fits", part, without("DATE-OBS")))).to.throw(FileFormatError, "a map with a time");
  });
});
