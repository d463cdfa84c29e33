import { expect } from "chai";
import { DIRECTION_KEYS, perSweepRow, SWEEP_ROW_NAMES, SWEEP_ROWS } from "../../../../src/lib/solar";

describe("SWEEP_ROWS", () => {
  it("are the paper's five, two for TUF and three for PSEP, along parameters that have directions", () => {
    expect(SWEEP_ROW_NAMES.map((row) => SWEEP_ROWS[row].along)).to.deep.equal(["tuf", "tuf", "psep", "psep", "psep"]);
    for (const row of SWEEP_ROW_NAMES) expect(DIRECTION_KEYS).to.include.members([SWEEP_ROWS[row].along, ...SWEEP_ROWS[row].holding]);
    expect(perSweepRow((row) => row).psep).to.equal("psep");
  });
});
