import { expect } from "chai";
import { placePatches } from "../../../src/widgets/latent-projection/placed-patches";
import { planeFrame } from "../../../src/widgets/latent-projection/plane-frame";
import { flatPatches, gridPlane, numbered, placedGrid } from "./planes";

describe("placePatches", () => {
  it("puts every patch at its point, in page pixels", () => {
    const { patches } = placedGrid({}, 330);
    const centres = patches.map(({ point, centre }) => [point, Math.round(centre.x), Math.round(centre.y)]);
    expect(centres.sort((a, b) => a[0] - b[0])).to.deep.equal([
      [0, 15, 315],
      [4, 315, 315],
      [20, 15, 15],
      [24, 315, 15],
    ]);
  });

  it("letters the extremes from left to right, side by side, and draws them last", () => {
    const thumbnails = { indices: [24, 12, 0, 4], images: flatPatches(4) };
    const { patches } = placedGrid({ thumbnails, extremes: { highest: numbered(24), lowest: numbered(0) } });
    expect(patches.map(({ point, extreme }) => [point, extreme?.letter, extreme?.side])).to.deep.equal([
      [12, undefined, undefined],
      [4, undefined, undefined],
      [0, "a", "negative"],
      [24, "b", "positive"],
    ]);
  });

  it("begins with the side that lies to the left", () => {
    const { patches } = placedGrid({ extremes: { highest: numbered(20, 0), lowest: numbered(24, 4) } });
    expect(patches.map(({ extreme }) => extreme?.side)).to.deep.equal(["positive", "positive", "negative", "negative"]);
  });

  it("numbers patches onwards from the planes before, in the order of the images", () => {
    const plane = gridPlane();
    const patches = placePatches(plane, planeFrame(plane, 300, 0.07), 10, "upper");
    const value = ({ point, patch, resample }: (typeof patches)[number]) => [
      point,
      patch,
      Math.round(resample(2, 2).data[0] * 3) / 3,
    ];
    expect(patches.map(value).sort((a, b) => a[1] - b[1])).to.deep.equal([
      [0, 10, -1],
      [4, 11, -1 / 3],
      [20, 12, 1 / 3],
      [24, 13, 1],
    ]);
  });

  it("turns patches upside down for a lower origin", () => {
    const data = Float32Array.of(1, 1, -1, -1);
    const thumbnails = { indices: [3], images: { ...flatPatches(1, 2, 2), data } };
    const plane = gridPlane(5, { thumbnails, extremes: undefined });
    const top = (origin: "upper" | "lower") =>
      placePatches(plane, planeFrame(plane, 300, 0.07), 0, origin)[0].resample(2, 2).data[0];
    expect([top("upper"), top("lower")]).to.deep.equal([1, -1]);
  });

  it("has none without thumbnails", () => {
    expect(placedGrid({ thumbnails: undefined, extremes: undefined }).patches).to.deep.equal([]);
  });
});
