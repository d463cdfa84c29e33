import { expect } from "chai";
import { CATEGORY_COLOURS, theme } from "../../src/widgets/theme";

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const channels = (hex: string) => [1, 3, 5].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255));
const luminance = (hex: string) =>
  channels(hex).reduce((sum, value, at) => sum + value * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);

describe("theme", () => {
  it("is the same object of JSON at every call, and nobody can spoil it for others", () => {
    const first = theme();
    expect(JSON.parse(JSON.stringify(first))).to.deep.equal(theme());
    Object.assign(first, { background: "black" });
    expect(theme().background).to.equal("white");
  });

  it("writes in inks that WCAG calls readable on white (contrast of at least 4.5)", () => {
    const inks = JSON.stringify(theme()).match(/"(?:label|title|subtitle)Color":"(#[0-9a-f]{6})"/g) ?? [];
    expect(inks.length).to.be.greaterThan(5);
    for (const ink of inks) {
      const hex = ink.slice(-8, -1);
      expect(1.05 / (luminance(hex) + 0.05)).to.be.at.least(4.5);
    }
  });

  it("uses Okabe and Ito's colours", () => {
    // https://jfly.uni-koeln.de/color/: black, orange, sky blue, bluish green, yellow, blue, vermillion, reddish purple
    const published = ["#000000", "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7"];
    expect([...CATEGORY_COLOURS].sort()).to.deep.equal(published.sort());
  });
});
