import { expect } from "chai";
import { correlationPanelView } from "../../src/widgets/correlation-histogram-panel";
import { correlationCounts } from "./correlation-histogram-pairs";

interface Layer {
  readonly data: { values: string };
  readonly layer?: readonly { mark: { color: string } }[];
  readonly mark?: { text?: unknown };
}

const found = correlationCounts({ low: 0.01, high: 1, log: true });
const place = { first: true, side: 100, most: 9, database: "" };
const layersOf = (change: object = {}) =>
  correlationPanelView({ symbol: "TUF", unit: "kG", log: true, found: [found] }, found, { ...place, ...change })
    .layer as Layer[];

const rowsOf = (text: string) =>
  text
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));

describe("correlationPanelView", () => {
  it("lists the bins that have a pair, and no other", () => {
    const cells = rowsOf(layersOf()[0]?.data.values ?? "");
    const filled = Array.from(found.joint.counts).flatMap((n, at) => (n > 0 ? [[at % 4, Math.floor(at / 4), n]] : []));
    expect(cells).to.deep.equal(filled);
    expect(cells.reduce((sum, [, , n]) => sum + (n ?? 0), 0)).to.equal(37);
  });

  it("prints both coefficients, or those there are", () => {
    const printed = (of: typeof found) =>
      (correlationPanelView({ symbol: "R", found: [of] }, of, place).layer as Layer[])
        .map(({ mark }) => mark?.text)
        .filter(Array.isArray);
    expect(printed(found)).to.deep.equal([
      ["r 0.78 [0.75, 0.81]", "ρ −0.05"],
      ["r 0.78 [0.75, 0.81]", "ρ −0.05"],
    ]);
    const { joint, all } = found;
    expect(printed({ joint, all })).to.deep.equal([]);
  });

  it("names quantity and unit on the axes, the vertical one on the first database alone", () => {
    const text = (change: object) => JSON.stringify(layersOf(change));
    expect(text({}))
      .to.include("TUF of query (kG)")
      .and.include('"title":"TUF of match (kG)","grid"'.replace(',"grid"', ""));
    expect(text({ first: false })).to.include('"title":null,"labels":false');
    expect(text({ database: "real" })).to.include("TUF · real");
  });
});
