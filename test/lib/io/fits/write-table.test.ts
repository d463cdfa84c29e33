import { expect } from "chai";
import { createHash } from "node:crypto";
import { OptionError } from "../../../../src/lib/errors";
import { encodeFits, fitsTable, parseFits } from "../../../../src/lib/io/fits";

const spectrum = {
  columns: { ell: Float64Array.of(10, 20, NaN), cl: Float32Array.of(0.5, 1e-30, -2), bin: ["low", "", "highest"] },
  units: { cl: "sr" },
  length: 3,
};
const table = (columns: Record<string, Float64Array | string[]>, length: number) => ({ columns, units: {}, length });

describe("io/fits/write-table", () => {
  it("brings a table back: numbers, text and units", () => {
    const { hdus, warnings } = parseFits(encodeFits({ spectrum }, { header: { OBJECT: "sky" } }));
    const { columns, units, rows } = fitsTable(hdus[1]);
    expect(warnings).to.deep.equal([]);
    expect(hdus[0].header.text("OBJECT")).to.equal("sky");
    expect(hdus[1].name).to.equal("spectrum");
    expect(rows).to.equal(3);
    expect(columns.ell).to.deep.equal(Float64Array.of(10, 20, NaN));
    expect(columns.cl).to.deep.equal(Float64Array.from([0.5, 1e-30, -2], Math.fround));
    expect(columns.bin).to.deep.equal(["low", "", "highest"]);
    expect(units.cl).to.equal("sr");
  });

  it("writes what astropy reads as the same table", () => {
    // h = fits.open("a.fits"); h.verify("exception"); h[1].data["ell"], ["cl"], ["bin"], h[1].columns["cl"].unit
    //   -> [10, 20, nan], [0.5, 1e-30, -2], ["low", "", "highest"], sr    (astropy 8.0.2, on the bytes with this hash)
    expect(createHash("sha256").update(encodeFits({ spectrum })).digest("hex")).to.equal(
      "19256d9cbd80f9fac8da2d86462ffdead238adb8b515b34aea950031388f35ab");
  });

  it("writes empty tables, and refuses text that FITS cannot hold", () => {
    expect(fitsTable(parseFits(encodeFits({ none: table({}, 0) })).hdus[1]).rows).to.equal(0);
    expect(() => encodeFits({ a: table({ name: ["Å"] }, 1) })).to.throw(OptionError, 'printable ASCII in column "name"');
    expect(() => encodeFits({ a: table({ "λ": Float64Array.of(1) }, 1) })).to.throw(OptionError, "printable ASCII for TTYPE1");
  });
});
