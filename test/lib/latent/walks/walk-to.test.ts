import { expect } from "chai";
import { rowAt, type Matrix } from "../../../../src/lib/arrays";
import { OptionError, ShapeError } from "../../../../src/lib/errors";
import { calibrateTarget, walkTo, type WalkQuantities, type WalkToOptions } from "../../../../src/lib/latent/walks";
import { axis, drawLatents, messageOf } from "../analytic-generator";

type Scale = { readonly area: number };

/** Flux `area exp(z0 / 2 + z1 / 10)`, width `3 + tanh z2`; counts the rows that were measured. */
function analyticQuantities() {
  const count = { rows: 0 };
  const quantities: WalkQuantities<"flux" | "width", Scale> = {
    directions: { flux: { normal: axis(0) }, width: { normal: axis(2) } },
    measure: (latents: Matrix, scale) => {
      if (scale === undefined) throw new OptionError({ expected: "an area", found: "none", remedy: "Pass one." });
      count.rows += latents.shape[0];
      const column = (of: (z: Float32Array) => number) => Float64Array.from({ length: latents.shape[0] }, (_, i) => of(rowAt(latents, i)));
      return { flux: column((z) => scale.area * Math.exp(z[0] / 2 + z[1] / 10)), width: column((z) => 3 + Math.tanh(z[2])) };
    },
  };
  return { quantities, count };
}

