import { expect } from "chai";
import { images } from "../../src/lib/arrays";
import { OptionError, ShapeError } from "../../src/lib/errors";
import { checkRows, emphasisedOf, startOf, stepOf, type SweepRow } from "../../src/widgets/epsilon-sweep-rows";

const STEPS = [-2, -1, 0, 1, 2];
const parameters = [{ name: "TUF", key: "unsignedField", unit: "kG" }];

const row = (title: string, n = 5, side = 8): SweepRow => ({
  title,
  frames: images(new Float32Array(n * side * side), [n, side, side], "kG"),
  values: { unsignedField: new Float64Array(n) },
});

describe("stepOf", () => {
  it("finds the step of epsilons that rise evenly, but for round-off", () => {
    expect(stepOf(STEPS)).to.equal(1);
    expect(stepOf([0, 0.1, 0.2, 0.30000000000000004])).to.be.closeTo(0.1, 1e-15);
  });

  it("refuses what a slider cannot follow", () => {
    expect(() => stepOf([0, 1, 2, 4, 5])).to.throw(ShapeError, "which a slider can follow, but found 1 at index 1");
    expect(() => stepOf([2, 1, 0, -1, -2])).to.throw(ShapeError, "rise in equal steps");
    expect(() => stepOf([0, NaN, 2])).to.throw(ShapeError, "NaN at index 1");
    expect(() => stepOf([1])).to.throw(ShapeError, "at least two epsilons");
    expect(() => stepOf([])).to.throw(ShapeError, "at least two epsilons");
  });
});

describe("startOf", () => {
  it("is at zero, in the middle, or at the step asked for", () => {
    expect(startOf(STEPS, 1, undefined)).to.equal(0);
    expect(startOf([1, 2, 3, 4], 1, undefined)).to.equal(3);
    expect(startOf(STEPS, 1, -2)).to.equal(-2);
    expect(() => startOf(STEPS, 1, 0.5)).to.throw(OptionError, "a start out of -2, -1, 0, 1, 2, but found 0.5");
  });
});

describe("emphasisedOf", () => {
  const given = [...parameters, { name: "R" }];

  it("takes keys or names, and all when none is named", () => {
    expect([...emphasisedOf(given, ["unsignedField"])]).to.deep.equal([0]);
    expect([...emphasisedOf(given, ["R", "TUF"])]).to.deep.equal([0, 1]);
    expect([...emphasisedOf(given)]).to.deep.equal([0, 1]);
    expect([...emphasisedOf(given, [])]).to.deep.equal([]);
  });

  it("says which names are unknown", () => {
    expect(() => emphasisedOf(given, ["R", "tuf"])).to.throw(
      OptionError,
      'an emphasis on some of unsignedField, TUF, R, but found "tuf"',
    );
    expect(() => emphasisedOf(given, "R" as never)).to.throw(OptionError, "an emphasis on some of");
  });
});

describe("checkRows", () => {
  const of = (change: object) => () => checkRows([{ ...row("TUF"), ...change }], STEPS, parameters);

  it("says which frames or values do not fit the steps", () => {
    expect(of({})).not.to.throw();
    expect(of({ frames: row("TUF", 4).frames })).to.throw(
      ShapeError,
      'the frames of "TUF" to be 5 x 8 x 8 in kG, one per epsilon, but found 4 x 8 x 8',
    );
    expect(of({ frames: undefined })).to.throw(ShapeError, 'the frames of "TUF" to be a stack of images');
    expect(of({ values: {} })).to.throw(
      ShapeError,
      '5 values of "unsignedField" along "TUF", one per epsilon, but found none',
    );
    expect(of({ values: { unsignedField: [1] } })).to.throw(ShapeError, "but found 1");
    expect(of({ values: undefined })).to.throw(ShapeError, "but found none");
    expect(() => checkRows([], STEPS, parameters)).to.throw(ShapeError, "at least one row");
    expect(() => checkRows([row("A"), row("B", 5, 4)], STEPS, parameters)).to.throw(ShapeError, 'the frames of "B"');
  });

  it("says which parameters are impossible", () => {
    const given = (list: never) => () => checkRows([row("TUF")], STEPS, list);
    expect(given([] as never)).to.throw(OptionError, "1 to 8 parameters, but found 0");
    expect(given(undefined as never)).to.throw(OptionError, "1 to 8 parameters, but found undefined");
    expect(given([{ name: "TUF", key: "unsignedField", spread: 0 }] as never)).to.throw(
      OptionError,
      'a spread of "TUF" above zero, but found 0',
    );
  });
});
