import { expect } from "chai";
import { sayProgress } from "../../../src/cli/solar/say-progress";

describe("sayProgress", () => {
  it("says how far it is, at most every 10 s", () => {
    const lines: string[] = [];
    let now = 0;
    const progress = sayProgress((line) => lines.push(line), "pictures", () => now);
    for (let i = 1; i <= 50; i++) {
      now = i * 500;
      progress(i, 50);
    }
    expect(lines).to.deep.equal(["20 of 50 pictures", "40 of 50 pictures"]);
  });
});
