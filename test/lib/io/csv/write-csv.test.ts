import { expect } from "chai";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ShapeError } from "../../../../src/lib/errors";
import { encodeCsv, encodeRows, parseCsv, writeCsv } from "../../../../src/lib/io/csv";

describe("io/csv/write-csv", () => {
  it("writes a header and a line per row", () => {
    expect(encodeCsv({ ell: [10, 20], cl: Float64Array.of(1e-7, NaN), name: ["a", "b"] }))
      .to.equal("ell,cl,name\n10,1e-7,a\n20,nan,b\n");
  });

  it("quotes what would not come back, so that everything does", () => {
    const names = ["a, b", 'say "hi"', "two\nlines", " blanks ", "", "plain"];
    const numbers = Float64Array.of(0.1, -5e-324, 2 ** 53, NaN, Infinity, -Infinity);
    const text = encodeCsv({ "odd, name": names, x: numbers });
    expect(parseCsv(text).columns).to.deep.equal({ "odd, name": names, x: numbers });
  });

  it("writes bare rows", () => {
    expect(encodeRows([Float32Array.of(1, 2.5), [3, 4]])).to.equal("1,2.5\n3,4\n");
  });

  it("writes a table to a file, with its units", () => {
    const folder = mkdtempSync(join(tmpdir(), "latent-sky-csv-"));
    writeCsv(join(folder, "a.csv"), { columns: { x: Float64Array.of(1, 2), name: ["a", "b"] }, units: { x: "kG" }, length: 2 });
    expect(readFileSync(join(folder, "a.csv"), "utf8")).to.equal("x (kG),name\n1,a\n2,b\n");
    rmSync(folder, { recursive: true });
  });

  it("refuses columns of different lengths, and none", () => {
    expect(() => encodeCsv({ x: [1, 2], y: [1] })).to.throw(ShapeError, 'every column to hold 2 values, but found 1 in "y"');
    expect(() => encodeCsv({})).to.throw(ShapeError, "at least one column");
  });
});
