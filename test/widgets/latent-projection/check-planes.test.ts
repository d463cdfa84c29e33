import { expect } from "chai";
import { images, imageAt } from "../../../src/lib/arrays";
import { OptionError, ShapeError } from "../../../src/lib/errors";
import { requirePlanes } from "../../../src/widgets/latent-projection/check-planes";
import type { LatentPlane } from "../../../src/widgets/latent-projection/plane";
import { flatPatches, gridPlane } from "./planes";

const refused = (change: object, kind: typeof ShapeError | typeof OptionError, text: string) =>
  expect(() => requirePlanes([gridPlane(5, change as Partial<LatentPlane>)])).to.throw(kind, text);

describe("requirePlanes", () => {
  it("takes whole planes, bare ones, and several", () => {
    const { title, x, y, line } = gridPlane();
    requirePlanes([gridPlane(), gridPlane(7, { title: "R" }), { title: "bare", x, y, line }]);
    requirePlanes([{ title, x: Array.from(x), y: Float32Array.from(y), line }]);
    expect(() => requirePlanes([{ ...gridPlane(), extremes: { positive: [], negative: [] } }])).not.to.throw();
  });

  it("wants one to four planes, each with a title of its own", () => {
    expect(() => requirePlanes([])).to.throw(ShapeError, "a list of 1 to 4 planes, but found 0");
    expect(() => requirePlanes(gridPlane() as never)).to.throw(ShapeError, "a list of 1 to 4 planes");
    expect(() => requirePlanes([undefined as never])).to.throw(
      ShapeError,
      "plane 1 to be an object with x, y and line",
    );
    expect(() => requirePlanes([gridPlane(), gridPlane()])).to.throw(OptionError, 'found "TUF" twice');
    refused({ title: 3 }, ShapeError, "plane 1 to have a title, but found the number 3");
  });

  it("wants finite coordinates, as many across as up", () => {
    refused(
      { x: [0, NaN], y: [0, 1] },
      ShapeError,
      '"TUF": x to be finite numbers, but found the number NaN at index 1',
    );
    refused({ y: [0, 1] }, ShapeError, '25 values of plane "TUF": y, one per point, but found 2');
    refused({ x: undefined }, ShapeError, 'plane "TUF": x to be an array of finite numbers, but found undefined');
    refused({ x: [], y: [] }, ShapeError, "at least one point, but found none");
  });

  it("wants two different points of the line", () => {
    refused({ line: undefined }, ShapeError, "two different points of the decision line");
    refused(
      {
        line: [
          { x: 1, y: 2 },
          { x: 1, y: 2 },
        ],
      },
      ShapeError,
      "(1, 2) twice",
    );
    refused(
      {
        line: [
          { x: 1, y: 2 },
          { x: Infinity, y: 2 },
        ],
      },
      ShapeError,
      "and finite",
    );
  });

  it("wants an image and an index of its own for every thumbnail", () => {
    const four = flatPatches(4);
    refused({ thumbnails: { indices: [0, 1, 2], images: four } }, ShapeError, "for every thumbnail (4), but found 3");
    refused({ thumbnails: { indices: [0, 1, 2, 2], images: four } }, ShapeError, "4, of which 3 differ");
    refused(
      { thumbnails: { indices: [0, 1, 2, 25], images: four } },
      ShapeError,
      "whole numbers from 0 to 24, but found the number 25 at index 3",
    );
    refused(
      { thumbnails: { indices: [0], images: imageAt(four, 0) } },
      ShapeError,
      'plane "TUF": the thumbnails to be a stack of images',
    );
  });

  it("wants patches of one size in all planes", () => {
    const small = { indices: [0], images: images(new Float32Array(4), [1, 2, 2]) };
    const other = gridPlane(5, { title: "R", thumbnails: small, extremes: undefined });
    expect(() => requirePlanes([gridPlane(), other])).to.throw(
      ShapeError,
      "one size in all planes, 8 x 8, but found 2 x 2",
    );
  });

  it("wants the extremes among the thumbnails, and few", () => {
    refused(
      { extremes: { positive: [1], negative: [] } },
      ShapeError,
      "every extreme to be a thumbnail, none of them twice, but found point 1",
    );
    refused({ extremes: { positive: [0], negative: [0] } }, ShapeError, "found [0, 0]");
    refused(
      { extremes: { positive: 4, negative: [0] } },
      ShapeError,
      "the positive extremes to be an array of numbers of points",
    );
    const thumbnails = { indices: [0, 1, 2, 3, 4, 5, 6], images: flatPatches(7) };
    refused(
      { thumbnails, extremes: { positive: [0, 1, 2, 3], negative: [4, 5, 6] } },
      OptionError,
      "at most 6 extremes in all, but found 7",
    );
    refused({ thumbnails: undefined }, ShapeError, "which is not drawn");
  });

  it("wants labels of 0 and 1, and parameters of all points", () => {
    refused({ labels: [0, 1] }, ShapeError, "25 values");
    refused({ labels: new Float64Array(25).fill(2) }, ShapeError, "0 or 1, but found the number 2 at index 0");
    refused({ parameters: gridPlane(2).parameters }, ShapeError, "25 rows of parameters, one per point, but found 4");
    refused({ parameter: "R" }, OptionError, 'a parameter out of TUF, kind, but found "R"');
    refused({ parameters: undefined }, OptionError, 'out of a table of parameters, but found "TUF"');
  });
});
