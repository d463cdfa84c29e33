import { expect } from "chai";
import type { Engine } from "../../../../src/lib/backend/engine";
import { changeLayout } from "../../../../src/lib/backend/operations";
import { nativeEngine } from "../../../support/engine";
import { normal } from "./compare";

describe("changeLayout", function () {
  this.timeout(60000);
  let engine: Engine;
  before(async function () {
    engine = await nativeEngine(this);
  });

  it("puts the batch between the sides and the channels, and back", () => {
    engine.tf.tidy(() => {
      const x = normal(engine, "x", [2, 3, 4, 5]);
      const moved = changeLayout(engine, x, "NHWC", "HWNC");
      expect(moved.shape).to.deep.equal([3, 4, 2, 5]);
      const at = (n: number, h: number, w: number, c: number) => x.dataSync()[((n * 3 + h) * 4 + w) * 5 + c];
      expect(moved.dataSync()[((2 * 4 + 3) * 2 + 1) * 5 + 4]).to.equal(at(1, 2, 3, 4));
      expect(Array.from(changeLayout(engine, moved, "HWNC", "NHWC").dataSync())).to.deep.equal(Array.from(x.dataSync()));
      expect(changeLayout(engine, x, "NHWC", "NHWC")).to.equal(x);
    });
  });
});
