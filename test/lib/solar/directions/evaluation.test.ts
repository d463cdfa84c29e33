import { expect } from "chai";
import { recordedPlane, type RecordedDirection } from "../../../../src/lib/solar";

describe("recordedPlane", () => {
  it("gives a plane as the methods of latent space take it", () => {
    const plane = recordedPlane({ normal: [0.6, 0.8], bias: -0.1 } as unknown as RecordedDirection);
    expect(plane).to.deep.equal({ normal: Float64Array.of(0.6, 0.8), bias: -0.1 });
  });
});
