import { expect } from "chai";
import { formatNumber, formatQuantity } from "../../src/widgets/numbers";

describe("formatNumber", () => {
  it("prints significant digits, a true minus sign and no zeros at the end", () => {
    expect(formatNumber(0.00123456)).to.equal("0.001235");
    expect(formatNumber(-12.5)).to.equal("−12.5");
    expect(formatNumber(0.78)).to.equal("0.78");
    expect(formatNumber(3.14159, 3)).to.equal("3.14");
    expect(formatNumber(0)).to.equal("0");
    expect(formatNumber(-0)).to.equal("0");
  });

  it("prints whole numbers below a million in full, and rounds beyond its digits", () => {
    expect(formatNumber(44_000)).to.equal("44000");
    expect(formatNumber(123_456)).to.equal("123456");
    expect(formatNumber(12_345.6)).to.equal("12346");
  });

  it("turns to powers of ten for the large and the small", () => {
    expect(formatNumber(6.02214e23)).to.equal("6.022 × 10²³");
    expect(formatNumber(-1.5e-7)).to.equal("−1.5 × 10⁻⁷");
    expect(formatNumber(0.0001)).to.equal("0.0001");
    expect(formatNumber(1e6)).to.equal("1 × 10⁶");
    // rounding carries into the next power of ten
    expect(formatNumber(999_999.9)).to.equal("1 × 10⁶");
  });

  it("names what is no number", () => {
    expect([NaN, Infinity, -Infinity].map((value) => formatNumber(value))).to.deep.equal(["not a number", "∞", "−∞"]);
  });
});

describe("formatQuantity", () => {
  it("adds the unit", () => {
    expect(formatQuantity({ value: 22.34567, unit: "px", digits: 3 })).to.equal("22.3 px");
    expect(formatQuantity({ value: 0.5 })).to.equal("0.5");
    expect(formatQuantity(7)).to.equal("7");
    expect(formatQuantity("128 x 128 pixels")).to.equal("128 x 128 pixels");
  });
});
