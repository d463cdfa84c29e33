import { expect } from "chai";
import { image, stackImages, type Image } from "../../../src/lib/arrays";
import { ShapeError } from "../../../src/lib/errors";
import { CODE_CONVENTION, TEXT_CONVENTION, type ParameterOptions } from "../../../src/lib/solar/parameter-options";
import {
  PARAMETER_NAMES, parameterUnits, physicalParameters, regionParameters, type RegionParameters,
} from "../../../src/lib/solar/parameters";
import { block } from "./fields";

// def cones(h, w):
//     y, x = np.indices((h, w)); c = lambda a, b, r: np.maximum(0, 1 - ((x-a)**2 + (y-b)**2)/r)
//     return (c(40, 50, 400) - c(66, 31, 576) + ((x*37 + y*11) % 64 - 32)/640).astype(np.float32)
function cones(h: number, w: number): Image {
  const data = new Float32Array(h * w).map((_, i) => {
    const [x, y] = [i % w, Math.floor(i / w)];
    const cone = (a: number, b: number, r: number) => Math.max(0, 1 - ((x - a) ** 2 + (y - b) ** 2) / r);
    return cone(40, 50, 400) - cone(66, 31, 576) + (((x * 37 + y * 11) % 64) - 32) / 640;
  });
  return image(data, [h, w], "kG");
}

function expectParameters(found: RegionParameters, expected: Partial<RegionParameters>, relative = 1e-10): void {
  for (const name of PARAMETER_NAMES) {
    const value = expected[name];
    if (value === undefined) continue;
    expect(found[name], name).to.be.closeTo(value, relative * Math.max(1, Math.abs(value)));
  }
}

const squares = block([128, 128], [{ x: 20, y: 30, side: 10, value: 0.5 }, { x: 30, y: 40, side: 20, value: -0.25 }]);

