import { expect } from "chai";
import { image } from "../../../src/lib/arrays";
import { OptionError, ShapeError } from "../../../src/lib/errors";
import { resizeImage, type ResizeMethod } from "../../../src/lib/solar/resize";

type Size = readonly [number, number];

// f = lambda h, w: ((np.arange(h*w)*7919 % 101 - 50)/50).astype(np.float32).reshape(h, w)
const pattern = ([h, w]: Size) =>
  image(Float32Array.from({ length: h * w }, (_, i) => (((i * 7919) % 101) - 50) / 50), [h, w], "kG");

// torch 2.15.0: F.interpolate(torch.from_numpy(f(h, w))[None, None], size=size, mode="bilinear", antialias=True)
// opencv-python-headless: cv2.resize(f(h, w), size[::-1], interpolation=cv2.INTER_AREA)
const SMALL: readonly { method: ResizeMethod; from: Size; to: Size; expected: readonly number[] }[] = [
  {
    method: "bilinear-antialias", from: [5, 7], to: [3, 4],
    expected: [-0.2541497, 0.0028572, -0.1736, -0.2194558, 0.04, 0.0296889, -0.0056889, 0.0075132, 0.2104762,
      -0.0332571, 0.2173714, 0.382585],
  },
  {
    method: "area", from: [5, 7], to: [3, 4],
    expected: [-0.3148572, 0.052, -0.1582857, -0.2531429, 0.0388571, 0.0594286, -0.0354286, -0.0148572, 0.2194286,
      -0.1062857, 0.2605714, 0.3965715],
  },
  {
    method: "bilinear-antialias", from: [3, 4], to: [5, 7],
    expected: [-1.0, -0.7071428, -0.2385714, 0.23, 0.5542854, -0.1314288, -0.56, -0.496, -0.4917143, -0.4848572, -0.074,
      0.3079999, 0.0839999, -0.056, 0.26, -0.1685715, -0.8542858, -0.53, -0.0614284, 0.407143, 0.7, -0.1960001,
      -0.1917143, -0.184857, -0.3799999, -0.5174285, -0.0488571, 0.2439999, -0.5, -0.2071428, 0.2614286, -0.28,
      -0.8214284, -0.352857, -0.06],
  },
  {
    method: "area", from: [3, 4], to: [5, 7],
    expected: [-1.0, -0.795, -0.18, 0.23, 0.64, -0.26, -0.56, -0.58, -0.5433333, -0.4333333, -0.0233333, 0.3866666,
      -0.0083333, -0.14, 0.26, -0.04, -0.94, -0.53, -0.12, 0.495, 0.7, -0.2466667, -0.21, -0.1, -0.3633333, -0.6266667,
      -0.0116667, 0.1933333, -0.5, -0.295, 0.32, -0.28, -0.88, -0.265, -0.06],
  },
  {
    method: "bilinear-antialias", from: [6, 4], to: [4, 6],
    expected: [-0.5275, -0.49625, -0.3283333, 0.2183335, 0.13375, -0.0875, -0.1066667, -0.1455556, -0.2348149,
      -0.4362964, -0.1888889, 0.1088889, 0.3666666, 0.2155555, 0.0514815, -0.0003704, -0.1644444, -0.3155555, -0.475,
      -0.065, 0.3554167, 0.3970833, 0.18625, -0.035],
  },
  {
    method: "area", from: [6, 4], to: [4, 6],
    expected: [-0.58, -0.5066667, -0.4333333, 0.3866666, 0.1233333, -0.14, -0.2466667, -0.1733333, -0.1, -0.6266667,
      -0.2166667, 0.1933333, 0.5066666, 0.2433333, -0.02, 0.1266666, -0.1366667, -0.3999999, -0.5066667, -0.0966667,
      0.3133333, 0.46, 0.1966667, -0.0666667],
  },
  {
    method: "bilinear-antialias", from: [1, 9], to: [1, 4],
    expected: [-0.3205715, -0.0395122, -0.327317, 0.0902857],
  },
  { method: "area", from: [1, 9], to: [1, 4], expected: [-0.4533333, 0.0222222, -0.4, 0.0755556] },
  {
    method: "bilinear-antialias", from: [8, 8], to: [4, 4],
    expected: [-0.2220408, -0.0717857, -0.0910714, -0.0232653, 0.1142857, 0.090625, -0.0053125, 0.0296429, 0.1042857,
      -0.045625, -0.0784375, -0.0525, 0.0489796, 0.0807143, 0.0253571, 0.0004082],
  },
  {
    method: "area", from: [8, 8], to: [4, 4],
    expected: [-0.34, -0.215, -0.09, 0.035, 0.155, 0.28, -0.1, 0.025, 0.145, -0.235, -0.11, 0.015, 0.135, 0.26, -0.12,
      0.005],
  },
];

