import { expect } from "chai";
import { FileFormatError } from "../../../src/lib/errors";
import { knownDifferences } from "../../../src/lib/notebook";
import { scratch } from "./files";

const entry = (id: string) => ({ id, reason: "The paper's sample is not published.", date: "2025-03-01" });

describe("knownDifferences", () => {
  const { folder, write } = scratch();

  it("reads the list of the package: at most five, each with a reason and a date", () => {
    expect(knownDifferences().length).to.be.at.most(5);
  });

  it("is empty where there is no file", () => {
    expect(knownDifferences(`${folder}/none.json`)).to.deep.equal([]);
  });

  it("takes five and not six", () => {
    const ids = ["a.a", "a.b", "a.c", "a.d", "a.e"];
    expect(knownDifferences(write("five.json", ids.map(entry)))).to.have.length(5);
    const six = write("six.json", [...ids, "a.f"].map(entry));
    expect(() => knownDifferences(six))
      .to.throw(FileFormatError, "at most 5 known differences")
      .with.property("found", "6");
  });

  it("quotes an entry that lacks a part", () => {
    for (const bad of [
      { id: "a.b", date: "2025-03-01" },
      { ...entry("a.b"), date: "March" },
      { ...entry("a.b"), reason: "" },
    ]) {
      const path = write("bad.json", [entry("a.a"), bad]);
      expect(() => knownDifferences(path)).to.throw(FileFormatError, JSON.stringify(bad));
    }
    expect(() => knownDifferences(write("object.json", {}))).to.throw(FileFormatError, "to list {id, reason, date}");
  });
});
