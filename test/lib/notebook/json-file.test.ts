import { expect } from "chai";
import { FileFormatError } from "../../../src/lib/errors";
import { isObject, readJson } from "../../../src/lib/notebook/json-file";
import { scratch } from "./files";

describe("readJson", () => {
  const { folder, write } = scratch();

  it("gives what a file holds, and nothing where there is none", () => {
    expect(readJson(write("a.json", { a: [1] }))).to.deep.equal({ a: [1] });
    expect(readJson(`${folder}/none.json`)).to.equal(undefined);
  });

  it("names a file that is not JSON, and does not hide other errors", () => {
    const path = write("half.json", '{"a": ');
    expect(() => readJson(path)).to.throw(FileFormatError, `expected ${path} to hold JSON`);
    expect(() => readJson(folder)).to.throw(/EISDIR/);
  });
});

describe("isObject", () => {
  it("tells objects from lists and null", () => {
    expect([{}, [], null, "a"].map(isObject)).to.deep.equal([true, false, false, false]);
  });
});
