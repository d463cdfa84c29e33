import { expect } from "chai";
import { OptionError } from "../../../../src/lib/errors";
import { seed } from "../../../../src/lib/random";
import {
  AUGMENTATION_KINDS,
  drawAugmentations,
  type Augmentation,
  type AugmentationKind,
} from "../../../../src/lib/solar/augment";

const N = 5000;
const many = (() => {
  const stream = seed(23).stream("augmentations");
  return Array.from({ length: N }, () => drawAugmentations(stream));
})();
const ofKind = <K extends AugmentationKind>(kind: K) =>
  many.flat().filter((one): one is Extract<Augmentation, { kind: K }> => one.kind === kind);

describe("drawAugmentations", () => {
  it("draws the same for the same stream", () => {
    const draw = () => drawAugmentations(seed(1).stream("view"));
    expect(draw()).to.deep.equal(draw());
  });

  it("draws one to five as often, each kind three times in five, none twice, in any order", () => {
    const near = (found: number, share: number) =>
      expect(found / N).to.be.closeTo(share, 5 * Math.sqrt((share * (1 - share)) / N));
    for (const count of [1, 2, 3, 4, 5]) near(many.filter((list) => list.length === count).length, 1 / 5);
    for (const kind of AUGMENTATION_KINDS) {
      near(ofKind(kind).length, 3 / 5);
      near(many.filter(([first]) => first?.kind === kind).length, 1 / 5);
    }
    for (const list of many) expect(new Set(list.map(({ kind }) => kind)).size).to.equal(list.length);
  });

  it("draws whole shifts within 10 pixels, factors of 0.8 to 1.2 and rotations within 20 degrees, all evenly", () => {
    const shifts = ofKind("shift").flatMap(({ columns, rows }) => [columns, rows]);
    expect(new Set(shifts.map((pixels) => pixels + 0))).to.deep.equal(
      new Set(Array.from({ length: 19 }, (_, i) => i - 9)),
    );
    const even = (values: readonly number[], low: number, high: number) => {
      const error = (5 * (high - low)) / Math.sqrt(12 * values.length);
      expect(Math.min(...values)).to.be.within(low, low + 0.01 * (high - low));
      expect(Math.max(...values)).to.be.within(high - 0.01 * (high - low), high);
      expect(values.reduce((sum, value) => sum + value, 0) / values.length).to.be.closeTo((low + high) / 2, error);
    };
    even(
      ofKind("zoom").map(({ factor }) => factor),
      0.8,
      1.2,
    );
    even(
      ofKind("rotation").map(({ degrees }) => degrees),
      -20,
      20,
    );
  });

  it("draws what the options leave", () => {
    const stream = seed(2).stream("few");
    const lists = Array.from({ length: 200 }, () =>
      drawAugmentations(stream, { kinds: ["rotation", "shift"], rotation: 180, shift: 0 }),
    );
    for (const one of lists.flat()) {
      expect(one.kind).to.be.oneOf(["rotation", "shift"]);
      if (one.kind === "shift") expect([one.columns, one.rows].map(Math.abs)).to.deep.equal([0, 0]);
    }
    expect(lists.flat().some((one) => one.kind === "rotation" && Math.abs(one.degrees) > 90)).to.equal(true);
  });

  it("refuses what is no kind or no range", () => {
    const draw = (options: Parameters<typeof drawAugmentations>[1]) => () =>
      drawAugmentations(seed(1).stream("x"), options);
    expect(draw({ kinds: ["blur" as never] })).to.throw(OptionError, /horizontal-flip, but found "blur"/);
    expect(draw({ kinds: [] })).to.throw(OptionError, /at least one kind/);
    expect(draw({ shift: -1 })).to.throw(OptionError, /at least 0 pixels, but found -1/);
    expect(draw({ zoom: [1.2, 0.8] })).to.throw(OptionError, /but found \[1\.2, 0\.8\]/);
    expect(draw({ zoom: [0, 1] })).to.throw(OptionError, /above 0/);
    expect(draw({ rotation: NaN })).to.throw(OptionError, /0 to 180 degrees, but found NaN/);
  });
});
