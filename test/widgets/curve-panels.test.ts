import { expect } from "chai";
import type { Table } from "../../src/lib/arrays";
import { OptionError, ShapeError } from "../../src/lib/errors";
import { bundleBytes } from "../../src/widgets/budget";
import { curvePanels, type Curve, type CurvePanel } from "../../src/widgets/curve-panels";
import { figureBundle } from "../../src/widgets/show";
import { expectSpec } from "./specs";

const range = (n: number, f: (i: number) => number) => Array.from({ length: n }, (_, i) => f(i));
const powerLaw = (name: string, slope: number): Curve => ({ name, x: range(64, (k) => k), y: range(64, (k) => k ** slope) });
const gaussian = (name: string, width: number): Curve => {
  const x = range(61, (i) => i / 30 - 1);
  const y = x.map((value) => Math.exp(-(value ** 2) / (2 * width ** 2)));
  return { name, x, y, low: y.map((value) => 0.8 * value), high: y.map((value) => 1.2 * value) };
};
const panels: readonly CurvePanel[] = [
  { title: "Pixels", x: { quantity: "Radial field", unit: "kG" }, y: { quantity: "Share", log: true, domain: [1e-4, 1] }, curves: [gaussian("simulated", 0.3), gaussian("generated", 0.4)] },
  { title: "Spectrum", x: { quantity: "Wavenumber", log: true }, y: { quantity: "Power", unit: "kG²", log: true }, curves: [powerLaw("simulated", -2), powerLaw("generated", -2.5)] },
];
const valuesOf = (spec: unknown) => (spec as { data: { values: { x: number; y: number; curve: string }[] } }).data.values;

describe("curvePanels", () => {
  it("has the specification that was looked at", () => {
    expectSpec(curvePanels(panels, { title: "Two populations", caption: "Pixels and spectra of two populations." }), "curve-panels");
  });

  it("leaves out what a logarithmic axis cannot show, and gaps", () => {
    const figure = curvePanels([panels[1]!], { caption: "Spectra." });
    expect(valuesOf(figure.spec).filter(({ curve }) => curve === "simulated")).to.have.length(63);
    const gap = curvePanels([{ ...panels[1]!, curves: [{ name: "a", x: [1, 2, 3], y: [1, Number.NaN, 3] }] }], { caption: "A gap." });
    expect(valuesOf(gap.spec).map(({ x }) => x)).to.deep.equal([1, 3]);
  });

  it("keeps every array, bands too, and stays within the budget", async () => {
    const figure = curvePanels(panels, { caption: "Both." });
    const { columns } = figure.arrays["panel 1 generated"] as Table;
    expect(Object.keys(columns)).to.deep.equal(["x", "y", "low", "high"]);
    expect(Array.from(columns["low"] as Float64Array)).to.deep.equal(gaussian("generated", 0.4).low);
    expect(bundleBytes((await figureBundle(figure)).data)).to.be.at.most(150_000);
  });

  it("says what it cannot draw", () => {
    const one = (curve: Partial<Curve>) => () => curvePanels([{ ...panels[0]!, curves: [{ name: "a", x: [1, 2], y: [1, 2], ...curve }] }], { caption: "One." });
    expect(one({ y: [1] })).to.throw(ShapeError, '2 values of y in the curve "a", one for each x, but found 1');
    expect(one({ low: [1, 2] })).to.throw(ShapeError, "one of the two");
    expect(one({ x: [], y: [] })).to.throw(ShapeError, "at least one curve with a point");
    expect(one({ x: range(2000, (i) => i), y: range(2000, (i) => i) })).to.throw(ShapeError, "at most 1200 points in all, but found 2000");
    const nine = range(9, (i) => i).map((i) => powerLaw(`curve ${i}`, -1));
    expect(() => curvePanels([{ ...panels[1]!, curves: nine }], { caption: "Nine." })).to.throw(OptionError, "at most 8 curves");
  });
});
