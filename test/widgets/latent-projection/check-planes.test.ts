import { expect } from "chai";
import { images, imageAt } from "../../../src/lib/arrays";
import { OptionError, ShapeError } from "../../../src/lib/errors";
import { requirePlanes } from "../../../src/widgets/latent-projection/check-planes";
import type { LatentPlane } from "../../../src/widgets/latent-projection/plane";
import { flatPatches, gridPlane, numbered } from "./planes";

const refused = (change: object, kind: typeof ShapeError | typeof OptionError, text: string) =>
  expect(() => requirePlanes([gridPlane(5, change as Partial<LatentPlane>)])).to.throw(kind, text);

describe("requirePlanes", () => {
  it("takes whole planes, bare ones, and several", () => {
    const { title, x, y, line } = gridPlane();
    requirePlanes([gridPlane(), gridPlane(7, { title: "R" }), { title: "bare", x, y, line }]);
    requirePlanes([{ title, x: Array.from(x), y: Float32Array.from(y), line }]);
    expect(() => requirePlanes([{ ...gridPlane(), extremes: { highest: [], lowest: [] } }])).not.to.throw();
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

  it("wants a line, and a form that it knows", () => {
    refused({ line: undefined }, ShapeError, "a line with a finite intercept and slope, but found undefined");
    refused({ line: { intercept: 1, slope: Infinity } }, ShapeError, "found intercept 1, slope Infinity");
    refused({ form: "third" }, OptionError, 'the form "code" or "text", but found "third"');
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
    const among = (highest: unknown, lowest: unknown) => ({ extremes: { highest, lowest } });
    refused(
      among(numbered(1), []),
      ShapeError,
      "every extreme to be a thumbnail, none of them twice, but found point 1",
    );
    refused(among(numbered(0), numbered(0)), ShapeError, "found [0, 0]");
    refused(among([0], []), ShapeError, "found point undefined, which is not drawn");
    refused(among(4, []), ShapeError, "lists of the highest and the lowest points, but found the number 4 and");
    const thumbnails = { indices: [0, 1, 2, 3, 4, 5, 6], images: flatPatches(7) };
    const seven = among(numbered(0, 1, 2, 3), numbered(4, 5, 6));
    refused({ thumbnails, ...seven }, OptionError, "at most 6 extremes in all, but found 7");
    refused({ thumbnails: undefined }, ShapeError, "which is not drawn");
  });

  it("wants labels of two kinds, a distance, and parameters of all points", () => {
    refused({ labels: [0, 1] }, ShapeError, "25 values");
    refused(
      { labels: new Float64Array(25).fill(2) },
      ShapeError,
      "else false, 0 or -1, but found the number 2 at index 0",
    );
    refused({ distance: new Float64Array(25).fill(NaN) }, ShapeError, "distance to be finite numbers");
    refused({ parameters: gridPlane(2).parameters }, ShapeError, "25 rows of parameters, one per point, but found 4");
    refused({ parameter: "R" }, OptionError, 'a parameter out of TUF, kind, but found "R"');
    refused({ parameters: undefined }, OptionError, 'out of a table of parameters, but found "TUF"');
  });
});
