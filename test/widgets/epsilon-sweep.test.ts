import { expect } from "chai";
import { images, type Table } from "../../src/lib/arrays";
import { OptionError } from "../../src/lib/errors";
import { seed } from "../../src/lib/random";
import { bundleBytes } from "../../src/widgets/budget";
import { epsilonSweep, type EpsilonSweepOptions } from "../../src/widgets/epsilon-sweep";
import type { SweepRow } from "../../src/widgets/epsilon-sweep-rows";
import { figureBundle } from "../../src/widgets/show";
import { turningFigure } from "./epsilon-sweep-scene";
import { expectSpec } from "./specs";

const STEPS = [-2, -1, 0, 1, 2];
const parameters = [{ name: "TUF", key: "unsignedField", unit: "kG" }, { name: "PSEP" }];

/** Frame k is flat at (k + 1) / 10. */
const row = (title: string, n = 5, side = 8): SweepRow => ({
  title,
  frames: images(
    Float32Array.from({ length: n * side * side }, (_, at) => (Math.floor(at / side ** 2) + 1) / 10),
    [n, side, side],
    "kG",
  ),
  values: {
    unsignedField: Float64Array.from({ length: n }, (_, k) => 0.1 + 0.01 * k),
    PSEP: Array.from({ length: n }, (_, k) => (k === 1 ? NaN : 0.3 - 0.02 * k)),
  },
});
const rows = [row("TUF"), row("TUF, R held")];
const sweep = (options: Partial<EpsilonSweepOptions> = {}) => epsilonSweep(rows, STEPS, { parameters, ...options });

describe("epsilonSweep", () => {
  it("has the specification that was looked at, with standardised curves, with raw ones, and with a lane", () => {
    expectSpec(sweep({ title: "Two walks", columns: 3 }), "epsilon-sweep");
    expectSpec(sweep({ curves: "raw", columns: 3 }), "epsilon-sweep-raw");
    expectSpec(turningFigure({ scale: "asinh" }), "epsilon-sweep-lane");
  });

  it("has one slider over the steps, at zero first, or where asked", () => {
    const params = (options: Partial<EpsilonSweepOptions>) => sweep(options).spec.params;
    expect(params({})).to.deep.equal([
      { name: "epsilon", value: 0, bind: { input: "range", min: -2, max: 2, step: 1, name: "ε " } },
    ]);
    expect((params({ start: -2 }) as { value: number }[])[0]?.value).to.equal(-2);
    const positive = epsilonSweep([row("R")], [1, 2, 3, 4, 5], { parameters }).spec.params as { value: number }[];
    expect(positive[0]?.value).to.equal(3);
  });

  it("takes steps that are equal but for round-off", () => {
    const steps = Float32Array.from(STEPS, (step) => step * 0.1);
    expect(() => epsilonSweep(rows, steps, { parameters })).not.to.throw();
  });

  it("tells the change along every row, and keeps frames and values", () => {
    const figure = sweep();
    expect(figure.kind).to.equal("frames");
    expect(figure.toText())
      .to.include("steps: 5 from −2 to 2")
      .and.include("TUF, R held: TUF 0.1 → 0.14 kG, PSEP 0.3 → 0.22");
    expect(figure.arrays["frames 2 TUF, R held"]).to.equal(rows[1]?.frames);
    expect(Array.from((figure.arrays["values 1 TUF"] as Table).columns.epsilon as Float64Array)).to.deep.equal(STEPS);
  });

  it("says how its curves are drawn", () => {
    expect(sweep().caption).to.include("the parameters in standard deviations of their values in this figure. ");
    expect(sweep({ curves: "raw" }).caption).to.include("Under each row every parameter in its own unit. ");
    expect(turningFigure({ scale: "asinh" }).caption).to.include(
      "in standard deviations of their values in this figure, on an asinh scale, and polarity in px in a lane below; " +
        "diamonds mark changes of sign. ",
    );
  });

  it("holds its frames once, and the strip once", () => {
    expect(JSON.stringify(sweep().spec).match(/data:image/g)).to.have.length(2);
  });

  it("fits five rows of 25 frames of white noise in its budget", async () => {
    const stream = seed(2).stream("noise");
    const noise = images(
      Float32Array.from({ length: 25 * 128 * 128 }, () => stream.normal()),
      [25, 128, 128],
      "kG",
    );
    const five = Array.from({ length: 5 }, (_, r) => ({ ...row(`row ${r}`, 25), frames: noise }));
    const figure = epsilonSweep(
      five,
      Array.from({ length: 25 }, (_, k) => k - 12),
      { parameters },
    );
    expect(bundleBytes((await figureBundle(figure)).data)).to.be.at.most(1_200_000);
  }).timeout(60_000);

  it("says which options are impossible", () => {
    expect(() => sweep({ parameters: [] })).to.throw(OptionError, "1 to 8 parameters, but found 0");
    expect(() => sweep({ start: 0.5 })).to.throw(OptionError, "a start out of -2, -1, 0, 1, 2, but found 0.5");
    expect(() => sweep({ columns: 1 })).to.throw(OptionError, "at least 2 columns");
    expect(() => sweep({ curves: "log" as never })).to.throw(OptionError, '"log"');
    expect(() => sweep({ scale: "log" as never })).to.throw(OptionError, '"linear" or "asinh", but found "log"');
    expect(() => sweep({ emphasis: ["R"] })).to.throw(OptionError, 'but found "R"');
    expect(() => sweep({ parameters: [{ name: "PSEP", spread: 0 }] })).to.throw(
      OptionError,
      'a spread of "PSEP" above zero, but found 0',
    );
    expect(() => sweep({ domain: [1, -1] })).to.throw(OptionError, "low < high");
  });
});
