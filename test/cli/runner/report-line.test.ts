import { expect } from "chai";
import { formatPlace, formatProblems, formatResult, formatTotals } from "../../../src/cli/runner/report-line";
import type { NotebookResult } from "../../../src/cli/runner";
import type { ClaimRow } from "../../../src/cli/runner";
import { passing } from "./build-notebook";

const claims = [passing, passing, passing, { ...passing, verdict: "reported" }] as ClaimRow[];
const result: NotebookResult = {
  notebook: "solar/03-parameters",
  ok: true,
  seconds: 12.34,
  peakBytes: 412e6,
  claims,
  problems: [],
  cells: [],
};

describe("report lines", () => {
  it("are one for a notebook", () => {
    expect(formatResult(result)).to.equal("ok    solar/03-parameters  12.3 s  412 MB  claims 3 pass 1 reported");
    expect(formatResult({ ...result, ok: false, peakBytes: 0, claims: [] })).to.equal(
      "FAIL  solar/03-parameters  12.3 s  - MB  claims none",
    );
  });

  it("name the place of a problem and keep the lines of its error", () => {
    expect(formatProblems([{ notebook: "n", cell: 4, firstLine: "f();", error: "a\nb" }])).to.deep.equal([
      "      n, cell 4: `f();`",
      "        a",
      "        b",
    ]);
    expect(formatPlace({ notebook: "n", error: "" })).to.equal("n:");
    expect(formatPlace({ notebook: "n", cell: 1, firstLine: "x".repeat(200), error: "" })).to.have.length(
      "n, cell 1: ``".length + 90,
    );
  });

  it("end with the totals", () => {
    expect(formatTotals([result], 12.34)).to.equal("1 notebook: 1 ok, 0 failed (12.3 s)");
    expect(formatTotals([result, { ...result, ok: false }], 20)).to.equal("2 notebooks: 1 ok, 1 failed (20.0 s)");
  });
});
