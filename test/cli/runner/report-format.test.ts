import { expect } from "chai";
import { anchor, badge, duration, megabytes } from "../../../src/cli/runner/report-format";

describe("report format", () => {
  it("writes times in seconds, then in minutes, never 60 of anything", () => {
    expect([3.14, 59.94, 59.96, 119.7, 312].map(duration)).to.deep.equal([
      "3.1 s",
      "59.9 s",
      "1 min 0 s",
      "2 min 0 s",
      "5 min 12 s",
    ]);
  });

  it("writes memory, anchors and badges", () => {
    expect([megabytes(412e6), megabytes(0)]).to.deep.equal(["412 MB", "unknown"]);
    expect(anchor("solar/03-a <b>")).to.equal("solar-03-a-b-");
    expect(badge("pass", "<ok>").text).to.equal('<span class="badge pass">&lt;ok&gt;</span>');
  });
});
