import { expect } from "chai";
import { images, matrix } from "../../../src/lib/arrays";
import { OptionError } from "../../../src/lib/errors";
import { ceaPixelMm, patchScale, physicalParameters, quantityMeasure, regionQuantities } from "../../../src/lib/solar";

const [H, W] = [32, 40];

/** A field of 0 with a few pixels. */
function field(pixels: readonly (readonly [row: number, column: number, kG: number])[]) {
  const data = new Float32Array(H * W);
  for (const [row, column, value] of pixels) data[row * W + column] = value;
  return data;
}

describe("regionQuantities", () => {
  const pair = field([[10, 8, 0.5], [13, 11, -0.75], [0, 0, 0.1]]);
  const alone = field([[10, 8, 0.5]]);
  const fields = images(Float32Array.from([...pair, ...alone]), [2, H, W], "kG");
  const scale = { pixelMm: [2, 0.5] as const };

  it("has fluxes in Mx by the pixel's area, and lengths by its two sides", () => {
    const { unsignedFlux, inversionLineFlux, separation } = regionQuantities(fields, scale);
    // 1.35 kG on 1 Mm^2: 1350 G x 1e16 cm^2
    expect(unsignedFlux[0] / 1.35e19).to.be.closeTo(1, 1e-6);
    expect(separation[0]).to.be.closeTo(Math.hypot(3 * 2, 3 * 0.5), 1e-6);
    const { inversionLineField } = physicalParameters(fields).columns;
    expect(inversionLineField[0]).to.be.above(0);
    expect(inversionLineFlux[0] / (inversionLineField[0] * 1e19)).to.be.closeTo(1, 1e-9);
  });

  it("has a flux for a field that lacks a polarity, or is empty, and nothing else", () => {
    const empty = images(Float32Array.from([...alone, ...field([])]), [2, H, W], "kG");
    const { unsignedFlux, inversionLineFlux, separation } = regionQuantities(empty, scale);
    expect(unsignedFlux[0] / 0.5e19).to.be.closeTo(1, 1e-6);
    expect(unsignedFlux[1]).to.equal(0);
    for (const column of [inversionLineFlux, separation]) expect([...column]).to.deep.equal([NaN, NaN]);
  });

  it("sums the field as the unsigned field of the parameters does", () => {
    const { columns } = physicalParameters(fields, { unsignedField: "sum" });
    expect(regionQuantities(fields, scale).unsignedFlux[0] / (columns.unsignedField[0] * 1e19)).to.be.closeTo(1, 1e-12);
  });

  it("says that it needs a pixel's sides, and how to come by them", () => {
    expect(() => regionQuantities(fields)).to.throw(OptionError, "sides of a pixel on the Sun").and.to.have.property("message").that.includes("patchScale");
    expect(() => regionQuantities(fields, { pixelMm: [0, 1] })).to.throw(OptionError, "[0,1]");
  });
});

describe("quantityMeasure", () => {
  const scale = { pixelMm: [1, 1] as const };
  /** Two pixels at a distance of z0. */
  const generate = ({ data, shape: [n] }: { data: Float32Array; shape: readonly [number, number] }) =>
    images(Float32Array.from(Array.from({ length: n }, (_, i) => [...field([[10, 8, 0.5], [10, 8 + data[i], -0.5]])]).flat()), [n, H, W], "kG");
  const latents = matrix(Float32Array.of(3, 5, 9), [3, 1]);

  it("measures each latent's patch, whatever the size of the chunks", async () => {
    for (const chunk of [1, 2, 50]) {
      const { separation, unsignedFlux } = await quantityMeasure(generate, { chunk })(latents, scale);
      expect(Array.from(separation, (mm) => Number(mm.toFixed(5)))).to.deep.equal([3, 5, 9]);
      expect(unsignedFlux[2] / 1e19).to.be.closeTo(1, 1e-6);
    }
  });

  it("needs a scale, and stops with the signal's reason", async () => {
    const messageOf = (made: Promise<unknown>) => made.then(() => "measured", (error: Error) => error.message);
    expect(await messageOf(quantityMeasure(generate)(latents))).to.include("sides of a pixel on the Sun");
    expect(await messageOf(quantityMeasure(generate, { signal: AbortSignal.abort(new Error("enough")) })(latents, scale))).to.equal("enough");
  });
});

describe("patchScale", () => {
  it("shares a patch's pixels out among those of the image", () => {
    const mm = ceaPixelMm();
    // 256 x 512 square pixels in 128 x 128
    const { pixelMm } = patchScale({ pixelArea: mm * mm * 1e16 * 8, shape: [256, 512] }) ?? expect.fail("no scale");
    expect(pixelMm[0]).to.be.closeTo(4 * mm, 1e-9);
    expect(pixelMm[1]).to.be.closeTo(2 * mm, 1e-9);
  });

  it("is unknown without an area or a shape", () => {
    expect(patchScale({ shape: [10, 10] })).to.equal(undefined);
    expect(patchScale({ pixelArea: 1e16 })).to.equal(undefined);
  });
});
