import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { FitsError, fitsTable, parseFits, readFits } from "../../../../src/lib/io/fits";
import { int32, tableFile } from "./build";
import { sampleFile } from "./samples";

describe("io/fits/table", () => {
  it("reads every simple type of a table that astropy wrote (reference.py, table())", () => {
    const { rows, columns, repeats, units, skipped } = fitsTable(parseFits(sampleFile("table")).hdus[1]);
    expect(rows).to.equal(3);
    expect(columns).to.deep.equal({
      ell: Float64Array.of(10, 20, 30),
      cl: Float64Array.of(0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1),
      name: ["a", "bc", "defgh"],
      flag: Float64Array.of(1, 0, 1),
      count: Float64Array.of(1, NaN, 3),
      scaled: Float64Array.of(10.5, 11, 11.5),
      big: Float64Array.of(2 ** 40, -(2 ** 40), 7),
      byte: Float64Array.of(0, 128, 255),
      wave: Float64Array.of(1.5, NaN, 1e300),
    });
    expect([repeats.cl, repeats.ell]).to.deep.equal([3, 1]);
    expect([units.cl, units.wave, units.ell]).to.deep.equal(["sr", "nm", ""]);
    expect(skipped).to.deep.equal(["list", "phase", "bits"]);
  });

  it("keeps repeated and hostile names apart", () => {
    const layout = { rowBytes: 12, rows: 1, forms: ["J", "J", "J"], names: { 0: "a", 1: "a", 2: "__proto__" } };
    const { columns } = fitsTable(parseFits(tableFile(layout, int32(1, 2, 3))).hdus[1]);
    expect(Object.keys(columns)).to.deep.equal(["a", "a_2", "__proto__"]);
    expect(Object.getPrototypeOf(columns)).to.equal(Object.prototype);
  });

  it("refuses what is no table, cut off, or lies about its rows", () => {
    const layout = { rowBytes: 4, rows: 3, forms: ["J"] };
    const bytes = tableFile(layout, int32(1, 2, 3));
    expect(() => fitsTable(parseFits(bytes).hdus[0])).to.throw(FitsError, "a binary table, but found kind empty");
    expect(() => fitsTable(parseFits(bytes.subarray(0, 5768)).hdus[1])).to.throw(FitsError, "12 bytes of data, but found 8");
    const lie = tableFile(layout, int32(1, 2, 3), { NAXIS: 1, NAXIS2: 1e9, PCOUNT: 8 });
    expect(() => fitsTable(parseFits(lie).hdus[1])).to.throw(FitsError, "1000000000 rows of 4 bytes");
    expect(() => fitsTable(parseFits(tableFile(layout, int32(1, 2, 3), { TFIELDS: 1e9 })).hdus[1])).to.throw(FitsError, "TFIELDS");
  });

  it("makes nothing of columns without width, however many rows", () => {
    const layout = { rowBytes: 0, rows: 2 ** 40, forms: ["0J", "0A"] };
    const { columns, skipped } = fitsTable(parseFits(tableFile(layout, new Uint8Array(0), { PCOUNT: 0 })).hdus[1]);
    expect(columns).to.deep.equal({});
    expect(skipped).to.deep.equal(["col1", "col2"]);
  });

  it("reads the spectrum of Vega", function () {
    const root = process.env.LATENT_SKY_TEST_DATA;
    if (root === undefined || !existsSync(root)) {
      console.log("      skipped: LATENT_SKY_TEST_DATA is not set to the folder of test data");
      this.skip();
    }
    // t = fits.open("stellar/passbands/alpha_lyr_stis_011.fits")[1].data
    // len(t), t["WAVELENGTH"][[0, -1]], t["FLUX"][4000], t.columns["FLUX"].unit   (astropy 8.0.2)
    const { rows, columns, units } = fitsTable(readFits(join(root, "stellar/passbands/alpha_lyr_stis_011.fits")).hdus[1]);
    expect(rows).to.equal(9192);
    expect([columns.WAVELENGTH[0], columns.WAVELENGTH[9191]]).to.deep.equal([900.452, 2993651.7027542153]);
    expect(columns.FLUX[4000]).to.equal(1.1277055678160508e-10);
    expect(units.FLUX).to.equal("FLAM");
  });
});
