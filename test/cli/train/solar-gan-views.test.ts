import { expect } from "chai";
import { drawShifts, drawSymmetries } from "../../../src/cli/train/solar-gan-views";
import { images } from "../../../src/lib/arrays";
import { seed } from "../../../src/lib/random";

describe("views of a GAN's discriminator", () => {
  it("are shifted by whole pixels, as often by one number as by another", () => {
    const shifts = drawShifts(seed(2).stream("shifts"), 7000, 3);
    expect(shifts).to.have.length(14000);
    for (let by = -3; by <= 3; by++) expect(shifts.filter((value) => value === by).length, `${by}`).to.be.within(1850, 2150);
    expect(new Set(drawShifts(seed(2).stream("none"), 10, 0).map(Math.abs))).to.deep.equal(new Set([0]));
  });

  it("are mirrored north-south, and have their polarities exchanged, half of the time each", () => {
    const n = 4000;
    const one = [0.1, 0.2, 0.3, -0.4];
    const given = images(Float32Array.from({ length: 4 * n }, (_, i) => one[i % 4] as number), [n, 2, 2], "kG");
    const { data, unit } = drawSymmetries(seed(2).stream("symmetries"), given);
    expect(unit).to.equal("kG");
    const kinds = new Map<string, number>();
    for (let k = 0; k < n; k++) {
      const kind = Array.from(data.subarray(4 * k, 4 * k + 4), (value) => value.toFixed(1)).join(" ");
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect([...kinds.keys()]).to.have.members(["0.1 0.2 0.3 -0.4", "-0.1 -0.2 -0.3 0.4", "0.3 -0.4 0.1 0.2", "-0.3 0.4 -0.1 -0.2"]);
    for (const count of kinds.values()) expect(count).to.be.within(900, 1100);
    expect(given.data[0]).to.equal(Math.fround(0.1));
  });
});
