import { expect } from "chai";
import { images, type Image, type Table } from "../../src/lib/arrays";
import { OptionError } from "../../src/lib/errors";
import { seed } from "../../src/lib/random";
import { bundleBytes } from "../../src/widgets/budget";
import { correlationHistogram } from "../../src/widgets/correlation-histogram";
import type { CorrelationPanel, MatchedCounts } from "../../src/widgets/correlation-histogram-counts";
import { figureBundle } from "../../src/widgets/show";
import { correlationCounts } from "./correlation-histogram-pairs";
import { expectSpec } from "./specs";

const two: readonly CorrelationPanel[] = [
  { symbol: "TUF", unit: "kG", log: true, found: [correlationCounts({ low: 0.01, high: 1, log: true })] },
  { symbol: "PSEP", found: [correlationCounts({ low: 0, high: 0.6 })] },
];
const both = two.map((panel) => ({ ...panel, found: [...panel.found, ...panel.found] }));
const pictures = (n: number) =>
  images(
    Float32Array.from({ length: n * 64 }, (_, i) => Math.sin(i)),
    [n, 8, 8],
    "kG",
  );

describe("correlationHistogram", () => {
  it("has the specification that was looked at, for one database and for two", () => {
    const examples = { queries: pictures(1), matches: [pictures(1)] };
    expectSpec(correlationHistogram(two, { title: "Queries and matches", examples }), "correlation-histogram");
    expectSpec(
      correlationHistogram(both.slice(0, 1), {
        databases: ["simulated", "real"],
        examples: { ...examples, matches: [pictures(1), pictures(1)] },
      }),
      "correlation-histogram-databases",
    );
  });

  it("tells coefficients, p-values and pairs beyond the axes in words", () => {
    const text = correlationHistogram(both, { databases: ["simulated", "real"] }).toText();
    expect(text).to.include(
      "TUF, simulated: Pearson 0.78 [0.75, 0.81], p < 10⁻³⁰⁰; Spearman −0.05, p = 0.12; 40 pairs, 3 of them beyond the",
    );
    expect(text).to.include("PSEP, real: Pearson 0.78");
    expect(correlationHistogram(two).toText()).to.include("\n  TUF: Pearson");
  });

  it("keeps joint counts and margins of every panel", () => {
    const { arrays } = correlationHistogram(both, { databases: ["simulated", "real"] });
    expect((arrays["joint TUF, real"] as Image).shape).to.deep.equal([4, 4]);
    const margins = arrays["margins PSEP, simulated"] as Table;
    expect(Object.keys(margins.columns)).to.deep.equal(["low", "high", "queries", "matches", "all"]);
    expect(margins.length).to.equal(4);
  });

  it("puts one database's examples beside the panels, and those of several above", () => {
    const parts = (figure: ReturnType<typeof correlationHistogram>) =>
      figure.spec.vconcat as { concat?: unknown[]; columns?: number }[];
    const beside = parts(correlationHistogram(two, { examples: { queries: pictures(1), matches: [pictures(1)] } }));
    expect([beside.length, beside.at(-1)?.concat?.length, beside.at(-1)?.columns]).to.deep.equal([2, 3, 3]);
    const above = parts(
      correlationHistogram(both, { examples: { queries: pictures(2), matches: [pictures(2), pictures(2)] } }),
    );
    expect([above.length, above.at(-1)?.concat?.length, above.at(-1)?.columns]).to.deep.equal([3, 4, 4]);
  });

  it("fits the five parameters of the paper with examples in the budget, two databases in the larger one", async () => {
    const stream = seed(3).stream("pairs");
    const found = (): MatchedCounts => {
      const x = Array.from({ length: 1000 }, () => stream.normal());
      const y = x.map((value) => 0.7 * value + 0.7 * stream.normal());
      return correlationCounts({ low: -4, high: 4, bins: 24, x, y });
    };
    const noise = (n: number) =>
      images(
        Float32Array.from({ length: n * 128 * 128 }, () => 0.3 * stream.normal()),
        [n, 128, 128],
        "kG",
      );
    const panels = (databases: number) =>
      ["TUF", "PSEP", "TPF", "TNF", "R"].map((symbol) => ({
        symbol,
        unit: "kG",
        found: Array.from({ length: databases }, found),
      }));
    const one = correlationHistogram(panels(1), { examples: { queries: noise(2), matches: [noise(2)] } });
    expect(one.kind).to.equal("static");
    expect(bundleBytes((await figureBundle(one)).data)).to.be.at.most(150_000);
    const several = correlationHistogram(panels(2), { examples: { queries: noise(2), matches: [noise(2), noise(2)] } });
    expect(several.kind).to.equal("frames");
    expect(bundleBytes((await figureBundle(several)).data)).to.be.at.most(300_000);
  }).timeout(60_000);

  it("refuses an impossible side", () => {
    expect(() => correlationHistogram(two, { side: 20 })).to.throw(
      OptionError,
      "a side of 60 to 400 pixels, but found 20",
    );
  });
});
