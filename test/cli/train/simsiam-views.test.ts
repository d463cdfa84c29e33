import { expect } from "chai";
import { viewBatches } from "../../../src/cli/train/simsiam-views";
import { imagesOfSet } from "../../../src/cli/solar/generated-regions";
import { seed } from "../../../src/lib/random";
import { smallSet } from "../solar/small-set";

const set = smallSet("views", [3, 4, 5]);
const chosen = Int32Array.of(0, 2, 4, 6, 8, 10, 11);
const PIXELS = 128 * 128;
const make = (augment = {}) => viewBatches(set, { chosen, batch: 3, stream: seed(23).stream("views"), augment });

describe("viewBatches", () => {
  it("drops the incomplete last batch of an epoch, and gives the same views of a step whenever it is asked", () => {
    const [views, again] = [make(), make()];
    expect(views.epochSteps).to.equal(2);
    const third = views.at(3);
    expect(third.first).to.have.length(3 * PIXELS);
    views.at(0);
    expect(views.at(3)).to.deep.equal(third);
    expect(again.at(3)).to.deep.equal(third);
  });

  it("shows the same patches in two views, drawn anew for every step", () => {
    const { first, second } = make().at(0);
    expect(first).not.to.deep.equal(second);
    expect(make().at(2).first).not.to.deep.equal(first);
  });

  it("goes through the chosen images alone, none twice in an epoch", () => {
    // flips leave a patch's sum as it is
    const views = make({ kinds: ["vertical-flip", "horizontal-flip"] });
    const sums = (data: Float32Array) =>
      Array.from({ length: data.length / PIXELS }, (_, k) =>
        data.subarray(k * PIXELS, (k + 1) * PIXELS).reduce((sum, value) => sum + Math.abs(value), 0),
      );
    const known = sums(imagesOfSet(set, chosen).data);
    const nearest = (sum: number) => known.findIndex((one) => Math.abs(one - sum) < 1e-2);
    for (const epoch of [0, 1]) {
      const steps = [0, 1].map((step) => views.at(2 * epoch + step));
      const seen = steps.flatMap(({ first }) => sums(first).map(nearest));
      expect(seen).not.to.include(-1);
      expect(new Set(seen).size).to.equal(6);
      expect(steps.flatMap(({ second }) => sums(second).map(nearest))).to.deep.equal(seen);
    }
  });
});
