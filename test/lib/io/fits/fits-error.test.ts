import { expect } from "chai";
import { FileFormatError } from "../../../../src/lib/errors";
import { FitsError, fitsError, quoteValue } from "../../../../src/lib/io/fits/fits-error";

describe("io/fits/fits-error", () => {
  it("names the place, what was expected, what came and what to do", () => {
    const error = fitsError('HDU 1 of "a.fits"', { expected: "BITPIX", found: "7", remedy: "Fetch it again." });
    expect(error).to.be.instanceOf(FitsError).and.instanceOf(FileFormatError);
    expect(error.name).to.equal("FitsError");
    expect(error.message).to.equal('expected HDU 1 of "a.fits" to have BITPIX, but found 7. Fetch it again.');
  });

  it("quotes hostile text in one short printable line", () => {
    expect(quoteValue("a\u001b[31m\nb")).to.equal('"a?[31m?b"');
    expect(quoteValue("x".repeat(500))).to.have.length(60);
    expect(quoteValue(-1e18)).to.equal("-1000000000000000000");
  });
});
