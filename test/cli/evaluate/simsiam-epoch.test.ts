import { expect } from "chai";
import { chooseSimSiamEpoch } from "../../../src/cli/evaluate/simsiam-epoch";
import { UserError } from "../../../src/lib/errors";

const epoch = (number: number, collapse: number, loss = -0.9) => ({ epoch: number, step: 10 * number, losses: { loss, collapse }, scores: {} });

describe("chooseSimSiamEpoch", () => {
  it("is the last one", () => {
    expect(chooseSimSiamEpoch([epoch(1, 0.1), epoch(2, 0.5), epoch(3, 0.4)]).epoch).to.equal(3);
  });

  it("is the last that has not collapsed, and knows its loss", () => {
    expect(chooseSimSiamEpoch([epoch(1, 0.1), epoch(2, 0.5), epoch(3, 0.8)]).epoch).to.equal(2);
    expect(chooseSimSiamEpoch([epoch(1, 0.1), epoch(2, 0.1, NaN), { ...epoch(3, 0), losses: {} }]).epoch).to.equal(1);
  });

  it("refuses a training that has collapsed throughout", () => {
    expect(() => chooseSimSiamEpoch([epoch(1, 0.9), epoch(2, 1)])).to.throw(UserError, "none among 2");
  });
});
