import { expect } from "chai";
import { image, imageAt, images } from "../../../../src/lib/arrays";
import { OptionError, ShapeError } from "../../../../src/lib/errors";
import { seed } from "../../../../src/lib/random";
import {
  applyAugmentations,
  augmentPatches,
  frameImage,
  rotateImage,
  shiftImage,
  VOID_FILLINGS,
  zoomImage,
  type Augmentation,
} from "../../../../src/lib/solar/augment";

const draws = seed(23).stream("patches");
const stack = images(
  Float32Array.from({ length: 3 * 32 * 32 }, () => draws.normal()),
  [3, 32, 32],
  "kG",
);
const patch = imageAt(stack, 0);
const shift: Augmentation = { kind: "shift", columns: 4, rows: -3 };
const zoom = (factor: number): Augmentation => ({ kind: "zoom", factor });
const turn: Augmentation = { kind: "rotation", degrees: 11 };
const values = ({ data }: { readonly data: Float32Array }) => Array.from(data);

describe("applyAugmentations", () => {
  it("takes them one after another, each on what the one before left", () => {
    const found = applyAugmentations(patch, [shift, turn, zoom(0.9)]);
    expect(values(found)).to.deep.equal(values(zoomImage(rotateImage(shiftImage(patch, 4, -3, 0), 11, 0), 0.9, 0)));
    expect(values(applyAugmentations(patch, [turn, shift]))).not.to.deep.equal(
      values(applyAugmentations(patch, [shift, turn])),
    );
  });

  it("cuts a zoomed patch at the end alone: what a shift brings in was never cut off", () => {
    const found = applyAugmentations(patch, [zoom(1.5), shift]);
    const large = shiftImage(zoomImage(patch, 1.5, 0), 4, -3, 0);
    expect(large.shape).to.deep.equal([48, 48]);
    expect(values(found)).to.deep.equal(values(frameImage(large, [32, 32], 0)));
    expect(values(found).filter((value) => value === 0)).to.have.length(0);
  });

  it("comes back after two flips, and leaves the patch itself alone", () => {
    const before = values(patch);
    const flips: readonly Augmentation[] = [{ kind: "vertical-flip" }, { kind: "horizontal-flip" }];
    expect(values(applyAugmentations(patch, [...flips, ...flips]))).to.deep.equal(before);
    expect(values(applyAugmentations(patch, flips))).to.deep.equal([...before].reverse());
    expect(values(patch)).to.deep.equal(before);
  });

  it("fills what is empty with no field, the nearest field or the median", () => {
    const corner = (filling: (typeof VOID_FILLINGS)[number]) =>
      applyAugmentations(patch, [shift], filling).data.at(-32 * 1);
    const sorted = values(patch).sort((a, b) => a - b);
    expect(corner("zero")).to.equal(0);
    expect(corner("nearest")).to.equal(patch.data[31 * 32]);
    expect(corner("median")).to.be.closeTo((sorted[511] + sorted[512]) / 2, 1e-6);
    const even = image(new Float32Array(32 * 32).fill(0.3), [32, 32], "kG");
    for (const value of applyAugmentations(even, [zoom(0.8), turn, shift], "nearest").data)
      expect(value).to.be.closeTo(0.3, 1e-6);
    expect(() => applyAugmentations(patch, [shift], "blur" as never)).to.throw(
      OptionError,
      /zero, nearest, median, but found "blur"/,
    );
  });
});

describe("augmentPatches", () => {
  it("gives as many views of the same size and unit, the same for the same stream", () => {
    const view = () => augmentPatches(stack, seed(5).stream("views"));
    expect(view().shape).to.deep.equal([3, 32, 32]);
    expect(view().unit).to.equal("kG");
    expect(values(view())).to.deep.equal(values(view()));
  });

  it("gives other views when it is called again, and draws for each patch", () => {
    const stream = seed(5).stream("views");
    const [first, second] = [augmentPatches(stack, stream), augmentPatches(stack, stream)];
    expect(values(first)).not.to.deep.equal(values(second));
    const twice = images(Float32Array.of(...patch.data, ...patch.data), [2, 32, 32], "kG");
    const pair = augmentPatches(twice, seed(6).stream("views"));
    expect(values(imageAt(pair, 0))).not.to.deep.equal(values(imageAt(pair, 1)));
  });

  it("passes its options on", () => {
    const view = augmentPatches(stack, seed(7).stream("views"), { kinds: ["horizontal-flip"] });
    expect(values(imageAt(view, 1))).to.deep.equal(
      values(applyAugmentations(imageAt(stack, 1), [{ kind: "horizontal-flip" }])),
    );
    expect(() => augmentPatches(stack, seed(7).stream("views"), { shift: -2 })).to.throw(OptionError);
    expect(() => augmentPatches(patch as never, seed(7).stream("views"))).to.throw(
      ShapeError,
      /the patches to be a stack/,
    );
  });
});