// o = g(f(h, w), (128, 128)).astype(float); [(o**2).sum(), (o*np.arange(16384).reshape(128, 128)).sum(),
//   o[0, 0], o[64, 31], o[127, 127]], torch and OpenCV as above
const LARGE: readonly { method: ResizeMethod; from: Size; expected: readonly number[] }[] = [
  {
    method: "bilinear-antialias", from: [377, 744],
    expected: [67.33396912, -1174.90844, -0.12392144, -0.09104306, -0.10843223],
  },
  {
    method: "area", from: [377, 744],
    expected: [153.04086088, -1142.45306, -0.23665667, -0.00520008, -0.16260916],
  },
  {
    method: "bilinear-antialias", from: [90, 300],
    expected: [329.0426088, 6654.68365, -0.29529804, 0.0544144, 0.29529801],
  },
  {
    method: "area", from: [90, 300],
    expected: [2249.5342018, 40611.0965, -0.5298667, 0.55973339, 0.05973336],
  },
];

describe("resizeImage", () => {
  for (const { method, from, to, expected } of SMALL) {
    it(`agrees with ${method === "area" ? "OpenCV" : "torch"} from ${from.join(" x ")} to ${to.join(" x ")}`, () => {
      const resized = resizeImage(pattern(from), to, method);
      expect(resized.shape).to.deep.equal(to);
      expect(resized.unit).to.equal("kG");
      expect(resized.data).to.have.length(expected.length);
      expected.forEach((value, i) => expect(resized.data[i]).to.be.closeTo(value, 1e-6));
    });
  }

  for (const { method, from, expected } of LARGE) {
    it(`agrees with ${method === "area" ? "OpenCV" : "torch"} from ${from.join(" x ")} to 128 x 128`, () => {
      const { data } = resizeImage(pattern(from), [128, 128], method);
      const found = [
        data.reduce((sum, v) => sum + v * v, 0),
        data.reduce((sum, v, i) => sum + v * i, 0),
        data[0], data[64 * 128 + 31], data[127 * 128 + 127],
      ];
      const tolerance = [1e-3, 0.1, 1e-6, 1e-6, 1e-6];
      expected.forEach((value, i) => expect(found[i]).to.be.closeTo(value, tolerance[i] ?? 0));
    });
  }

  // torch 2.15.0 gives both pixels the first one's value, and both right for the transposed image; Pillow:
  // Image.fromarray(np.arange(9, dtype=np.float32)[:, None]**2).resize((1, 2), Image.BILINEAR)
  it("treats one-pixel sides like any other", () => {
    const squares = image(Float32Array.from({ length: 9 }, (_, i) => i * i), [9, 1]);
    const [low, high] = resizeImage(squares, [2, 1]).data;
    expect(low).to.be.closeTo(7.112676, 1e-5);
    expect(high).to.be.closeTo(36.183098, 1e-5);
    const pixel = image(Float32Array.of(0.25), [1, 1]);
    expect([...resizeImage(pixel, [2, 3], "area").data]).to.deep.equal(Array(6).fill(0.25));
  });

  for (const method of ["bilinear-antialias", "area"] as const) {
    it(`keeps constants and same-size images with ${method}`, () => {
      const flat = resizeImage(image(new Float32Array(35).fill(-0.5), [5, 7]), [3, 11], method);
      flat.data.forEach((value) => expect(value).to.be.closeTo(-0.5, 1e-7));
      expect(resizeImage(pattern([6, 5]), [6, 5], method).data).to.deep.equal(pattern([6, 5]).data);
    });
  }

  it("names the offending size or method", () => {
    expect(() => resizeImage(pattern([2, 2]), [0, 4])).to.throw(/at least 1 x 1 .*2 x 2 to be resized to 0 x 4/);
    expect(() => resizeImage(image(new Float32Array(0), [0, 3]), [2, 2])).to.throw(/0 x 3/);
    expect(() => resizeImage(pattern([2, 2]), [2, 2], "cubic" as ResizeMethod)).to.throw(/"cubic"/);
  });

  it("refuses what is no image, no size, or a size that fills the memory", () => {
    expect(() => resizeImage(undefined as never, [2, 2])).to.throw(
      ShapeError, "the source to be one image, but found undefined",
    );
    expect(() => resizeImage(pattern([2, 2]), 128 as never)).to.throw(
      OptionError, "two numbers, but found the number 128",
    );
    for (const size of [[1e6, 1e6], [1, 8193]] as const) {
      expect(() => resizeImage(pattern([2, 2]), size)).to.throw(
        OptionError, `at most 8192 x 8192 pixels, but found ${size.join(" x ")}`,
      );
    }
    expect(resizeImage(pattern([2, 2]), [1, 8192]).shape).to.deep.equal([1, 8192]);
  });
});
