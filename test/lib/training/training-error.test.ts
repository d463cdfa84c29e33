import { expect } from "chai";
import { nonFinite } from "../../../src/lib/training/training-error";

describe("nonFinite", () => {
  it("says what broke, when, and where to go back to", () => {
    const error = nonFinite("loss", { step: 23, output: "generator", value: NaN, checkpoint: "out/state-20.ckpt" });
    expect(error.message).to.equal(
      "expected losses that are finite numbers, but found generator = NaN at step 23. The last good checkpoint is " +
        "out/state-20.ckpt. Lower the learning rate, or look at the batch of this step.",
    );
    expect(nonFinite("variable", { step: 1, output: "w[0]", value: Infinity }).message).to.include("no checkpoint");
  });
});
