import { expect } from "chai";
import { sparkline } from "../../../src/cli/runner/sparkline";

const point = (seconds: number, ok = true) => ({ seconds, ok, label: "2026-01-01" });

describe("sparkline", () => {
  it("draws times from zero, marks the last run and failed ones, and says it in words", () => {
    const { text } = sparkline([point(10), point(5, false), point(20)]);
    // 160 x 32 with 4 around: x = 4, 80, 156; y = 28 - 24 t / 20
    expect(text).to.contain('points="4.0,16.0 80.0,22.0 156.0,4.0"');
    expect(text.match(/<circle class="bad"/g)).to.have.length(1);
    expect(text.match(/<circle class="good"/g)).to.have.length(1);
    expect(text).to.contain('aria-label="times of 3 runs: last 20.0 s, from 5.0 to 20.0 s; 1 failed"');
  });

  it("does without a history, and with times of zero", () => {
    expect(sparkline([]).text).to.contain("first run");
    expect(sparkline([point(0)]).text).to.contain('points="80.0,28.0"');
  });
});
