import { inspect } from "node:util";
import { expect } from "chai";
import { table, toDataFrame } from "../../../src/lib/arrays";
import { ShapeError } from "../../../src/lib/errors";

describe("table", () => {
  it("keeps columns and units, counts rows, and prints one line", () => {
    const made = table({ region: ["a", "b"], flux: Float64Array.of(1, 2) }, { flux: "Mx" });
    expect([made.length, made.columns.flux[1], made.units.flux]).to.deep.equal([2, 2, "Mx"]);
    expect(inspect(made)).to.equal("Table of 2 rows: region, flux (Mx)");
    expect(table({}).length).to.equal(0);
  });

  it("refuses columns of different length and units of no column", () => {
    const columns = { a: Float32Array.of(1, 2), b: Float32Array.of(1) };
    expect(() => table(columns)).to.throw(
      ShapeError,
      'every column to have 2 rows, as "a" has, but found 1 rows in "b"',
    );
    expect(() => table({ a: Float32Array.of(1) }, { b: "kG" })).to.throw(
      ShapeError,
      'columns out of "a", but found a unit for "b"',
    );
  });

  it("says what is no column, or no record of them", () => {
    expect(() => table(null as never)).to.throw(ShapeError, "a record of named columns, but found null");
    expect(() => table([1, 2] as never)).to.throw(ShapeError, "found an Array with 1 at index 0");
    expect(() => table({ a: 5 } as never)).to.throw(
      ShapeError, 'column "a" to be an array of numbers or texts, but found the number 5',
    );
    expect(() => table({ a: undefined } as never)).to.throw(ShapeError, "found undefined");
  });
});

describe("toDataFrame", () => {
  it("gives a danfo DataFrame with units in the names", async function () {
    this.timeout(20_000);
    const frame = await toDataFrame(table({ region: ["a", "b"], flux: Float64Array.of(1, 2) }, { flux: "Mx" }));
    expect(frame.columns).to.deep.equal(["region", "flux (Mx)"]);
    expect(frame.shape).to.deep.equal([2, 2]);
    expect(frame.values).to.deep.equal([
      ["a", 1],
      ["b", 2],
    ]);
  });
});
