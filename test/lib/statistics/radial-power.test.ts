import { expect } from "chai";
import { images } from "../../../src/lib/arrays";
import { powerLaw, powerSlopes, radialPower } from "../../../src/lib/statistics/radial-power";

// i = np.arange(3*16*16); x = (np.sin(i*.37) + np.cos(i*.011)*np.sin(i*1.9)).astype("f4").astype(float).reshape(3,16,16)
const waves = images(
  Float32Array.from({ length: 3 * 256 }, (_, i) => Math.sin(i * 0.37) + Math.cos(i * 0.011) * Math.sin(i * 1.9)),
  [3, 16, 16],
);

function expectClose(found: ArrayLike<number>, expected: readonly number[], relative = 1e-6): void {
  expect(found).to.have.length(expected.length);
  expected.forEach((value, k) => expect(found[k] / value).to.be.closeTo(1, relative));
}

describe("radialPower", () => {
  it("puts a cosine into its shell: half its squared amplitude, over the modes there", () => {
    const side = 32;
    const cosine = Float32Array.from({ length: side * side }, (_, i) => 3 * Math.cos((2 * Math.PI * 5 * (i % side)) / side));
    const { power, wavenumber } = radialPower(images(cosine, [1, side, side]));
    // amplitude 3: two modes of (3/2)^2 in the shell around 5, which has 28 modes (counted with numpy)
    expect(power[5]).to.be.closeTo((2 * 2.25) / 28, 1e-7);
    power.forEach((value, k) => k !== 5 && expect(value).to.be.below(1e-12));
    expect(wavenumber[5]).to.equal(5);
  });

  it("equals numpy's FFT averaged over shells", () => {
    // F = np.abs(np.fft.fft2(x))**2 / 16**4; k = np.fft.fftfreq(16, 1/16)
    // r = np.rint(np.hypot(*np.meshgrid(k, k))); np.array([[f[r == q].mean() for q in range(9)] for f in F]).mean(0)
    expectClose(radialPower(waves).power, [
      1.1413988336516144e-5, 0.06150223454524989, 0.0004526276452625438, 0.00015275597909555945, 0.00020609510642764054,
      0.00439245324406931, 0.0024889171790407408, 0.00010548660248441231, 4.717453450603544e-5,
    ]);
  });

  it("equals numpy with a window and without the mean", () => {
    // w = np.sin(np.pi*(np.arange(16) + .5)/16)**2; w /= np.sqrt((w**2).mean())
    // (x - x.mean((1, 2), keepdims=True)) * np.outer(w, w)
    expectClose(radialPower(waves, { window: "hann", subtractMean: true }).power, [
      0.012469209432285184, 0.04386537539621966, 0.009757978975851117, 0.0005697332976545504, 0.0005812062259313797,
      0.0024122853256992034, 0.0017549217132724095, 0.00019538760899278428, 7.989092053557632e-7,
    ]);
  });

  it("averages the spectra of the images", () => {
    const { power, perImage } = radialPower(waves);
    for (let k = 0; k < 9; k++) expect((perImage[k] + perImage[9 + k] + perImage[18 + k]) / 3).to.be.closeTo(power[k], 1e-15);
  });

  it("refuses sides that are no power of two, pixels that are not finite, and unknown windows", () => {
    const flat = (h: number, w: number) => images(new Float32Array(h * w), [1, h, w]);
    expect(() => radialPower(flat(12, 12))).to.throw(/side of 2, 4, 8.*1 x 12 x 12/);
    expect(() => radialPower(flat(8, 16))).to.throw(/square/);
    expect(() => radialPower(images(Float32Array.of(0, NaN, 0, 0), [1, 2, 2]))).to.throw(/finite pixels.*NaN at index 1/);
    expect(() => radialPower(flat(8, 8), { window: "kaiser" as never })).to.throw(/"none", "hann".*"kaiser"/);
  });
});

describe("powerLaw", () => {
  it("finds the exponent of a power law, within its range alone", () => {
    const k = Float64Array.from({ length: 30 }, (_, i) => i);
    const power = k.map((value) => (value > 10 ? 99 : 7 * value ** -2.5));
    const { slope, intercept } = powerLaw(k, power);
    expect(slope).to.be.closeTo(-2.5, 1e-12);
    expect(intercept).to.be.closeTo(Math.log10(7), 1e-12);
  });

  it("equals numpy's polyfit, image by image and for the mean", () => {
    // kk = np.arange(1, 8); np.polyfit(np.log10(kk), np.log10(p[1:8]), 1)
    const spectrum = radialPower(waves);
    expectClose(powerSlopes(spectrum, [1, 7]), [-1.8303151188934743, -1.8727112497715106, -1.816545929864153]);
    const { slope, intercept } = powerLaw(spectrum.wavenumber, spectrum.power, [1, 7]);
    expect(slope).to.be.closeTo(-1.83990211, 1e-6);
    expect(intercept).to.be.closeTo(-2.02618249, 1e-6);
  });

  it("refuses a range without two wavenumbers, and zero power", () => {
    const k = Float64Array.of(0, 1, 2, 3);
    expect(() => powerLaw(k, Float64Array.of(1, 1, 1, 1), [3, 9])).to.throw(/from 3 to 9.*1 wavenumbers/);
    expect(() => powerLaw(k, Float64Array.of(1, 1, 0, 1))).to.throw(/0 at wavenumber 2/);
  });
});
