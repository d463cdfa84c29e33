import { expect } from "chai";
import { collectClaims, countVerdicts, readClaims, type ClaimRow } from "../../../src/cli/runner/claims";
import { claimsOutput, codeCell, display, goodNotebook, notebook, passing } from "./build-notebook";

describe("readClaims", () => {
  it("reads claims from an object and from its text", () => {
    const output = claimsOutput(passing);
    expect(readClaims(output)?.rows[0]?.id).to.equal("test.half");
    const text = JSON.stringify(output.data?.["application/vnd.latent-sky.claims+json"]);
    expect(readClaims(display({ "application/vnd.latent-sky.claims+json": text }))?.preset).to.equal("smoke");
    expect(readClaims(display({ "text/plain": "none" }))).to.equal(undefined);
  });

  it("refuses claims without rows, ids or known verdicts", () => {
    expect(() => readClaims(claimsOutput())).to.throw("claims without rows");
    expect(() => readClaims(claimsOutput({ verdict: "pass" }))).to.throw("a claim without an id");
    expect(() => readClaims(claimsOutput({ id: "a", verdict: "good" }))).to.throw(
      'claim a has the verdict "good", not one of pass, fail, reported, known, not-run',
    );
  });
});

describe("collectClaims", () => {
  it("takes all well-formed claims in order", () => {
    const second = { ...passing, id: "test.second" };
    const cells = [codeCell("a", 1, claimsOutput(passing), claimsOutput()), codeCell("b", 2, claimsOutput(second))];
    expect(collectClaims(notebook(cells)).map(({ id }) => id)).to.deep.equal(["test.half", "test.second"]);
    expect(collectClaims(goodNotebook())).to.have.length(1);
  });
});

describe("countVerdicts", () => {
  it("counts in a fixed order and leaves out what is absent", () => {
    const rows = ["reported", "pass", "not-run", "pass"].map((verdict) => ({ ...passing, verdict }) as ClaimRow);
    expect(countVerdicts(rows)).to.equal("2 pass 1 reported 1 not-run");
    expect(countVerdicts([])).to.equal("none");
  });
});