describe("walkTo", () => {
  const latents = drawLatents(5, "starts");
  const scale = { area: 7 };

  it("comes within the relative tolerance of a value in the quantity's unit, and says from where", async () => {
    const { quantities, count } = analyticQuantities();
    const walked = await walkTo({ latents, scale }, { flux: 20 }, quantities, { tolerance: 0.001 });
    for (let i = 0; i < 5; i++) {
      const [z, end] = [rowAt(latents, i), rowAt(walked.latents, i)];
      expect(Math.abs(7 * Math.exp(end[0] / 2 + end[1] / 10) / 20 - 1)).to.be.below(0.0011);
      expect(walked.value[i]).to.be.closeTo(20, 0.021);
      expect(walked.from[i]).to.be.closeTo(7 * Math.exp(z[0] / 2 + z[1] / 10), 1e-5);
      // along the axis alone: ln 20/7 = (z0 + epsilon) / 2 + z1 / 10
      expect(walked.epsilon[i]).to.be.closeTo(2 * Math.log(20 / 7) - z[0] - z[1] / 5, 0.003);
    }
    expect(Array.from(walked.reached)).to.deep.equal([1, 1, 1, 1, 1]);
    expect(walked.scale).to.equal(scale);
    expect(walked.images.reduce((sum, one) => sum + one, 0)).to.equal(count.rows);
  });

  it("takes a value for each start, and says where one is out of reach", async () => {
    const { quantities } = analyticQuantities();
    const walked = await walkTo({ latents, scale }, { width: [2.5, 3, 3.5, 4.5, 2.2] }, quantities);
    expect(Array.from(walked.reached)).to.deep.equal([1, 1, 1, 0, 1]);
    expect(walked.value[4]).to.be.closeTo(2.2, 0.012);
    // tanh never exceeds 1
    expect(walked.value[3]).to.be.below(4.001);
  });

  it("leaves alone a start whose quantity is 0, and walks the others", async () => {
    // a line that a region has only where z3 is above 0
    const line = ({ data, shape: [n, d] }: Matrix) =>
      ({ line: Float64Array.from({ length: n }, (_, i) => (data[i * d + 3] > 0 ? Math.exp(data[i * d] / 3) : 0)) });
    const quantities: WalkQuantities<"line"> = { directions: { line: { normal: axis(0) } }, measure: line };
    const some = drawLatents(8, "lines");
    const lines = line(some).line;
    expect(lines.some((one) => one === 0)).to.equal(true);
    const calibration = await calibrateTarget(drawLatents(200, "calibrating lines"), "line", quantities);
    for (const options of [{}, { calibration }, { calibration, method: "one-shot" }] as const) {
      for (const target of [lines.map((one) => 2 * one), lines.map((one) => (one === 0 ? NaN : 2 * one))]) {
        const walked = await walkTo({ latents: some }, { line: target }, quantities, options);
        lines.forEach((one, i) => {
          expect(walked.reached[i]).to.equal(one === 0 ? 0 : 1);
          if (one === 0) {
            expect(walked.value[i]).to.be.NaN;
            expect([...rowAt(walked.latents, i)]).to.deep.equal([...rowAt(some, i)]);
          } else expect(walked.value[i] / one).to.be.closeTo(2, 0.02);
        });
      }
      // one value for all: those without a line still have none to walk from
      const { reached } = await walkTo({ latents: some }, { line: 2 }, quantities, options);
      expect([...reached]).to.deep.equal(Array.from(lines, (one) => (one === 0 ? 0 : 1)));
    }
  });

  it("takes one step by a calibration and measures nothing after it", async () => {
    const { quantities, count } = analyticQuantities();
    const calibration = await calibrateTarget(drawLatents(60, "calibrating"), "flux", quantities, scale);
    const before = count.rows;
    const walked = await walkTo({ latents, scale }, { flux: 20 }, quantities, { method: "one-shot", calibration });
    expect(count.rows - before).to.equal(15);
    expect(Array.from(walked.images)).to.deep.equal([3, 3, 3, 3, 3]);
    for (let i = 0; i < 5; i++) {
      const end = rowAt(walked.latents, i);
      expect(7 * Math.exp(end[0] / 2 + end[1] / 10)).to.be.closeTo(20, 0.05);
      expect(walked.value[i]).to.equal(20);
    }
    const far = await walkTo({ latents, scale }, { flux: 1e9 }, quantities, { method: "one-shot", calibration });
    expect(Array.from(far.reached)).to.deep.equal([0, 0, 0, 0, 0]);
    expect(far.value.every(Number.isNaN)).to.equal(true);
    expect(Array.from(far.latents.data)).to.deep.equal(Array.from(latents.data));
  });

  it("needs fewer corrections with a calibration's guess", async () => {
    const { quantities, count } = analyticQuantities();
    const calibration = await calibrateTarget(drawLatents(60, "calibrating"), "flux", quantities, scale, { inputs: "latent" });
    const rows = async (options: WalkToOptions<Scale>) => {
      const before = count.rows;
      await walkTo({ latents, scale }, { flux: 20 }, quantities, options);
      return count.rows - before;
    };
    expect(await rows({ calibration })).to.be.below(await rows({}));
  });

  it("says what is missing: a scale, a calibration of the same quantity and scale, one target", async () => {
    const { quantities } = analyticQuantities();
    expect(await messageOf(walkTo({ latents }, { flux: 20 }, quantities))).to.include("expected an area");
    expect(await messageOf(walkTo({ latents, scale }, {}, quantities))).to.include('one quantity out of "flux", "width"').and.to.include("none");
    expect(await messageOf(walkTo({ latents, scale }, { flux: 1, width: 1 }, quantities))).to.include('"flux", "width"');
    const other = { colour: 3 } as unknown as { flux: number };
    expect(await messageOf(walkTo({ latents, scale }, other, quantities))).to.include('"colour"');
    expect(await messageOf(walkTo({ latents, scale }, { flux: 20 }, quantities, { method: "one-shot" }))).to.include("a calibration");
    const calibration = await calibrateTarget(drawLatents(60, "calibrating"), "flux", quantities, scale);
    const elsewhere = { latents, scale: { area: 8 } };
    expect(await messageOf(walkTo(elsewhere, { flux: 20 }, quantities, { calibration }))).to.include('{"area":8}').and.to.include('{"area":7}');
    expect(await messageOf(walkTo({ latents, scale }, { width: 3 }, quantities, { calibration }))).to.include('"width" at the scale');
  });

  it("refuses values that are not positive, and methods that are none", async () => {
    const { quantities } = analyticQuantities();
    const refused = async (target: number | number[]) => walkTo({ latents, scale }, { flux: target }, quantities).then(() => undefined, (error: Error) => error);
    expect(await refused(0)).to.be.instanceOf(ShapeError);
    expect(await refused([1, 2])).to.be.instanceOf(ShapeError);
    expect(await refused([1, 2, -3, 4, 5])).to.be.instanceOf(ShapeError);
    expect(await refused([1, 2, Infinity, 4, 5])).to.be.instanceOf(ShapeError);
    const method = "magic" as "one-shot";
    expect(await messageOf(walkTo({ latents, scale }, { flux: 1 }, quantities, { method }))).to.include('"magic"');
  });
});
