import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { FONT_FILES, textWidths } from "../../src/widgets/text-metrics";

describe("bundled font", () => {
  it("is small and lies beside its licence", () => {
    for (const file of Object.values(FONT_FILES)) {
      expect(statSync(file).size).to.be.within(10_000, 400_000);
      expect(existsSync(join(dirname(file), "OFL.txt"))).to.equal(true);
    }
  });
});

describe("textWidths", () => {
  it("gives the advance widths of Noto Sans", async () => {
    const width = await textWidths();
    // fonttools: TTFont("NotoSans-Regular.ttf")["hmtx"]["zero"][0] == 572 of 1000 units per em
    expect(width({ fontSize: 10 }, "0")).to.be.closeTo(5.72, 1e-9);
    expect(width({ fontSize: 20 }, "00")).to.be.closeTo(2 * 2 * 5.72, 1e-9);
    expect(width({ fontSize: 10, fontWeight: "bold" }, "M")).to.be.greaterThan(width({ fontSize: 10 }, "M"));
  });

  it("has a glyph of its own for every sign that figures need", async () => {
    const { default: PdfDocument } = await import("pdfkit");
    const font = (file: string) =>
      new PdfDocument({ autoFirstPage: false }).font(file) as unknown as {
        _font: { font: { hasGlyphForCodePoint(code: number): boolean } };
      };
    const signs = [..."ÅéñαβγδεκλμνπρσχψωΓΔΘΛΣΩ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂ᵣ−×±·≤≥≈≠∝∞√∑∫∂∇→←↔⊙☉⊕★ℓℏ°′″‰…–—“”"];
    for (const file of Object.values(FONT_FILES)) {
      const { hasGlyphForCodePoint } = font(file)._font.font;
      const missing = signs.filter(
        (sign) => !hasGlyphForCodePoint.call(font(file)._font.font, sign.codePointAt(0) ?? 0),
      );
      expect(missing).to.deep.equal([]);
    }
  });

  it("knows nothing, numbers and limits", async () => {
    const width = await textWidths();
    expect(width({ fontSize: 10 }, undefined)).to.equal(0);
    expect(width({ fontSize: 10 }, 0)).to.be.closeTo(5.72, 1e-9);
    expect(width({ fontSize: 10, limit: 12 }, "a long label")).to.equal(12);
  });
});
