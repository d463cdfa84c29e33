import { expect } from "chai";
import { describeValue } from "../../../src/lib/arrays";

describe("describeValue", () => {
  it("quotes single values", () => {
    expect([undefined, null, 5, "x", true].map(describeValue)).to.deep.equal([
      "undefined", "null", "the number 5", 'the string "x"', "the boolean true",
    ]);
  });

  it("names an array and the first value in it that is no number", () => {
    expect(describeValue([1, "two"])).to.equal('an Array with "two" at index 1');
    expect(describeValue(Uint8Array.of(7, 8))).to.equal("a Uint8Array with 7 at index 0");
    expect(describeValue([])).to.equal("an empty Array");
  });

  it("shows objects, long ones cut", () => {
    expect(describeValue({ a: 1 })).to.equal("an object, { a: 1 }");
    expect(describeValue(new Map([[1, 2]]))).to.equal("a Map, Map(1) { 1 => 2 }");
    expect(describeValue(Object.create(null))).to.match(/^an object, /);
    expect(describeValue("y".repeat(500))).to.have.length("the string ".length + 60);
  });
});
