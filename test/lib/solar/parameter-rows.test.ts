import { expect } from "chai";
import { PARAMETER_NAMES } from "../../../src/lib/solar/parameters";
import { parameterRows } from "../../../src/lib/solar/parameter-rows";
import { block } from "./fields";

const squares = block([64, 64], [{ x: 5, y: 5, side: 10, value: 0.5 }, { x: 35, y: 45, side: 10, value: -0.25 }]);

describe("parameterRows", () => {
  it("holds every parameter in both conventions with its unit", () => {
    const rows = parameterRows(squares);
    expect(rows).to.have.length(PARAMETER_NAMES.length);
    expect(rows.map(({ symbol }) => symbol).slice(0, 5)).to.deep.equal(["TUF", "PSEP", "R", "TPF", "TNF"]);
    const [tuf, psep, , tpf] = rows;
    expect(tuf?.text).to.equal(75);
    expect(tuf?.code).to.equal(75 / 64 ** 2);
    expect(psep?.text).to.be.closeTo(50, 1e-12);
    expect(psep?.["text's unit"]).to.equal("pixels");
    expect(psep?.code).to.be.closeTo(50 / Math.hypot(64, 64), 1e-12);
    expect([tpf?.code, tpf?.text]).to.deep.equal([0.5, 50]);
  });

  it("passes the threshold on", () => {
    const rows = parameterRows(squares, { threshold: 0.3 });
    expect(rows.every(({ code, text }) => Number.isNaN(code) && Number.isNaN(text))).to.equal(true);
  });
});
