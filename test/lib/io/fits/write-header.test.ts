import { expect } from "chai";
import { OptionError } from "../../../../src/lib/errors";
import { encodeHeader, formatCard, formatUserCards } from "../../../../src/lib/io/fits/write-header";
import { readHeader } from "../../../../src/lib/io/fits/read-header";

const roundTrip = (keyword: string, value: string | number | boolean) => {
  const warnings: string[] = [];
  return readHeader(encodeHeader(formatCard(keyword, value)), 0, "HDU 0", warnings).header.get(keyword);
};

describe("io/fits/write-header", () => {
  it("writes cards in fixed format", () => {
    expect(formatCard("SIMPLE", true)).to.deep.equal(["SIMPLE  =                    T"]);
    expect(formatCard("NAXIS1", 744)).to.deep.equal(["NAXIS1  =                  744"]);
    expect(formatCard("USFLUX", 2.71476e22)).to.deep.equal(["USFLUX  =          2.71476E+22"]);
    expect(formatCard("BUNIT", "kG")).to.deep.equal(["BUNIT   = 'kG      '"]);
  });

  it("brings every value back", () => {
    for (const value of [0.1, -1.2345678901234567e-300, 5e-324, 2 ** 53, true, false, "O'Brien", "", "a / b", "salt &"]) {
      expect(roundTrip("KEY", value)).to.equal(value);
    }
  });

  it("goes on with CONTINUE for long texts, never through a doubled quote", () => {
    for (const length of [67, 68, 69, 70, 135, 136, 137, 300]) {
      for (const text of ["x".repeat(length), "'".repeat(length), `${"x".repeat(length)}'s`]) {
        const cards = formatCard("LONG", text);
        expect(Math.max(...cards.map((card) => card.length))).to.be.at.most(80);
        expect(roundTrip("LONG", text)).to.equal(text);
      }
    }
  });

  it("refuses what FITS cannot hold", () => {
    expect(() => formatCard("TOOLONGKEY", 1)).to.throw(OptionError, 'a FITS keyword: 1 to 8 of A-Z, 0-9, _ and -, but found "TOOLONGKEY"');
    expect(() => formatCard("lower", 1)).to.throw(OptionError);
    expect(() => formatCard("KEY", NaN)).to.throw(OptionError, "a finite number for KEY, but found NaN");
    expect(() => formatCard("KEY", "µG")).to.throw(OptionError, "printable ASCII for KEY");
    for (const keyword of ["BITPIX", "NAXIS3", "END", "BUNIT"]) {
      expect(() => formatUserCards({ [keyword]: 1 })).to.throw(OptionError, `header cards of your own, but found "${keyword}"`);
    }
  });

  it("fills whole blocks", () => {
    expect(encodeHeader([])).to.have.length(2880);
    expect(encodeHeader(new Array<string>(35).fill("A"))).to.have.length(2880);
    expect(encodeHeader(new Array<string>(36).fill("A"))).to.have.length(5760);
  });
});
