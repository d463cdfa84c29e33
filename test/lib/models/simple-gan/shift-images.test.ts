import { expect } from "chai";
import type { Engine } from "../../../../src/lib/backend/engine";
import { shiftImages } from "../../../../src/lib/models/simple-gan/shift-images";
import { seed } from "../../../../src/lib/random";
import { nativeEngine } from "../../../support/engine";

const SIDE = 8;

describe("shifted images", function () {
  this.timeout(60000);
  let engine: Engine;
  before(async function () {
    engine = await nativeEngine(this);
  });
  const values = (n: number) => {
    const draws = seed(1).stream("images");
    return Float32Array.from({ length: n * SIDE * SIDE }, () => draws.normal());
  };
  const shift = (data: Float32Array, shifts: readonly (readonly [number, number])[]) =>
    engine.tf.tidy(() =>
      shiftImages(engine, engine.tf.tensor4d(data, [shifts.length, SIDE, SIDE, 1]), engine.tf.tensor2d(shifts.map((pair) => [...pair])))
        .dataSync<"float32">().slice(),
    );

  it("move each by its own rows and columns, and mirror at the edges", () => {
    const shifts = [[0, 0], [2, 0], [0, -3], [-7, 7]] as const;
    const data = values(shifts.length);
    // numpy: p = np.pad(x, 7, mode="reflect"); p[7 - dy : 15 - dy, 7 - dx : 15 - dx]
    const mirror = (i: number) => (i < 0 ? -i : i > SIDE - 1 ? 2 * (SIDE - 1) - i : i);
    const expected = data.map((_, index) => {
      const [k, y, x] = [Math.floor(index / SIDE ** 2), Math.floor(index / SIDE) % SIDE, index % SIDE];
      const [dy, dx] = shifts[k] as readonly [number, number];
      return data[k * SIDE ** 2 + mirror(y - dy) * SIDE + mirror(x - dx)] as number;
    });
    expect(shift(data, shifts)).to.deep.equal(expected);
  });

  it("interpolate between pixels", () => {
    const data = values(1);
    const [whole, next, half] = [0, 1, 0.5].map((dx) => shift(data, [[0, dx]])) as [Float32Array, Float32Array, Float32Array];
    half.forEach((value, i) => expect(value).to.be.closeTo(((whole[i] as number) + (next[i] as number)) / 2, 1e-6));
  });

  it("pass the gradient back to the pixels that they were made of", () => {
    const { tf } = engine;
    const found = tf.tidy(() =>
      tf.grad((x) => tf.sum(shiftImages(engine, x, tf.tensor2d([[2, 0]]))))(tf.zeros([1, SIDE, SIDE, 1])).dataSync<"float32">().slice(),
    );
    // rows 1 and 2 are seen twice, beyond the edge and within; the last two are moved out
    const uses = [1, 2, 2, 1, 1, 1, 0, 0];
    expect(Array.from(found)).to.deep.equal(uses.flatMap((times) => Array.from({ length: SIDE }, () => times)));
  });
});
