import { expect } from "chai";
import { diskPatch, limbCosine, lineOfSightPatch, placeOnDisk } from "../../../../src/lib/solar/real/disk-patch";
import { drawDisk } from "./disks";

describe("limbCosine", () => {
  it("is 1 at the disc's centre and 0 at the limb", () => {
    expect(limbCosine({ longitude: 0, latitude: -6 }, -6)).to.be.closeTo(1, 1e-15);
    expect(limbCosine({ longitude: 90, latitude: 0 }, 5)).to.be.closeTo(0, 1e-15);
    expect(limbCosine({ longitude: 60, latitude: 0 }, 0)).to.be.closeTo(0.5, 1e-15);
  });
});

describe("diskPatch", () => {
  it("puts the place into the middle, west to the right and north up", () => {
    const place = { longitude: 30, latitude: 18 };
    for (const centreLatitude of [0, -7]) {
      const seen = (field: (longitude: number, latitude: number) => number, row: number, column: number) => {
        const { data } = diskPatch(drawDisk(field, centreLatitude), place, [21, 31], 0.3);
        const here = { longitude: 30 + ((column - 15) * 0.3) / Math.cos((18 * Math.PI) / 180), latitude: 18 + (row - 10) * 0.3 };
        return data[row * 31 + column] * limbCosine(here, centreLatitude);
      };
      expect(seen((longitude) => longitude, 10, 15)).to.be.closeTo(30, 0.02);
      expect(seen((longitude) => longitude, 10, 30)).to.be.closeTo(30 + 4.5 / Math.cos((18 * Math.PI) / 180), 0.05);
      expect(seen((_, latitude) => latitude, 10, 15)).to.be.closeTo(18, 0.02);
      expect(seen((_, latitude) => latitude, 20, 15)).to.be.closeTo(21, 0.05);
      expect(seen((_, latitude) => latitude, 0, 15)).to.be.closeTo(15, 0.05);
    }
  });

  it("has the SHARPs' scale: equal areas, a degree at the middle", () => {
    const disk = drawDisk((longitude) => longitude);
    const { data } = diskPatch(disk, { longitude: 0, latitude: 0 }, [1, 201], 0.3);
    for (const column of [40, 100, 130, 160]) {
      const longitude = (column - 100) * 0.3;
      expect(data[column] * Math.cos((longitude * Math.PI) / 180)).to.be.closeTo(longitude, 0.05);
    }
    const north = diskPatch(drawDisk((_, latitude) => latitude), { longitude: 0, latitude: 0 }, [201, 1], 0.3);
    for (const row of [40, 100, 160]) {
      const latitude = (Math.asin((row - 100) * 0.3 * (Math.PI / 180)) * 180) / Math.PI;
      expect(north.data[row] * Math.cos((latitude * Math.PI) / 180)).to.be.closeTo(latitude, 0.05);
    }
  });

  it("divides by the limb cosine, and is 0 beyond the limb", () => {
    const disk = drawDisk(() => 100);
    const { data } = diskPatch(disk, { longitude: 45, latitude: 0 }, [1, 1], 0.3);
    expect(data[0]).to.be.closeTo(100 / Math.SQRT1_2, 1e-3);
    expect(diskPatch(disk, { longitude: 95, latitude: 0 }, [1, 1], 0.3).data[0]).to.equal(0);
  });
});

describe("lineOfSightPatch", () => {
  it("is the same map without the limb cosine", () => {
    const disk = drawDisk((longitude) => 100 + longitude);
    const place = { longitude: 45, latitude: 0 };
    expect(lineOfSightPatch(disk, place, [1, 1], 0.3).data[0]).to.be.closeTo(145, 0.01);
    expect(lineOfSightPatch(disk, { longitude: 95, latitude: 0 }, [1, 1], 0.3).data[0]).to.equal(0);
  });
});

describe("placeOnDisk", () => {
  it("is where the disc was drawn", () => {
    const longitudes = drawDisk((longitude) => longitude, -5);
    const latitudes = drawDisk((_, latitude) => latitude, -5);
    for (const [x, y] of [[300, 200], [120, 340], [255, 255]]) {
      const place = placeOnDisk(longitudes, x, y);
      expect(place?.longitude).to.be.closeTo(longitudes.field.data[y * 512 + x], 1e-4);
      expect(place?.latitude).to.be.closeTo(latitudes.field.data[y * 512 + x], 1e-4);
    }
    expect(placeOnDisk(longitudes, 10, 10)).to.equal(undefined);
  });
});
