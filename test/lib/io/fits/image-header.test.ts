import { expect } from "chai";
import { fitsImage, parseFits } from "../../../../src/lib/io/fits";
import { sampleImage } from "./samples";

describe("io/fits/image-header", () => {
  it("shows a compressed image's header as it was before compression", () => {
    const { header, stored } = parseFits(sampleImage("rice-dither-1").bytes).hdus[1];
    expect(stored.header.number("NAXIS1")).to.equal(32);
    expect([header.number("BITPIX"), header.number("NAXIS"), header.number("NAXIS1"), header.number("NAXIS2")])
      .to.deep.equal([-32, 2, 33, 20]);
    expect(header.text("BUNIT")).to.equal("Mx/cm^2");
    const table = header.cards.filter(({ keyword }) => /^(Z|T(TYPE|FORM|FIELDS))|^XTENSION|^PCOUNT/.test(keyword));
    expect(table).to.deep.equal([]);
  });

  it("is the header that a decoded image carries", () => {
    const hdu = parseFits(sampleImage("rice-int16-blank").bytes).hdus[1];
    expect(fitsImage(hdu).header).to.equal(hdu.header);
    expect(hdu.header.number("BLANK")).to.equal(-32768);
  });
});
