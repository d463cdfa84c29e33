import { expect } from "chai";
import { parseCard, parseValue } from "../../../../src/lib/io/fits/cards";

describe("io/fits/cards", () => {
  it("reads numbers in every notation of the standard", () => {
    expect(parseValue("                  372 / columns")).to.deep.equal({ value: 372, comment: "columns" });
    expect(parseValue(" -0.5").value).to.equal(-0.5);
    expect(parseValue(" 2.714760e+22").value).to.equal(2.71476e22);
    expect(parseValue(" 1.5D-3").value).to.equal(0.0015);
    expect(parseValue(" .25").value).to.equal(0.25);
    expect(parseValue(" 0.").value).to.equal(0);
  });

  it("reads nan and inf, which HMI writes against the standard", () => {
    expect(parseValue(" nan").value).to.be.NaN;
    expect(parseValue(" -nan").value).to.be.NaN;
    expect(parseValue(" inf / none").value).to.equal(Infinity);
    expect(parseValue(" -Infinity").value).to.equal(-Infinity);
  });

  it("reads strings with doubled quotes, slashes and trailing blanks", () => {
    expect(parseValue(" 'Mx/cm^2 '           / unit")).to.deep.equal({ value: "Mx/cm^2", comment: "unit" });
    expect(parseValue(" 'O''Brien'").value).to.equal("O'Brien");
    expect(parseValue(" ''").value).to.equal("");
    expect(parseValue(" 'not closed").value).to.equal("not closed");
  });

  it("reads T, F, an empty value, and keeps anything else as text", () => {
    expect(parseValue("                    T").value).to.equal(true);
    expect(parseValue("                    F / no").value).to.equal(false);
    expect(parseValue("   / nothing")).to.deep.equal({ value: undefined, comment: "nothing" });
    expect(parseValue(" (1.0, 2.0)").value).to.equal("(1.0, 2.0)");
    expect(parseValue(" 0x10").value).to.equal("0x10");
  });

  it("reads HIERARCH, CONTINUE and commentary cards", () => {
    expect(parseCard("HIERARCH ESO Det gain = 1.1 / e/ADU")).to.deep.equal({
      keyword: "ESO DET GAIN", value: 1.1, comment: "e/ADU",
    });
    expect(parseCard("CONTINUE  'more&'").value).to.equal("more&");
    expect(parseCard("HISTORY = not a value  ").value).to.equal("= not a value");
    expect(parseCard("DATE    ='2011'").value).to.equal("2011");
  });
});