describe("regionParameters", () => {
  it("agrees with the closed form for two squares that touch at a corner, as the code computes it", () => {
    // centroids (24.5, 34.5) and (39.5, 49.5); 3 x 3 corners of either square lie within reach of the other one
    expectParameters(regionParameters(squares), {
      unsignedField: (100 * 0.5 + 400 * 0.25) / 128 ** 2,
      polaritySeparation: 15 / 128,
      inversionLineField: 9 * 0.5 + 9 * 0.25,
      positiveField: 0.5,
      negativeField: 0.25,
      polarity: -15,
      netField: -50,
      tilt: Math.PI / 4,
      area: 500 / 128 ** 2,
    });
  });

  it("agrees with the closed form as the text has it", () => {
    expectParameters(regionParameters(squares, TEXT_CONVENTION), {
      unsignedField: 150,
      polaritySeparation: 15 * Math.SQRT2,
      inversionLineField: 6.75,
      positiveField: 50,
      negativeField: 100,
    });
  });

  it("integrates a Gaussian down to the threshold", () => {
    // sum over s > th of A exp(-r²/2σ²) is 2πσ²(A - th), over n = 2πσ² ln(A/th) pixels
    const [sigma, peak, threshold] = [60, 0.9, 0.15];
    const data = new Float32Array(1000 * 1600).map((_, i) => {
      const [x, y] = [i % 1600, Math.floor(i / 1600) - 500];
      const at = (centre: number) => peak * Math.exp(-((x - centre) ** 2 + y ** 2) / (2 * sigma ** 2));
      return at(500) - at(1100);
    });
    const found = regionParameters(image(data, [1000, 1600], "kG"), TEXT_CONVENTION);
    const integrated = 2 * Math.PI * sigma ** 2 * (peak - threshold);
    expect(found.positiveField).to.be.closeTo(integrated, 2e-3 * integrated);
    expect(found.negativeField).to.be.closeTo(found.positiveField, 1e-6 * found.positiveField);
    expect(found.unsignedField).to.be.closeTo(4 * Math.PI * sigma ** 2 * peak, 2e-5 * found.unsignedField);
    expect(found.polaritySeparation).to.be.closeTo(600, 1e-6);
    expect(found.area * 1.6e6).to.be.closeTo(4 * Math.PI * sigma ** 2 * Math.log(peak / threshold), 200);
    expect(found.polarity).to.be.closeTo(-600, 1e-6);
    expect(found.tilt).to.be.closeTo(0, 1e-9);
    expect(found.inversionLineField).to.equal(0);
  });

  // NumPy and scipy.ndimage; s32 = cones(h, w); s = s32.astype(float); th = np.float32(0.15)
  // pos = s32 > th; neg = s32 < -th; yy, xx = np.indices(s.shape)
  // cp = [(i*s)[pos].sum()/s[pos].sum() for i in (xx, yy)]; cn likewise; d = np.hypot(cn[0]-cp[0], cn[1]-cp[1])
  // inv = binary_dilation(pos, np.ones((7, 7))) & binary_dilation(neg, np.ones((7, 7))); a = np.abs(s)
  // TUF a.mean() | a.sum(); PSEP d/np.hypot(h, w) | d; R a[inv].sum();
  // TPF a[s > 0].mean() | a[pos].mean() | a[pos].sum(); lp cp[0]-cn[0];
  // eflux s[pos].sum()+s[neg].sum(); tilt np.arcsin((cn[1]-cp[1])/d); area (pos.sum()+neg.sum())/s.size
  interface Reference {
    readonly shape: [number, number];
    readonly options: ParameterOptions;
    readonly expected: Partial<RegionParameters>;
  }
  const REFERENCE: readonly Reference[] = [
    {
      shape: [128, 128], options: CODE_CONVENTION,
      expected: {
        unsignedField: 0.1087094327919, polaritySeparation: 0.1890748038314, inversionLineField: 36.39906256463,
        positiveField: 0.09664466269274, negativeField: 0.1224209839404, polarity: -27.64323160864,
        netField: -272.2092362344, tilt: -0.6306184492546, area: 0.1472778320312,
      },
    },
    {
      shape: [128, 128], options: TEXT_CONVENTION,
      expected: {
        unsignedField: 1781.095346863, polaritySeparation: 34.22619544082, inversionLineField: 36.39906256463,
        positiveField: 569.6358679831, negativeField: 841.8451042175,
      },
    },
    {
      shape: [128, 128], options: { polarityField: "mean-of-threshold" },
      expected: { positiveField: 0.581854819186, negativeField: 0.5870607421322 },
    },
    {
      shape: [60, 90], options: {},
      expected: {
        unsignedField: 0.2638311985083, polaritySeparation: 0.3067440112777, inversionLineField: 36.39906256463,
        positiveField: 0.2327160798867, negativeField: 0.2904431356093, polarity: -27.78911012845,
        netField: -355.7654863894, tilt: -0.5780309512933, area: 0.41,
      },
    },
  ];
  for (const { shape, options, expected } of REFERENCE) {
    it(`agrees with SciPy on ${shape.join(" x ")} pixels, ${JSON.stringify(options)}`, () => {
      expectParameters(regionParameters(cones(...shape), options), expected, 1e-12);
    });
  }

  it("changes sign with the field where it should, and nowhere else", () => {
    const field = cones(128, 128);
    const flipped = image(field.data.map((s) => -s), field.shape, "kG");
    const [one, other] = [regionParameters(field), regionParameters(flipped)];
    expectParameters(other, {
      ...one, positiveField: one.negativeField, negativeField: one.positiveField, polarity: -one.polarity,
      netField: -one.netField, tilt: -one.tilt,
    });
  });

  for (const [name, field] of [
    ["empty", image(new Float32Array(16), [4, 4], "kG")],
    ["single-polarity", block([4, 4], [{ x: 1, y: 1, side: 2, value: 0.5 }])],
    ["weak", block([4, 4], [{ x: 0, y: 0, side: 1, value: 0.5 }, { x: 2, y: 2, side: 1, value: -0.1 }])],
  ] as const) {
    it(`gives NaN, or 0 if asked to, for ${name} regions`, () => {
      const unmeasured = regionParameters(field);
      const zeros = regionParameters(field, { singlePolarity: "zero" });
      for (const parameter of PARAMETER_NAMES) {
        expect(unmeasured[parameter]).to.be.NaN;
        expect(zeros[parameter]).to.equal(0);
      }
    });
  }

  it("has no tilt where the centroids coincide", () => {
    const field = image(Float32Array.of(1, -2, 1), [1, 3], "kG");
    expect(regionParameters(field).tilt).to.be.NaN;
    expect(regionParameters(field).polaritySeparation).to.equal(0);
  });

  it("names an unknown variant", () => {
    expect(() => regionParameters(squares, { unsignedField: "median" as "mean" })).to.throw(/"mean", "sum".*"median"/);
  });
});

describe("physicalParameters", () => {
  it("holds one row per region and the units", () => {
    const stack = stackImages([squares, cones(128, 128), block([128, 128], [])]);
    const { columns, units } = physicalParameters(stack, TEXT_CONVENTION);
    expect(Object.keys(columns)).to.deep.equal([...PARAMETER_NAMES]);
    for (const name of PARAMETER_NAMES) {
      expect(columns[name]).to.have.length(3);
      expect(columns[name][1]).to.equal(regionParameters(cones(128, 128), TEXT_CONVENTION)[name]);
      expect(columns[name][2]).to.be.NaN;
    }
    expect(units).to.deep.equal(parameterUnits(TEXT_CONVENTION));
    expect(units.polaritySeparation).to.equal("pixels");
    expect(parameterUnits().polaritySeparation).to.equal("of the diagonal");
  });

  it("refuses what is no stack, as regionParameters what is no image", () => {
    const stack = stackImages([squares]);
    expect(() => physicalParameters(squares as never)).to.throw(ShapeError, "the fields to be a stack of images");
    expect(() => physicalParameters(undefined as never)).to.throw(ShapeError, "found undefined");
    expect(() => regionParameters(stack as never)).to.throw(ShapeError, "imageAt(stack, index)");
    expect(() => regionParameters(null as never)).to.throw(ShapeError, "the field to be one image, but found null");
  });
});
