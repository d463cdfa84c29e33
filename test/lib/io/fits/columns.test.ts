import { expect } from "chai";
import { FitsError } from "../../../../src/lib/io/fits";
import { parseCard } from "../../../../src/lib/io/fits/cards";
import { heapOf, readColumns, readDescriptor, readRows } from "../../../../src/lib/io/fits/columns";
import { FitsHeader } from "../../../../src/lib/io/fits/header";
import { int32 } from "./build";

const header = (...lines: string[]) => new FitsHeader(lines.map(parseCard), "HDU 1");
const columns = (rowBytes: number, ...forms: string[]) =>
  readColumns(header(`TFIELDS = ${forms.length}`, ...forms.map((form, i) => `TFORM${i + 1}  = '${form}'`)), rowBytes);

describe("io/fits/columns", () => {
  it("places columns one after another", () => {
    const found = columns(60, "J", "3E", "16A", "10X", "1PB(9)", "QJ").map(({ type, element, repeat, offset }) =>
      [type, element, repeat, offset]);
    expect(found).to.deep.equal([
      ["J", "", 1, 0], ["E", "", 3, 4], ["A", "", 16, 16], ["X", "", 10, 32], ["P", "B", 1, 34], ["Q", "J", 1, 42],
    ]);
  });

  it("names columns, or numbers them", () => {
    const named = readColumns(header("TFIELDS = 2", "TFORM1  = 'J'", "TFORM2  = 'D'", "TTYPE2  = 'ell'", "TUNIT2  = 'sr'"), 12);
    expect(named.map(({ name, unit }) => [name, unit])).to.deep.equal([["col1", ""], ["ell", "sr"]]);
  });

  it("refuses forms it does not know, and columns wider than a row", () => {
    for (const form of ["Z", "2PB(9)", "P", "99999999999J", ""]) {
      expect(() => columns(100, form), form).to.throw(FitsError, "TFORM1 such as 1J");
    }
    expect(() => columns(8, "J", "D")).to.throw(FitsError, "rows of NAXIS1 = 8 bytes, but found columns of 12 bytes");
  });

  it("checks rows and heap against the bytes there are", () => {
    const data = new Uint8Array(100);
    expect(readRows(header("NAXIS1  = 10", "NAXIS2  = 10"), data)).to.deep.equal({ rows: 10, rowBytes: 10 });
    expect(() => readRows(header("NAXIS1  = 10", "NAXIS2  = 11"), data)).to.throw(FitsError, "11 rows of 10 bytes");
    expect(heapOf(header(), data, 60)).to.have.length(40);
    expect(heapOf(header("THEAP   = 70"), data, 60)).to.have.length(30);
    expect(() => heapOf(header("THEAP   = 10"), data, 60)).to.throw(FitsError, "card THEAP");
  });

  it("follows descriptors into the heap, and no further", () => {
    const [column] = columns(8, "1PI(9)");
    const heap = Uint8Array.from([1, 2, 3, 4, 5, 6]);
    const follow = (count: number, at: number) => {
      const bytes = int32(count, at);
      return readDescriptor(header(), new DataView(bytes.buffer, bytes.byteOffset, 8), heap, column, 0);
    };
    expect([...follow(2, 1)]).to.deep.equal([2, 3, 4, 5]);
    expect(follow(0, 999)).to.have.length(0);
    expect(() => follow(3, 1)).to.throw(FitsError, "its heap of 6 bytes, but found 6 bytes at 1");
  });
});
