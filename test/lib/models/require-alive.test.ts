import { expect } from "chai";
import { UserError } from "../../../src/lib/errors";
import { requireAlive } from "../../../src/lib/models/require-alive";

describe("requireAlive", () => {
  it("lets what is there pass, and says what was freed", () => {
    expect(() => requireAlive("an encoder", false)).not.to.throw();
    expect(() => requireAlive("an encoder", true)).to.throw(
      UserError, "expected an encoder that is still there, but found that dispose() has freed its weights. Call dispose() last",
    );
  });
});
