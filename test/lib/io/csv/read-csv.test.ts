import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { FileFormatError } from "../../../../src/lib/errors";
import { parseCsv, readCsv } from "../../../../src/lib/io/csv";

describe("io/csv/read-csv", () => {
  it("reads numbers in every notation, and text", () => {
    const { length, columns } = parseCsv("ell,cl,name\n10,1.5e-7,a\n20,nan,\n-3.,,\"b, \"\"c\"\"\"\n");
    expect(length).to.equal(3);
    expect(columns).to.deep.equal({
      ell: Float64Array.of(10, 20, -3), cl: Float64Array.of(1.5e-7, NaN, NaN), name: ["a", "", 'b, "c"'],
    });
  });

  it("reads both line ends, a byte order mark, no final line end, and blank lines", () => {
    expect(parseCsv("\ufeffx,y\r\n1,2\r\n\r\n3,4").columns).to.deep.equal({ x: Float64Array.of(1, 3), y: Float64Array.of(2, 4) });
  });

  it("keeps quoted line breaks, and tells repeated names apart", () => {
    expect(parseCsv('a,a\n"x\ny",1\n').columns).to.deep.equal({ a: ["x\ny"], a_2: Float64Array.of(1) });
  });

  it("makes text of a column with one field that is no number", () => {
    expect(parseCsv("x\n1\n0x10\n").columns).to.deep.equal({ x: ["1", "0x10"] });
    expect(parseCsv("x,y\n,1\n,2\n").columns.x).to.deep.equal(["", ""]);
  });

  it("says which record is wrong", () => {
    expect(() => parseCsv("x,y\n1,2\n3\n", "a.csv")).to.throw(
      FileFormatError, 'expected "a.csv" to have 2 fields in each record, but found 1 in record 2, "3"');
    for (const text of ['x\n"open\n', 'x,y\n1,"open\n', 'x\n"a"b\n']) {
      expect(() => parseCsv(text)).to.throw(FileFormatError, "quotes that close at the end of a field");
    }
    expect(() => parseCsv("")).to.throw(FileFormatError, "a header line, but found nothing");
    expect(() => readCsv("/nowhere/a.csv")).to.throw(FileFormatError, "found ENOENT");
  });

  it("reads a large real table", function () {
    const root = process.env.LATENT_SKY_TEST_DATA;
    if (root === undefined || !existsSync(root)) {
      console.log("      skipped: LATENT_SKY_TEST_DATA is not set to the folder of test data");
      this.skip();
    }
    // r = list(csv.DictReader(open("solar/sharp_keywords/arflares12h.csv")))
    // len(r), len(r[0]), math.fsum(float(x["TOTUSJH"]) for x in r)   (Python 3.11)
    const { length, columns } = readCsv(join(root, "solar/sharp_keywords/arflares12h.csv"));
    expect([length, Object.keys(columns).length]).to.deep.equal([9336, 26]);
    const totusjh = columns.TOTUSJH as Float64Array;
    expect(totusjh.reduce((sum, value) => sum + value, 0)).to.be.closeTo(17490039.09, 1e-3);
  });
});
