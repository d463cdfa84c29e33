import { expect } from "chai";
import { parseCard } from "../../../../src/lib/io/fits/cards";
import { FitsError } from "../../../../src/lib/io/fits/fits-error";
import { FitsHeader } from "../../../../src/lib/io/fits/header";

const lines = [
  "CRPIX1  =                372.5", "BUNIT   = 'Mx/cm^2 '", "SIMPLE  =                    T", "R_VALUE = nan", "EMPTY   =",
  "CRPIX1  =                  1.0", "HISTORY first", "COMMENT other", "HISTORY second",
];
const header = new FitsHeader(lines.map(parseCard), 'HDU 1 of "Br.fits"');

describe("io/fits/header", () => {
  it("gives values by type, whatever the case of the keyword", () => {
    expect(header.number("crpix1")).to.equal(372.5);
    expect(header.text("BUNIT")).to.equal("Mx/cm^2");
    expect(header.logical("SIMPLE")).to.equal(true);
    expect(header.number("R_VALUE")).to.be.NaN;
    expect(header.get("BUNIT")).to.equal("Mx/cm^2");
    expect(header.lines("HISTORY")).to.deep.equal(["first", "second"]);
  });

  it("takes the first of repeated cards, as astropy does, and keeps all", () => {
    expect(header.number("CRPIX1")).to.equal(372.5);
    expect(header.cards.filter(({ keyword }) => keyword === "CRPIX1")).to.have.length(2);
  });

  it("falls back when a card is absent or empty, not when it is of the wrong type", () => {
    expect(header.number("BSCALE", 1)).to.equal(1);
    expect(header.number("EMPTY", 3)).to.equal(3);
    expect(() => header.number("BUNIT", 1)).to.throw(FitsError, 'found "Mx/cm^2"');
    expect(header.has("EMPTY")).to.equal(true);
    expect(header.get("EMPTY")).to.equal(undefined);
  });

  it("says which card of which file is wrong", () => {
    expect(() => header.number("CDELT1")).to.throw(
      FitsError, 'expected HDU 1 of "Br.fits" to have card CDELT1 with a number, but found no such card.');
    expect(() => header.text("CRPIX1")).to.throw(FitsError, "card CRPIX1 with a string in quotes, but found 372.5");
    expect(() => header.logical("EMPTY")).to.throw(FitsError, "found an empty card");
    expect(() => header.whole("CRPIX1", 0, 999)).to.throw(FitsError, "a whole number from 0 to 999, but found 372.5");
    expect(() => header.whole("R_VALUE", 0, 9)).to.throw(FitsError, "found NaN");
  });
});
