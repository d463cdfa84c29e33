import { expect } from "chai";
import { withStopSignals } from "../../../src/cli/runner/stop-signals";

describe("withStopSignals", () => {
  it("gives the work's exit code and leaves no listener", async () => {
    const before = process.listenerCount("SIGTERM");
    expect(
      await withStopSignals(
        () => undefined,
        async () => 3,
      ),
    ).to.equal(3);
    expect(process.listenerCount("SIGTERM")).to.equal(before);
  });

  it("aborts the work on a signal, says so once, and ends with 128 + its number", async () => {
    const lines: string[] = [];
    const code = await withStopSignals(
      (line) => lines.push(line),
      async (signal) => {
        process.emit("SIGINT", "SIGINT");
        process.emit("SIGINT", "SIGINT"); // the same Ctrl-C, passed on by the command that began this
        expect(signal.aborted).to.equal(true);
        return 0;
      },
    );
    expect(code).to.equal(130);
    expect(lines).to.deep.equal(["SIGINT: stopping the running notebook and its kernel …"]);
  });
});
