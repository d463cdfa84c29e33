import { expect } from "chai";
import { MARGIN, margins } from "../../src/widgets/correlation-histogram-margins";
import { correlationCounts } from "./correlation-histogram-pairs";

const found = correlationCounts({ low: 0.01, high: 1, log: true });
const view = margins(found, 100) as unknown as { data: { values: string }; layer: { mark: { color: string } }[] };
const rowsOf = (text: string) =>
  text
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));

describe("margins", () => {
  it("draws margins as shares of all pairs, on one scale with the share of all images", () => {
    const rows = rowsOf(view.data.values);
    const shares = (counts: ArrayLike<number>, n: number) => Array.from(counts, (count) => count / n);
    const { x, y } = found.joint.marginals;
    const highest = Math.max(...shares(x.counts, 40), ...shares(y.counts, 40), ...shares(found.all.counts, 40));
    rows.forEach(([bin = 0, q, m, a]) => {
      expect(q).to.be.closeTo((MARGIN * (x.counts[bin] ?? 0)) / 40 / highest, 0.051);
      expect(m).to.be.closeTo((MARGIN * (y.counts[bin] ?? 0)) / 40 / highest, 0.051);
      expect(a).to.be.closeTo((MARGIN * (found.all.counts[bin] ?? 0)) / 40 / highest, 0.051);
    });
  });

  it("has queries in front above, matches in front on the right, and the black curves over both", () => {
    const colours = view.layer.map(({ mark }) => mark.color);
    expect(colours).to.deep.equal(["#ffb6c1", "#add8e6", "#add8e6", "#ffb6c1", "#000000", "#000000"]);
  });
});
