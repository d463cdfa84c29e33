import { expect } from "chai";
import { BudgetError, BUDGETS, bundleBytes, checkBudget } from "../../src/widgets/budget";

const bundle = (bytes: number) => ({ "image/png": "x".repeat(bytes - '{"image/png":""}'.length) });

describe("checkBudget", () => {
  it("counts the bytes of a bundle as JSON, not its characters", () => {
    expect(bundleBytes({ "text/plain": "σ" })).to.equal('{"text/plain":""}'.length + 2);
    expect(bundleBytes(bundle(1000))).to.equal(1000);
  });

  it("allows 150 kB for a static figure and 1.2 MB for frames", () => {
    expect(BUDGETS).to.deep.equal({ static: 150_000, frames: 1_200_000 });
    checkBudget(bundle(150_000), "static");
    checkBudget(bundle(1_200_000), "frames");
  });

  it("says size, limit, the parts, and how to shrink", () => {
    const act = () => checkBudget({ "text/plain": "caption", ...bundle(160_000) }, "static");
    expect(act).to.throw(BudgetError, "at most 150 kB, but found 161 kB (text/plain 1 kB, image/png 160 kB)");
    expect(act).to.throw(BudgetError, "bin the data before drawing");
    expect(() => checkBudget(bundle(1_200_001), "frames")).to.throw(
      BudgetError,
      "figure with frames of at most 1200 kB",
    );
  });
});
