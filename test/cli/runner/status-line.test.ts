import { expect } from "chai";
import { statusLine } from "../../../src/cli/runner/status-line";

describe("statusLine", () => {
  it("replaces itself, within the terminal's width", () => {
    let text = "";
    const line = statusLine({ isTTY: true, columns: 5, write: (part) => (text += part) });
    line.show("abcdefg");
    line.clear();
    expect(text).to.equal("\r\u001b[Kabcd\r\u001b[K");
  });

  it("is silent where there is no terminal", () => {
    let text = "";
    statusLine({ write: (part) => (text += part) }).show("abc");
    expect(text).to.equal("");
  });
});
