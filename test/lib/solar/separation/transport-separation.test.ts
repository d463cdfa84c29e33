import { expect } from "chai";
import { image, stackImages } from "../../../../src/lib/arrays";
import { OptionError, ShapeError } from "../../../../src/lib/errors";
import { regionParameters } from "../../../../src/lib/solar";
import { polarityTransport, transportSeparation, transportSeparations } from "../../../../src/lib/solar/separation";
import { block } from "../fields";

describe("separation by optimal transport", () => {
  type Spot = readonly [x: number, y: number, width: number, peak: number];
  const spots = (list: readonly Spot[]) =>
    image(Float32Array.from({ length: 128 * 128 }, (_, at) => {
      const [x, y] = [at % 128, Math.floor(at / 128)];
      return list.reduce((sum, [cx, cy, w, peak]) => sum + peak * Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * w * w)), 0);
    }), [128, 128], "kG");
  const bipole = spots([[40, 50, 8, 0.9], [90, 70, 10, -0.7]]);
  const quadrupole = spots([[30, 40, 6, 0.9], [70, 44, 7, -0.8], [80, 84, 5, 0.7], [108, 80, 6, -0.9], [58, 60, 3, 0.4]]);
  const psep = (field: typeof bipole) => regionParameters(field, { separation: "pixels" }).polaritySeparation;

  // parcels of 8 x 8 pixels beyond 0.15 with their weighted centres, M their distances:
  // ot.emd2(a / a.sum(), b / b.sum(), M), and with a dummy parcel of no cost on the weaker side; POT 0.9.7
  it("agrees with POT on a bipole and a quadrupole", () => {
    const unit = "pixels";
    expect(transportSeparation(bipole, { unit })).to.be.closeTo(53.87562576317714, 1e-4);
    expect(transportSeparation(quadrupole, { unit })).to.be.closeTo(40.9671215184459, 1e-4);
    expect(transportSeparation(bipole, { unit, balance: "partial" })).to.be.closeTo(52.166444560424374, 1e-4);
    expect(transportSeparation(quadrupole, { unit, balance: "partial" })).to.be.closeTo(33.71458950695046, 1e-4);
  });

  it("is the distance of the centroids for one bipole", () => {
    expect(transportSeparation(bipole, { unit: "pixels" }) / psep(bipole)).to.be.within(1, 1.002);
  });

  it("is the length of the bipoles where two opposite ones annul each other's centroids", () => {
    const squares = [[16, 16, 0.5], [40, 16, -0.5], [80, 96, -0.5], [104, 96, 0.5]] as const;
    const field = block([128, 128], squares.map(([x, y, value]) => ({ x, y, side: 8, value })));
    expect(psep(field)).to.be.closeTo(0, 1e-6);
    expect(transportSeparation(field, { unit: "pixels" })).to.be.closeTo(24, 1e-6);
  });

  it("is moved by a small feature by no more than its share of the flux", () => {
    const far = [...[[8, 60, 0.8], [40, 60, -0.8]].map(([x, y, value]) => ({ x, y, side: 16, value })), { x: 116, y: 64, side: 2, value: 0.8 }];
    const { separation, links } = polarityTransport(block([128, 128], far), { unit: "pixels" });
    const share = 4 / 260;
    const least = Math.hypot(116.5 - 55.5, 0);
    expect(separation).to.be.within(32 * (1 - 2 * share), 32 + share * (least + 16));
    expect(links.reduce((sum, link) => sum + link.share, 0)).to.be.closeTo(1, 1e-12);
    expect(links.reduce((sum, link) => sum + link.share * link.distance, 0)).to.be.closeTo(separation, 1e-12);
  });

  it("comes in units of the diagonal, in pixels, or in Mm", () => {
    const pixels = transportSeparation(bipole, { unit: "pixels" });
    expect(transportSeparation(bipole)).to.be.closeTo(pixels / Math.hypot(128, 128), 1e-12);
    expect(transportSeparation(bipole, { unit: [0.5, 0.5] })).to.be.closeTo(pixels / 2, 1e-9);
    const along = block([128, 128], [{ x: 8, y: 8, side: 8, value: 0.5 }, { x: 72, y: 8, side: 8, value: -0.5 }]);
    expect(transportSeparation(along, { unit: [2, 7] })).to.be.closeTo(128, 1e-6);
  });

  it("does not change when the signs, or left and right, are exchanged", () => {
    const turned = image(quadrupole.data.map((_, at) => -quadrupole.data[at - (at % 128) + 127 - (at % 128)]), [128, 128], "kG");
    expect(transportSeparation(turned)).to.be.closeTo(transportSeparation(quadrupole), 1e-9);
  });

  it("needs both polarities", () => {
    const single = block([128, 128], [{ x: 8, y: 8, side: 8, value: 0.5 }]);
    expect(polarityTransport(single)).to.deep.equal({ separation: NaN, links: [] });
    expect(transportSeparation(single, { singlePolarity: "zero" })).to.equal(0);
    expect(Array.from(transportSeparations(stackImages([bipole, single])))).to.deep.equal([transportSeparation(bipole), NaN]);
  });

  it("refuses impossible options and fields", () => {
    expect(() => transportSeparation(bipole, { cell: 0 })).to.throw(OptionError, "whole number of pixels, but found 0");
    expect(() => transportSeparation(bipole, { balance: "drop" as never })).to.throw(OptionError, '"drop"');
    expect(() => transportSeparation(bipole, { unit: [1, NaN] })).to.throw(OptionError, "sides of a pixel in Mm");
    expect(() => transportSeparation(bipole, { singlePolarity: "none" as never })).to.throw(OptionError, '"none"');
    expect(() => transportSeparation(bipole, { threshold: -1 })).to.throw(OptionError, "-1");
    expect(() => transportSeparation(image(new Float32Array(4), [2, 2], "G"))).to.throw(ShapeError, '"G"');
    expect(() => transportSeparations(bipole as never)).to.throw(ShapeError, "stack of images");
  });
});
