import { expect } from "chai";
import { image, images } from "../../../src/lib/arrays";
import { OptionError, ShapeError } from "../../../src/lib/errors";
import { preprocessMagnetogram, preprocessMagnetograms } from "../../../src/lib/solar/preprocess";

describe("preprocessMagnetogram", () => {
  it("clips at 1 kG, scales, and replaces what is not a number, before resizing", () => {
    const field = image(Float32Array.of(-2500, -1000, 500, NaN, Infinity, -Infinity), [2, 3], "Mx/cm^2");
    const { data, unit, shape } = preprocessMagnetogram(field, { size: [2, 3] });
    expect([...data]).to.deep.equal([-1, -1, 0.5, 0, 1, -1]);
    expect(unit).to.equal("kG");
    expect(shape).to.deep.equal([2, 3]);
    // resized first, the mean of 3000 and -1000 would be 1
    const pair = image(Float32Array.of(3000, -1000), [1, 2]);
    expect([...preprocessMagnetogram(pair, { size: [1, 1] }).data]).to.deep.equal([0]);
  });

  it("gives 128 x 128 pixels unless told otherwise", () => {
    const field = image(new Float32Array(200 * 335).fill(150), [200, 335], "Gauss");
    const { data, shape } = preprocessMagnetogram(field);
    expect(shape).to.deep.equal([128, 128]);
    expect(Math.min(...data)).to.be.closeTo(0.15, 1e-7);
    expect(Math.max(...data)).to.be.closeTo(0.15, 1e-7);
  });

  it("takes another clip and says so in the unit", () => {
    const { data, unit } = preprocessMagnetogram(image(Float32Array.of(250), [1, 1], "G"), { clip: 500, size: [1, 1] });
    expect([...data]).to.deep.equal([0.5]);
    expect(unit).to.equal("500 G");
  });

  it("stacks patches of different shapes", () => {
    const flat = (b: number, [h, w]: [number, number]) => image(new Float32Array(h * w).fill(b), [h, w], "G");
    const list = [flat(100, [2, 3]), flat(-100, [4, 5])];
    const stack = preprocessMagnetograms(list, { size: [2, 2] });
    expect(stack.shape).to.deep.equal([2, 2, 2]);
    [...stack.data].forEach((value, i) => expect(value).to.be.closeTo(i < 4 ? 0.1 : -0.1, 1e-7));
    const same = preprocessMagnetograms(images(new Float32Array(12), [3, 2, 2], "G"), { size: [2, 2] });
    expect(same.shape).to.deep.equal([3, 2, 2]);
  });

  it("refuses another unit and a useless clip", () => {
    const one = (unit: string) => image(new Float32Array(1), [1, 1], unit);
    expect(() => preprocessMagnetogram(one("kG"))).to.throw(/in gauss.*"kG"/);
    expect(() => preprocessMagnetogram(one("G"), { clip: 0 })).to.throw(/above 0 G.*found 0/);
  });

  it("refuses what is no image, and sizes beyond bounds", () => {
    const field = image(new Float32Array(1), [1, 1], "G");
    const stack = images(new Float32Array(4), [1, 2, 2], "G");
    for (const wrong of [undefined, "Br.fits", stack]) {
      expect(() => preprocessMagnetogram(wrong as never)).to.throw(
        ShapeError, "the magnetogram to be one image, but found ",
      );
    }
    for (const wrong of [null, field, 5]) {
      expect(() => preprocessMagnetograms(wrong as never)).to.throw(
        ShapeError, "the magnetograms to be a stack of images",
      );
    }
    expect(() => preprocessMagnetograms([field, null as never])).to.throw(ShapeError, "found null");
    expect(() => preprocessMagnetogram(field, { size: [1e6, 1e6] })).to.throw(
      OptionError, "at most 8192 x 8192 pixels",
    );
  });
});
