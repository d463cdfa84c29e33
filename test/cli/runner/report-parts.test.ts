import { expect } from "chai";
import type { ClaimRow } from "../../../src/cli/runner";
import { claimsTable, figuresOf } from "../../../src/cli/runner/report-parts";
import { codeCell, display, notebook, passing, PNG, vegaFigure } from "./build-notebook";

describe("figuresOf", () => {
  it("takes each picture with its size and caption, and nothing that is no base64", () => {
    const sized = display(vegaFigure(), { "image/png": { width: 620.4, height: 240 } });
    const figures = figuresOf(
      notebook([codeCell("a", 1, sized, display({ "image/png": `${PNG}"><script>` }), display({ "text/plain": "x" }))]),
    );
    expect(figures).to.have.length(1);
    expect(figures[0]?.text)
      .to.match(/width="620" height="240"/)
      .and.to.contain('alt="A point."');
  });
});

describe("claimsTable", () => {
  const cells = (claim: Record<string, unknown>) =>
    [
      ...claimsTable("n", [{ ...passing, ...claim } as unknown as ClaimRow]).text.matchAll(
        /<td class="number"[^>]*>([^<]*)<\/td>/g,
      ),
    ].map(([, text]) => text?.trim());

  it("writes numbers with at most four digits, absent ones as a dash", () => {
    expect(cells({ paper: 0.87654321, ours: 0.5, n: 500, direction: "at-least", target: 0.8 })).to.deep.equal([
      "0.8765",
      "0.5",
      "500",
      "≥ 0.8",
    ]);
    expect(cells({ paper: null, ours: null, direction: "none", target: null })).to.deep.equal(["–", "–", "–", "–"]);
  });

  it("writes errors, intervals and ranges", () => {
    expect(cells({ ours: 0.7, error: 0.02, n: 1, direction: "at-most", target: 1 })[1]).to.equal("0.7 ± 0.02");
    expect(cells({ ours: 2.33649e-8, error: 1.842e-6 })[1]).to.equal("2.336e-8 ± 1.8e-6");
    expect(cells({ ours: 0.7, bound: [0.6, 0.8], direction: "within", target: [0.5, 0.9] })).to.deep.equal([
      "–",
      "0.7 (0.6 to 0.8)",
      "–",
      "0.5 to 0.9",
    ]);
  });
});
