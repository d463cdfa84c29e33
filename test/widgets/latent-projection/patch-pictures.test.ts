import { expect } from "chai";
import { patchPictures } from "../../../src/widgets/latent-projection/patch-pictures";
import { placePatches } from "../../../src/widgets/latent-projection/placed-patches";
import { planeFrame } from "../../../src/widgets/latent-projection/plane-frame";
import { decodeUri } from "../specs";
import { cloudPlane, GRID_PICTURES, numbered, placedGrid } from "./planes";

describe("patchPictures", () => {
  it("draws small patches at three pixels per page pixel where there is room", () => {
    const { frame, patches } = placedGrid();
    const {
      planes: [plane],
      large,
    } = patchPictures([{ frame, patches }], GRID_PICTURES);
    expect(decodeUri(plane.plate ?? "").width).to.equal(900);
    expect(large).to.deep.include({ tileWidth: 128, tileHeight: 128 });
  });

  it("knows where every small patch is", () => {
    const { frame, patches } = placedGrid();
    const [{ boxes }] = patchPictures([{ frame, patches }], GRID_PICTURES).planes;
    expect([...boxes.keys()].sort()).to.deep.equal([0, 1, 2, 3]);
    const box = boxes.get(1);
    // the lower right corner of the grid; 19 pixels of 300 and a frame, for a range of 1.1
    expect(((box?.x ?? 0) + (box?.x2 ?? 0)) / 2).to.be.closeTo(1, 0.002);
    expect((box?.x2 ?? 0) - (box?.x ?? 0)).to.be.closeTo((19 + 4 / 3) * (1.1 / 300), 0.003);
  });

  it("fits the extremes of both sides in one row", () => {
    const { frame, patches } = placedGrid();
    const [
      {
        extremes: { positive, negative },
      },
    ] = patchPictures([{ frame, patches }], GRID_PICTURES).planes;
    expect((positive?.width ?? 0) + (negative?.width ?? 0)).to.be.within(270, 300 - 10);
    const one = placedGrid({ extremes: { highest: numbered(4), lowest: [] } });
    const [{ extremes }] = patchPictures([one], GRID_PICTURES).planes;
    expect([extremes.positive?.tileWidth, extremes.negative]).to.deep.equal([112, undefined]);
  });

  it("has no large patches when none can be pointed at, and none at all without patches", () => {
    const { frame, patches } = placedGrid();
    expect(patchPictures([{ frame, patches }], { ...GRID_PICTURES, interactive: false }).large).to.equal(undefined);
    const none = patchPictures([{ frame, patches: [] }], GRID_PICTURES);
    expect([none.large, none.planes[0].plate, none.planes[0].boxes.size]).to.deep.equal([undefined, undefined, 0]);
  });

  it("gets coarser until the pictures fit, and then still shows every patch", () => {
    const plane = cloudPlane(400, 150, 64);
    const frame = planeFrame(plane, 300, 0.07);
    const pictures = patchPictures([{ frame, patches: placePatches(plane, frame, 0, "upper") }], {
      ...GRID_PICTURES,
      sharpest: 64,
    });
    const length = (pictures.large?.uri.length ?? 0) + (pictures.planes[0].plate?.length ?? 0);
    expect(length).to.be.within(250_000, 600_000);
    expect(pictures.large).to.deep.include({ tileWidth: 128, tileHeight: 128 });
    expect(pictures.planes[0].boxes.size).to.equal(150);
  });
});
