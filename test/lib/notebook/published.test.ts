import { expect } from "chai";
import { FileFormatError, OptionError } from "../../../src/lib/errors";
import { paperValues, recordedResult } from "../../../src/lib/notebook";
import { scratch } from "./files";

const value = {
  id: "solar.fig6.pearson.tuf",
  value: 0.78,
  approximate: true,
  unit: "",
  symbol: "TUF",
  what: "Pearson",
  n: 1000,
  place: "Fig. 6",
};

describe("paperValues", () => {
  const { folder, write } = scratch();

  it("finds a published number by id", () => {
    write("paper-test.json", [value, { id: "solar.data.side", value: 128, place: "data" }]);
    const paper = paperValues("test", folder);
    expect(paper.get("solar.fig6.pearson.tuf")).to.deep.equal(value);
    expect(paper.get("solar.data.side")).to.deep.equal({
      id: "solar.data.side",
      value: 128,
      approximate: false,
      unit: "",
      symbol: "",
      what: "",
      n: null,
      place: "data",
    });
  });

  it("reads the values that the solar paper published", () => {
    // Chatterjee et al. (2025): Pearson correlation of the total unsigned field, about 0.78 over 1,000 queries
    expect(paperValues("solar").get("solar.fig6.spearman.tpf")).to.include({ value: 0.7, decimals: 2 });
    expect(paperValues("solar").get("solar.fig6.pearson.tuf")).to.include({ value: 0.78, approximate: true, n: 1000 });
  });

  it("suggests ids of the same figure, and papers", () => {
    write("paper-test.json", [value]);
    const act = () => paperValues("test", folder).get("solar.fig6.pearson.tnf");
    expect(act)
      .to.throw(OptionError, "such as solar.fig6.pearson.tuf")
      .with.property("found", '"solar.fig6.pearson.tnf"');
    expect(() => paperValues("lunar", folder)).to.throw(OptionError, "Papers are solar, cosmogan, exogan, cinn");
  });

  it("quotes an entry that is not complete", () => {
    write("paper-bad.json", [{ id: "a.b", value: "0.78", place: "x" }]);
    expect(() => paperValues("bad", folder)).to.throw(FileFormatError, '{"id":"a.b","value":"0.78","place":"x"}');
    write("paper-bad.json", {});
    expect(() => paperValues("bad", folder)).to.throw(FileFormatError, "to hold a list");
  });
});

describe("recordedResult", () => {
  const { folder, write } = scratch();

  it("gives the object that an evaluation wrote, or nothing", () => {
    write("one.json", { value: 0.0004, n: 1 });
    expect(recordedResult("one", { folder })).to.deep.equal({ value: 0.0004, n: 1 });
    expect(recordedResult("none", { folder })).to.equal(undefined);
  });

  it("refuses a record of other weights", () => {
    write("gan.json", { checkpoint: "0123456789abcdef0123", n: 2000 });
    expect(recordedResult("gan", { folder, checkpoint: "0123456789abcdef0123" })).to.include({ n: 2000 });
    expect(() => recordedResult("gan", { folder, checkpoint: "fedcba9876543210fedc" })).to.throw(
      FileFormatError, /gan\.json to be of the weights "fedcba9876543210", but found "0123456789abcdef"\. Repeat the evaluation.*npm run evaluate -- gan/,
    );
  });

  it("says when a file holds something else", () => {
    write("list.json", [1]);
    expect(() => recordedResult("list", { folder })).to.throw(FileFormatError, "one object, but found a list");
  });
});
