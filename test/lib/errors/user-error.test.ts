import { expect } from "chai";
import { FileFormatError, USER_ERROR, UserError } from "../../../src/lib/errors";

describe("UserError", () => {
  it("says what was expected, what came and what to do, and carries its class's name", () => {
    const error = new FileFormatError({ expected: "a FITS file", found: '"PK"', remedy: "Unzip it first." });
    expect(error).to.be.instanceOf(UserError);
    expect(String(error)).to.equal('FileFormatError: expected a FITS file, but found "PK". Unzip it first.');
    expect(error[USER_ERROR]).to.equal(true);
    expect(Symbol.keyFor(USER_ERROR)).to.equal("latent-sky.user-error");
  });
});
