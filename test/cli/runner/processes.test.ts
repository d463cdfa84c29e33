import { expect } from "chai";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { launchers, stampOf, watchLaunchers } from "../../../src/cli/runner/processes";

describe("processes", () => {
  let child: ChildProcess;
  before(function () {
    if (process.platform !== "linux") {
      console.log("    skipped: processes are read from /proc, which only Linux has");
      this.skip();
    }
    child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  });
  after(() => child?.kill("SIGKILL"));

  it("stamps a running process, and none that is not", async () => {
    expect(stampOf(process.pid)).to.include({ pid: process.pid, parent: process.ppid });
    const short = spawn(process.execPath, ["-e", ""]);
    await once(short, "close");
    expect(stampOf(short.pid ?? 0)).to.equal(undefined);
  });

  it("knows no launchers where npm began nothing", () => {
    expect(launchers(process.pid, {})).to.deep.equal([]);
  });

  it("calls once when a launcher has been killed", async () => {
    const stamp = stampOf(child.pid ?? 0);
    let calls = 0;
    const gone = new Promise<void>((resolve) => {
      watchLaunchers(() => (calls++, resolve()), stamp === undefined ? [] : [stamp], 10);
    });
    const never = watchLaunchers(() => (calls += 100), stamp === undefined ? [] : [stamp], 10);
    never();
    child.kill("SIGKILL");
    const alive = setTimeout(() => undefined, 5000);
    await gone;
    clearTimeout(alive);
    expect(calls).to.equal(1);
  });
});
