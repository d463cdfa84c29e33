import { expect } from "chai";
import { table } from "../../src/lib/arrays";
import { ShapeError } from "../../src/lib/errors";
import { toGrid } from "../../src/widgets/rows";

describe("toGrid", () => {
  it("takes rows, columns in the order of their first appearance", () => {
    expect(toGrid([{ b: 1, a: "x" }, { c: true }])).to.deep.equal({
      columns: ["b", "a", "c"],
      cells: [
        [1, "x", undefined],
        [undefined, undefined, true],
      ],
    });
  });

  it("takes a column table, units in the names", () => {
    const source = table({ name: ["one", "two"], field: Float32Array.of(0.5, 1) }, { field: "kG" });
    expect(toGrid(source)).to.deep.equal({
      columns: ["name", "field (kG)"],
      cells: [
        ["one", 0.5],
        ["two", 1],
      ],
    });
  });

  it("takes what looks like a danfo DataFrame or Series", () => {
    expect(
      toGrid({
        columns: ["a", "b"],
        values: [
          [1, 2],
          [3, 4],
        ],
      }).cells,
    ).to.deep.equal([
      [1, 2],
      [3, 4],
    ]);
    expect(toGrid({ columns: ["a"], values: [1, 2] }).cells).to.deep.equal([[1], [2]]);
  });

  it("says what it takes", () => {
    expect(() => toGrid([])).to.throw(ShapeError, "a table with columns, but found none");
    expect(() => toGrid({ columns: ["a"], values: 3 })).to.throw(ShapeError, "values of type number");
  });

  it("says what is no table", () => {
    for (const [source, found] of [
      [undefined, "undefined"],
      ["a,b", 'the string "a,b"'],
      [[{ a: 1 }, null], "a list with null in place of row 1"],
      [[1, 2], "a list with the number 1 in place of row 0"],
      [{ a: 1 }, "an object, { a: 1 }"],
    ] as const) {
      expect(() => toGrid(source as never)).to.throw(ShapeError, `expected a table, but found ${found}. Pass rows`);
    }
  });
});
