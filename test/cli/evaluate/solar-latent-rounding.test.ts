import { expect } from "chai";
import { estimate, listed, rounded } from "../../../src/cli/evaluate/solar-latent-rounding";

describe("the rounding of records", () => {
  it("keeps six digits of an estimate, and nothing else of it", () => {
    const found = { value: 1 / 3, error: 0.01234567, interval: [0.3000004, 12345678] as const, bias: 1 };
    expect(estimate(found)).to.deep.equal({ value: 0.333333, error: 0.0123457, interval: [0.3, 12345700] });
    expect(rounded(-2e-9)).to.equal(-2e-9);
  });

  it("writes null for what JSON has no number for", () => {
    expect(listed(Float64Array.of(1 / 3, NaN, Infinity, 0))).to.deep.equal([0.3333, null, null, 0]);
  });
});
