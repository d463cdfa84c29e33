import { expect } from "chai";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { image, images } from "../../../../src/lib/arrays";
import { ShapeError } from "../../../../src/lib/errors";
import { encodeFits, fitsImage, fitsImage2d, parseFits, readFits, writeFits } from "../../../../src/lib/io/fits";

const values = Float32Array.of(1.5, -2, NaN, 1e-30, Infinity, 0);

describe("io/fits/write-fits", () => {
  const folder = mkdtempSync(join(tmpdir(), "latent-sky-fits-"));
  after(() => rmSync(folder, { recursive: true }));

  it("brings an image back from a file: pixels, shape, unit and cards", () => {
    const path = join(folder, "deep", "a.fits");
    writeFits(path, image(values, [2, 3], "kG"), { header: { OBJECT: "bipole", SEED: 23, SIMULATE: true } });
    const file = readFits(path);
    const back = fitsImage2d(file);
    expect(back.shape).to.deep.equal([2, 3]);
    expect(back.unit).to.equal("kG");
    expect(back.data).to.deep.equal(values);
    const { header } = file.hdus[0];
    expect([header.text("OBJECT"), header.number("SEED"), header.logical("SIMULATE")]).to.deep.equal(["bipole", 23, true]);
    expect(file.warnings).to.deep.equal([]);
    expect(readdirSync(join(folder, "deep"))).to.deep.equal(["a.fits"]);
  });

  it("writes stacks, doubles, integers and bytes, an HDU each", () => {
    const { hdus } = parseFits(encodeFits({
      stack: images(Float32Array.from({ length: 12 }, (_, i) => i), [2, 3, 2], "G"),
      double: { data: Float64Array.of(Math.PI, -1e300), shape: [2] },
      integer: { data: Int32Array.of(-(2 ** 31), 7), shape: [1, 2] },
      byte: { data: Uint8Array.of(0, 255), shape: [2, 1] },
      number: { data: Float64Array.of(5), shape: [] },
    }));
    expect(hdus.map(({ name, bitpix, shape }) => [name, bitpix, shape])).to.deep.equal([
      ["stack", -32, [2, 3, 2]], ["double", -64, [2]], ["integer", 32, [1, 2]], ["byte", 8, [2, 1]], ["number", -64, [1]],
    ]);
    expect([...fitsImage(hdus[1]).data]).to.deep.equal([Math.PI, -1e300]);
    expect([...fitsImage(hdus[2]).data]).to.deep.equal([-(2 ** 31), 7]);
    expect([...fitsImage(hdus[3]).data]).to.deep.equal([0, 255]);
  });

  it("writes what astropy reads as the same array", () => {
    const bytes = encodeFits({ map: image(values, [2, 3], "kG"), curve: { data: Float64Array.of(1, 2.5), shape: [2] } });
    // h = fits.open("a.fits"); h.verify("exception"); h.info(); h[0].data; h[0].header["BUNIT"]; h["CURVE"].data
    //   -> (2, 3) [[1.5, -2, nan], [1e-30, inf, 0]] kG, [1, 2.5]    (astropy 8.0.2, on the bytes with this hash)
    expect(createHash("sha256").update(bytes).digest("hex")).to.equal("94803e408e52934025e9f15f7e6bc2b33b0236571853707baba211649bb6f6ef");
  });

  it("refuses data that do not fill their shape, and nothing at all", () => {
    expect(() => encodeFits({ a: { data: values, shape: [2, 2] } })).to.throw(ShapeError, "[2, 2] to hold 4 values");
    expect(() => encodeFits({})).to.throw(ShapeError, "at least one array");
  });
});
