import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import { BareMachine } from "./bare-machine";

const noStack = (output: string) => expect(output).not.to.match(/^\s+at .*\(/m);

describe("set-up on a bare machine (tools simulated)", function () {
  this.timeout(60000);
  let machine: BareMachine;
  beforeEach(() => {
    machine = new BareMachine();
  });
  afterEach(() => machine.remove());

  it("runs every step once, names it with its time, and does nothing the second time", () => {
    const first = machine.run();
    expect(first.code, first.output).to.equal(0);
    for (const step of ["packages", "jupyter", "tensorflow", "addon", "hnswlib", "library", "kernel"]) {
      expect(first.output).to.match(new RegExp(`^  ${step} .*: \\d+\\.\\d s$`, "m"));
    }
    const start = performance.now();
    const second = machine.run();
    expect(second.output).to.equal("");
    expect(second.calls).to.deep.equal([]);
    expect(performance.now() - start).to.be.below(2000);
  });

  it("writes kernelspecs with absolute paths", () => {
    machine.run();
    const spec = JSON.parse(readFileSync(machine.path(".venv/share/jupyter/kernels/latent-sky/kernel.json"), "utf8")) as { argv: string[] };
    expect(spec.argv).to.include(machine.path("dist/kernels/latent-sky/main.js"));
    expect(spec.argv[0]).to.equal(process.execPath);
  });

  it("repairs a half-made .venv", () => {
    machine.run();
    rmSync(machine.path(".venv/lib/python3.11/site-packages/tornado"), { recursive: true });
    const again = machine.run();
    expect(again.code, again.output).to.equal(0);
    expect(again.output).to.match(/jupyter .*: \d/).and.match(/tensorflow .*: \d/);
    expect(existsSync(machine.path(".venv/lib/python3.11/site-packages/tornado/__init__.py"))).to.equal(true);
    expect(again.calls.filter((call) => call.startsWith("npm"))).to.deep.equal([]);
  });

  it("finds every missing file when it is asked to set up", () => {
    machine.run();
    rmSync(machine.path(".venv/lib/python3.11/site-packages/tornado/deep.py"));
    expect(machine.run({ command: "setup" }).output).to.match(/jupyter .*: \d/);
    expect(existsSync(machine.path(".venv/lib/python3.11/site-packages/tornado/deep.py"))).to.equal(true);
  });

  it("repairs a half-deleted TensorFlow wheel", () => {
    machine.run();
    const library = machine.path(".venv/lib/python3.11/site-packages/tensorflow/libtensorflow_framework.so.2");
    rmSync(library);
    const again = machine.run({ command: "lab" });
    expect(again.output).to.match(/tensorflow .*: \d/);
    expect(existsSync(library)).to.equal(true);
  });

  it("starts over where it was killed half-way", () => {
    machine.run();
    rmSync(machine.path(".setup/jupyter.json"));
    rmSync(machine.path(".venv/bin"), { recursive: true });
    expect(machine.run().code).to.equal(0);
    expect(existsSync(machine.path(".venv/bin/python"))).to.equal(true);
  });

  it("restores a corrupt lockfile, keeping the damaged one", () => {
    const sound = readFileSync(machine.path("package-lock.json"), "utf8");
    writeFileSync(machine.path("package-lock.json"), `${sound.slice(0, 500)} damaged`);
    const { code, output } = machine.run();
    expect(code, output).to.equal(0);
    expect(output).to.include("package-lock.json was damaged: restored");
    expect(readFileSync(machine.path("package-lock.json"), "utf8")).to.equal(sound);
    expect(readFileSync(machine.path(".setup/package-lock.damaged.json"), "utf8")).to.include("damaged");
  });

  it("goes on without a compiler, and says what is used instead", () => {
    const { code, output } = machine.run({ fake: "no-compiler" });
    expect(code, output).to.equal(0);
    expect(output).to.match(/addon +left out, wasm instead: no C\+\+ compiler: "g\+\+" does not run\. Install one \(Debian: apt install g\+\+\)/);
    expect(output).to.match(/hnswlib +left out, exact search instead/);
    noStack(output);
    const remembered = machine.run({ command: "lab", fake: "no-compiler" });
    expect(remembered.output).not.to.include("left out");
    expect(machine.run().output, "a compiler installed later is noticed").to.match(/addon .*: \d/);
  });

  it("goes on without the TensorFlow wheel", () => {
    const { code, output } = machine.run({ fake: "no-wheel" });
    expect(code, output).to.equal(0);
    expect(output).to.match(/tensorflow +left out, wasm instead: pip could not install the TensorFlow wheel: ERROR: No matching distribution/);
    noStack(output);
    expect(machine.run().output, "setup tries again").to.match(/tensorflow .*: \d/);
  });

  it("fills .venv with the system's pip where Python has no ensurepip", () => {
    const { code, output, calls } = machine.run({ fake: "no-venv" });
    expect(code, output).to.equal(0);
    expect(calls.some((call) => call.includes("-m pip --python") && call.includes("requirements.txt"))).to.equal(true);
  });

  it("says in one line what is missing when no .venv can be made", () => {
    const { code, output } = machine.run({ fake: "nothing-for-venv" });
    expect(code).to.equal(1);
    expect(output).to.match(/jupyter +FAILED .*: Python 3\.11\.7 cannot make a virtual environment \(Error: ensurepip is not available\)\. Install its venv module/);
    noStack(output);
  });

  it("asks for Python 3.10 where there is none, or an older one", () => {
    const none = machine.run({ fake: "old-python" });
    expect(none.code).to.equal(1);
    expect(none.output).to.include("expected Python 3.10 or newer, but found python3 3.8.10");
    noStack(none.output);
  });

  it("passes npm's reason on when packages cannot be had", () => {
    const { code, output } = machine.run({ fake: "offline" });
    expect(code).to.equal(1);
    expect(output).to.include("packages   FAILED").and.include("npm error network request failed");
    noStack(output);
  });

  it("refuses an unsupported Node with one line", () => {
    const pretend = (version: string) => ["--import", `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"${version}"})`];
    for (const version of ["18.20.4", "20.11.0", "23.5.0", "26.0.0"]) {
      const { code, output } = machine.run({ node: pretend(version) });
      expect(code).to.equal(1);
      expect(output.trim().split("\n")).to.have.length(1);
      expect(output).to.include(`expected Node 20.19+, 22.12+ or 24, but found ${version}`);
    }
    expect(machine.run({ node: pretend("24.1.0") }).code).to.equal(0);
  });

  it("lets two set-ups of one folder follow each other, and breaks the lock of a dead one", () => {
    machine.run();
    writeFileSync(machine.path(".setup/lock"), "999999");
    rmSync(machine.path("dist"), { recursive: true });
    const { code, output } = machine.run();
    expect(code, output).to.equal(0);
    expect(output).to.match(/library .*: \d/);
    expect(existsSync(machine.path(".setup/lock"))).to.equal(false);
  });

  it("names the commands there are when asked for another", () => {
    const { code, output } = machine.run({ command: "figure" });
    expect(code).to.equal(2);
    expect(output).to.include('found "figure"').and.include("npm run figures");
  });
});
