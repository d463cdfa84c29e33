import { expect } from "chai";
import { logAxis, logTicks } from "../../src/widgets/log-axis";

describe("logTicks", () => {
  it("gives powers of ten, and more in a short range", () => {
    expect(logTicks(0.001, 1)).to.deep.equal([0.001, 0.01, 0.1, 1]);
    expect(logTicks(1, 64)).to.deep.equal([1, 3, 10, 30]);
    expect(logTicks(0.2, 1)).to.deep.equal([0.2, 0.5, 1]);
    expect(logTicks(1e-20, 1)).to.have.length.within(5, 9);
  });
});

describe("logAxis", () => {
  it("writes plain numbers where they are short, powers of ten elsewhere", () => {
    expect(logAxis(1, 64)).to.include({ format: ".6~g" });
    expect(logAxis(3.2, 4.8)).to.deep.equal({ tickCount: 4, format: ".6~g" });
    const { labelExpr } = logAxis(2e-6, 1) as { labelExpr: string };
    expect(labelExpr).to.include('"0.00001":"10⁻⁵"').and.include('"1":"10⁰"');
  });
});
