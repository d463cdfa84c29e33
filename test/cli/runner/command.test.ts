import { expect } from "chai";
import { runCommand } from "../../../src/cli/runner/command";

describe("runCommand", () => {
  it("does nothing when its file was imported", () => {
    let runs = 0;
    runCommand(module, async () => ++runs);
    expect(runs).to.equal(0);
  });
});
