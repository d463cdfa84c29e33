import { expect } from "chai";
import { notebookSection } from "../../../src/cli/runner/report-notebook";

describe("notebookSection", () => {
  it("leaves out what there is none of", () => {
    const { text } = notebookSection(
      { notebook: "a/b", ok: true, seconds: 1, peakBytes: 0, claims: [], problems: [], cells: [] },
      undefined,
    );
    expect(text).to.contain('<section class="notebook" id="a-b" aria-labelledby="a-b-title">');
    expect(text).not.to.match(/<table|<figure|class="problem"|undefined|false/);
  });
});
