import { expect } from "chai";
import { ShapeError } from "../../../src/lib/errors";
import { checkParts } from "../../../src/widgets/pipeline/parts";
import { scene } from "./scene";

describe("checkParts", () => {
  it("takes parts that fit", () => {
    expect(() => checkParts(scene())).not.to.throw();
  });

  it("counts points and labels", () => {
    const parts = scene();
    expect(() => checkParts({ ...parts, latents: { ...parts.latents, labels: [true] } })).to.throw(ShapeError, "at least 2 points");
    const x = Array.from(parts.latents.x);
    x[7] = NaN;
    expect(() => checkParts({ ...parts, latents: { ...parts.latents, x } })).to.throw(ShapeError, "at 7");
  });
});
