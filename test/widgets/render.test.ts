import { expect } from "chai";
import { PNG } from "pngjs";
import { makeFigure } from "../../src/widgets/figure";
import { FigureWarningError, renderPdf, renderPng, renderSvg } from "../../src/widgets/render";

const bars = (
  title: string,
  values: readonly object[] = [
    { a: "one", b: 1 },
    { a: "two", b: 2 },
  ],
) =>
  makeFigure({
    spec: {
      title,
      width: 200,
      height: 100,
      data: { values },
      mark: { type: "bar", clip: true },
      encoding: { x: { field: "a", type: "nominal" }, y: { field: "b", type: "quantitative" } },
    },
    caption: "Bars.",
  }).spec;

/** Pixels darker than half grey in the rows from `top` to `bottom`. */
function darkPixels({ data, width }: PNG, top: number, bottom: number): number {
  let count = 0;
  for (let at = 4 * width * top; at < 4 * width * bottom; at += 4) if ((data[at] ?? 255) < 128) count++;
  return count;
}

describe("renderSvg", () => {
  it("gives the same text for the same specification, also when drawings overlap", async () => {
    const [first, , second] = await Promise.all([renderSvg(bars("A")), renderSvg(bars("B")), renderSvg(bars("A"))]);
    expect(second).to.equal(first);
    expect(await renderSvg(bars("A"))).to.equal(first);
    expect(first).to.include("clip");
  });

  it("fails on a warning, and draws the next figure", async () => {
    // an infinite extent is Vega's warning for data that are no numbers
    const x = { field: "missing", type: "quantitative" };
    const bad = { ...bars("A"), mark: "point", encoding: { x, shape: { field: "a", type: "quantitative" } } };
    const error = await renderSvg(bad).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(FigureWarningError);
    expect(String(error)).to.match(/without a warning, but found ".+"\. Look at the data/);
    expect(await renderSvg(bars("A"))).to.match(/^<svg/);
  });

  it("says what is wrong with a specification that is none", async () => {
    const nonsense = { mark: "bar", $schema: "x", width: 10, nonsense: true, layer: 3 };
    const error = await renderSvg(nonsense).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(Error);
  });
});

describe("renderPng", () => {
  it("draws text with the bundled font: title pixels, Greek, superscripts", async () => {
    const blank = PNG.sync.read((await renderPng(bars(" "))).png);
    const titled = PNG.sync.read((await renderPng(bars("Σ⊙ χ² ⁻¹"))).png);
    expect(darkPixels(blank, 0, 46)).to.equal(0);
    expect(darkPixels(titled, 0, 46)).to.be.greaterThan(150);
  });

  it("gives twice the pixels of the page, or what is asked for", async () => {
    const { png, width, height } = await renderPng(bars("A"));
    const picture = PNG.sync.read(png);
    expect([picture.width, picture.height]).to.deep.equal([2 * width, 2 * height]);
    const large = PNG.sync.read((await renderPng(bars("A"), { scale: 3, lossless: true })).png);
    expect([large.width, large.height]).to.deep.equal([3 * width, 3 * height]);
  });

  it("keeps the colours of the picture when it makes it small", async () => {
    const small = await renderPng(bars("A"));
    const exact = await renderPng(bars("A"), { lossless: true });
    const [ours, theirs] = [PNG.sync.read(small.png).data, PNG.sync.read(exact.png).data];
    expect(small.png.length).to.be.lessThan(exact.png.length);
    const worst = ours.reduce((most, value, at) => Math.max(most, Math.abs(value - (theirs[at] ?? 0))), 0);
    expect(worst).to.be.at.most(8);
  });

  it("lies on white", async () => {
    const { data } = PNG.sync.read((await renderPng(bars("A"))).png);
    expect(Array.from(data.subarray(0, 4))).to.deep.equal([255, 255, 255, 255]);
  });
});

describe("renderPdf", () => {
  it("is one page of the figure's size with the font embedded, the same at every run", async () => {
    const pdf = await renderPdf(bars("Density ρ"), "Bars.");
    const text = pdf.toString("latin1");
    const { width, height } = await renderPng(bars("Density ρ"));
    expect(text).to.match(/^%PDF-1\./);
    expect(text).to.include(`/MediaBox [0 0 ${width} ${height}]`);
    expect(text).to.match(/\/FontName \/[A-Z]+\+NotoSans-SemiBold/);
    expect(text).to.match(/\/FontName \/[A-Z]+\+NotoSans-Regular/);
    expect(await renderPdf(bars("Density ρ"), "Bars.")).to.deep.equal(pdf);
  });
});
