import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect } from "chai";
import { packageRoot } from "../../../../src/lib/files";

/** Each case in a process of its own: an engine is chosen once per process. */
function run(code: string, env: NodeJS.ProcessEnv = {}): string {
  const library = JSON.stringify(join(packageRoot(), "src/lib/backend"));
  const script = `require("tsx/cjs"); const { backendStatus } = require(${library});
    const { measureSpeed, requireTraining, startEngine } = require(${library} + "/engine");
    (async () => { ${code} })().catch((error) => console.log(String(error)));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], {
    cwd: packageRoot(),
    encoding: "utf8",
    env: { ...process.env, LATENT_SKY_BACKEND: "", LATENT_SKY_THREADS: "", ...env },
  });
  const noise = stderr.split("\n").filter((line) => line !== "" && !/oneDNN|absl::InitializeLog|rebuild TensorFlow|cpu_feature_guard|npm warn/.test(line));
  expect(noise).to.deep.equal([]);
  return stdout.trim();
}

const addsUp = `const { tf } = await startEngine(); console.log(tf.tidy(() => tf.matMul(tf.ones([2, 3]), tf.ones([3, 2])).sum().dataSync()[0]));`;

describe("startEngine", function () {
  this.timeout(60000);

  it("computes on every engine that can be forced, and says in one line which runs", () => {
    for (const [name, line] of [["wasm", "(wasm) on cpu"], ["cpu", "(plain JavaScript) on cpu, 1 thread"]] as const) {
      const [first, sum, ...rest] = run(addsUp, { LATENT_SKY_BACKEND: name }).split("\n");
      expect(first).to.include("backend: TensorFlow.js").and.include(line);
      expect(sum).to.equal("12");
      expect(rest).to.deep.equal([]);
    }
  });

  it("runs native TensorFlow where it was built, at the thread count asked for", function () {
    const [first, sum] = run(addsUp, { LATENT_SKY_THREADS: "1" }).split("\n");
    if (!/backend: TensorFlow 2\./.test(first ?? "")) {
      console.log(`      skipped, native TensorFlow is not built here: ${first}`);
      this.skip();
    }
    expect(first).to.include("1 thread");
    expect(sum).to.equal("12");
  });

  it("knows nothing before it starts, and counts tensors after", () => {
    const out = run(
      `console.log(backendStatus().name, backendStatus().tensors); const { tf } = await startEngine({ print: () => {} });
       const kept = tf.ones([2]); console.log(backendStatus().name, backendStatus().tensors); kept.dispose();`,
      { LATENT_SKY_BACKEND: "cpu" },
    );
    expect(out.split("\n")).to.deep.equal(["none 0", "cpu 1"]);
  });

  it("leaves no tensor behind when it measures speed", () => {
    const out = run(
      `const engine = await startEngine({ print: () => {} }); const speed = await measureSpeed(engine, 0.1);
       console.log(speed.matmulGflops > 0, speed.convolutionGflops > 0, backendStatus().tensors);`,
      { LATENT_SKY_BACKEND: "wasm" },
    );
    expect(out).to.equal("true true 0");
  });

  it("quotes an unknown backend and names those there are", () => {
    expect(run("await startEngine()", { LATENT_SKY_BACKEND: "webgpu" })).to.include("one of tensorflow, wasm, cpu, but found \"webgpu\"");
  });

  it("fails, and says why, when the forced backend cannot run", () => {
    const hide = `const load = require("module")._load; require("module")._load = (name, ...rest) => {
      if (name === "@tensorflow/tfjs-node-gpu") throw new Error("libtensorflow.so.2: cannot open shared object file"); return load(name, ...rest); };`;
    const forced = run(`${hide} await startEngine()`, { LATENT_SKY_BACKEND: "tensorflow" });
    expect(forced).to.match(/^BackendError: expected the forced backend "tensorflow" to run, but found that it does not: .*cannot open shared/);
    const chosen = run(`${hide} await startEngine()`);
    expect(chosen).to.match(/^backend: TensorFlow\.js .*\(wasm\).*wanted native TensorFlow: .*cannot open shared.*npm run doctor/);
  });

  it("refuses a second engine in one process", () => {
    const out = run(`await startEngine({ force: "cpu", print: () => {} }); await startEngine({ force: "wasm" })`);
    expect(out).to.include('expected the backend "wasm", but found "cpu", which already runs');
  });

  it("refuses to train convolutions off native TensorFlow, and a thread count that is no number", () => {
    const train = `requireTraining(await startEngine({ print: () => {} }), "a DCGAN")`;
    expect(run(train, { LATENT_SKY_BACKEND: "wasm" })).to.include("native TensorFlow to train a DCGAN").and.include("no convolution gradients");
    expect(run("await startEngine()", { LATENT_SKY_THREADS: "many", LATENT_SKY_BACKEND: "cpu" })).to.include('found "many"');
  });
});
