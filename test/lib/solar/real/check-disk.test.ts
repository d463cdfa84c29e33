import { expect } from "chai";
import { image } from "../../../../src/lib/arrays";
import type { FullDisk } from "../../../../src/lib/solar/real";
import { diskFault } from "../../../../src/lib/solar/real/check-disk";
import { drawDisk, turningSun } from "./disks";

describe("diskFault", function () {
  this.timeout(60_000);
  /** On 8 April the disc's radius is 199.7 pixels of 4.8 arcsec. */
  const start = Date.UTC(2026, 3, 8);
  const seen = (hours: number, named = hours) => drawDisk(turningSun(hours), -6, new Date(start + named * 3_600_000));
  const altered = (disk: FullDisk, change: (b: number, i: number) => number): FullDisk =>
    ({ ...disk, field: image(disk.field.data.map(change), disk.field.shape, "G") });
  const first = seen(0);

  it("has nothing to say of a good picture, alone or after another", () => {
    expect(diskFault(first)).to.equal(undefined);
    expect(diskFault(seen(12), first)).to.equal(undefined);
  });

  it("finds a file whose picture is of another time", () => {
    expect(diskFault(seen(0, 12), first)).to.equal("regions that moved as in 0 h since the picture before, where the names say 12 h");
    expect(diskFault(seen(4, 24), first)).to.match(/moved as in [45] h .* say 24 h/);
    expect(diskFault(seen(30, 12), first)).to.match(/moved as in (29|30|31) h/);
  });

  it("does not compare what cannot be compared", () => {
    expect(diskFault(seen(0, 72), first)).to.equal(undefined);
    const other = drawDisk((lon, lat) => 11 * Math.sin(lon * 5 + lat * 3), -6, new Date(start + 43_200_000));
    expect(diskFault(other, first)).to.equal(undefined);
  });

  it("finds discs of a wrong size, level or contrast", () => {
    expect(diskFault({ ...first, radius: 190 })).to.match(/^a disc of 190 pixels in radius, where 199\.[67] are expected on that day$/);
    expect(diskFault(altered(first, (b) => b + 20))).to.match(/a median field of (19|20|21)\.\d G/);
    expect(diskFault(altered(first, (b) => b / 10))).to.match(/a quiet field of 0\.\d G|a quiet field of 1\.\d G/);
    expect(diskFault(altered(first, (b, i) => (i % 512 < 200 ? -250 : b)))).to.match(/\d+ % of the disc saturated/);
    expect(diskFault(altered(first, () => 0))).to.equal("a quiet field of 0.0 G, where 8 G are expected");
  });
});
