import { expect } from "chai";
import { stripFrames } from "../../src/widgets/epsilon-sweep-layout";

describe("stripFrames", () => {
  it("takes evenly spaced frames, the first and the last among them", () => {
    expect(stripFrames(25, 7)).to.deep.equal([0, 4, 8, 12, 16, 20, 24]);
    expect(stripFrames(26, 7)).to.deep.equal([0, 5, 10, 15, 20, 25]);
    expect(stripFrames(3, 7)).to.deep.equal([0, 1, 2]);
    expect(stripFrames(9, 2)).to.deep.equal([0, 8]);
  });

  it("takes the nearest frames where none are evenly spaced", () => {
    expect(stripFrames(12, 7)).to.deep.equal([0, 2, 4, 6, 7, 9, 11]);
  });
});
