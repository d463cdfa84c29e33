import { expect } from "chai";
import { image } from "../../../../src/lib/arrays";
import type { DiskRegion } from "../../../../src/lib/solar/real/disk-regions";
import { nearestToMeridian, trackRegions } from "../../../../src/lib/solar/real/track-regions";

const patch = image(new Float32Array(4), [2, 2], "G");
const seen = (days: number, longitude: number, latitude: number, source = "picture"): DiskRegion =>
  ({ place: { longitude, latitude }, patch, source, time: new Date(Date.UTC(2026, 1, 1) + days * 86_400_000) });

/** Seen every half day at 13.2 degrees a day. */
const passage = (start: number, latitude: number, from = -40, to = 40) =>
  Array.from({ length: 1 + Math.floor((to - from) / 6.6) }, (_, i) => seen(start + i / 2, from + 6.6 * i, latitude));

describe("trackRegions", () => {
  it("joins the pictures of one passage, and keeps regions apart", () => {
    const tracks = trackRegions([...passage(0, 15), ...passage(0, -15), ...passage(2, 15)]);
    expect(tracks.map((track) => track.length)).to.deep.equal([13, 13, 13]);
    expect(tracks.every((track) => track.every(({ place }) => place.latitude === track[0].place.latitude))).to.equal(true);
  });

  it("bridges a missing picture and a gap of four days, but not a rotation", () => {
    const whole = passage(0, 10);
    expect(trackRegions(whole.filter((_, i) => i !== 5))).to.have.length(1);
    const gap = trackRegions(whole.filter((_, i) => i <= 2 || i >= 10));
    expect(gap.map((track) => track.length)).to.deep.equal([6]);
    expect(trackRegions([...whole, ...passage(27.3, 10)])).to.have.length(2);
  });

  it("keeps neighbours apart across a gap of four days, in longitude and in latitude", () => {
    // where the first is expected after four days, and beside it
    const first = passage(0, 10, -40, -30);
    const days = 4;
    // 14.42 - 2.00 sin^2 10 - 2.09 sin^4 10 - 0.9856 = 13.372 degrees a day
    const expected = first[1].place.longitude + 13.372 * (days - 0.5);
    expect(trackRegions([...first, seen(days, expected + 5.9, 13.9)])).to.have.length(1);
    expect(trackRegions([...first, seen(days, expected + 6.1, 10)])).to.have.length(2);
    expect(trackRegions([...first, seen(days, expected, 14.1)])).to.have.length(2);
    expect(trackRegions([...first, seen(8.6, expected + 13.372 * 4.6, 10)])).to.have.length(2);
  });

  it("gives each track the nearest of two neighbours, whatever their order", () => {
    const [a, b] = [passage(0, 10), passage(0, 13.5)];
    for (const mixed of [[...a, ...b], [...b, ...a].reverse()]) {
      const tracks = trackRegions(mixed);
      expect(tracks.map((track) => new Set(track.map(({ place }) => place.latitude)).size)).to.deep.equal([1, 1]);
    }
  });

  it("joins what two instruments see at one time, not what one sees twice", () => {
    expect(trackRegions([seen(0, 5, 10), seen(0, 6, 10, "sharp"), seen(0, 4, 11)]).map((track) => track.length).sort()).to.deep.equal([1, 2]);
  });

  it("follows the slower rotation of high latitudes", () => {
    // 14.42 - 2.00 sin^2 35 - 2.09 sin^4 35 - 0.9856 = 12.55 degrees a day
    const days = [0, 1.5, 3, 4.5];
    expect(trackRegions(days.map((day) => seen(day, -30 + 12.55 * day, 35)))).to.have.length(1);
    expect(trackRegions(days.map((day) => seen(day, -30 + 17.5 * day, 35)))).to.have.length(4);
  });

  it("does not mind the order", () => expect(trackRegions(passage(0, 5).reverse())).to.have.length(1));
});

describe("nearestToMeridian", () => {
  it("is the picture with the smallest longitude", () => {
    expect(nearestToMeridian(passage(0, 15)).place.longitude).to.be.closeTo(-0.4, 1e-9);
  });
});
