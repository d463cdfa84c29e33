import { createRequire } from "node:module";
import { existsSync, statfsSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import { root, venvBin } from "./setup/paths.mjs";
import { findPython } from "./setup/python.mjs";
import { firstLine } from "./setup/shell.mjs";
import { steps } from "./setup/set-up.mjs";
import { readStamp, upToDate } from "./setup/stamps.mjs";

const require = createRequire(import.meta.url);
const attempt = (work) => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/** The tensor engine as the library starts it, timed for a second. */
async function engine() {
  const library = attempt(() => ({
    ...require(join(root, "dist/src/lib/backend/index.js")),
    ...require(join(root, "dist/src/lib/backend/engine/index.js")),
  }));
  if (library === undefined) return { backend: null, problem: "the library is not compiled" };
  try {
    const started = await library.startEngine({ print: () => {} });
    const speed = await library.measureSpeed(started, 1);
    const round = (value) => Number(value.toPrecision(3));
    return {
      backend: started.name,
      tensorflow: started.name === "tensorflow" ? started.version.replace("TensorFlow ", "") : null,
      device: started.device,
      threads: started.threads,
      matmul_gflops: round(speed.matmulGflops),
      convolution_gflops: round(speed.convolutionGflops),
      forced: process.env.LATENT_SKY_BACKEND || null,
      description: library.backendStatus().description,
    };
  } catch (error) {
    return { backend: null, problem: error.message };
  }
}

/** Each native or heavy package that later notebooks lean on: does it load and give a right answer? */
const packageChecks = {
  "hnswlib-node": () => {
    const { HierarchicalNSW } = require("hnswlib-node");
    const index = new HierarchicalNSW("l2", 2);
    index.initIndex(2);
    index.addPoint([0, 0], 0);
    index.addPoint([1, 1], 1);
    return index.searchKnn([0.9, 0.9], 1).neighbors[0] === 1;
  },
  "danfojs-node": () => existsSync(require.resolve("danfojs-node")),
  "ml-svm": () => typeof require("ml-svm") === "function",
  vega: () => require("vega-lite").version.startsWith("5.") && require("vega").version.startsWith("5."),
  resvg: () => typeof require("@resvg/resvg-js").Resvg === "function",
  tslab: () => existsSync(require.resolve("tslab/dist/jupyter")),
};

async function examine() {
  const python = attempt(() => findPython());
  const advice = [];
  const pending = steps.filter((step) => !upToDate(readStamp(step.name), attempt(() => step.key()) ?? ""));
  for (const step of steps) {
    const stamp = readStamp(step.name);
    if (stamp?.ok === false) advice.push(`${step.name}: ${stamp.note}; then npm run setup`);
  }
  if (pending.length > 0) advice.push(`not set up yet: ${pending.map((step) => step.name).join(", ")}; run npm run setup`);
  if (python === undefined) advice.push("no Python of at least 3.10: install it (Debian: apt install python3 python3-venv), or set LATENT_SKY_PYTHON");
  const tensors = await engine();
  if (tensors.problem) advice.push(tensors.problem);
  else if (tensors.backend !== "tensorflow" && tensors.forced === null) advice.push(`computing with ${tensors.description}`);
  const packages = Object.fromEntries(Object.entries(packageChecks).map(([name, check]) => [name, attempt(check) === true]));
  for (const [name, works] of Object.entries(packages)) if (!works && pending.length === 0) advice.push(`${name} does not load; run npm run setup`);
  const disk = statfsSync(root);
  const freeGb = Math.round((disk.bavail * disk.bsize) / 1e8) / 10;
  if (freeGb < 4) advice.push(`only ${freeGb} GB of disk free; set-up takes about 3.5 GB`);
  return {
    node: process.versions.node,
    python: python?.version ?? null,
    compiler: firstLine(process.env.CXX || "g++", ["--version"]) ?? null,
    jupyter: existsSync(venvBin("jupyter")),
    kernel: existsSync(join(root, ".venv/share/jupyter/kernels/latent-sky/kernel.json")) ? "latent-sky" : null,
    tensorflow: null,
    device: null,
    threads: null,
    ...tensors,
    packages,
    cores: availableParallelism(),
    memory_gb: Math.round(totalmem() / 1e8) / 10,
    disk_free_gb: freeGb,
    ok: advice.length === 0,
    advice,
  };
}

const line = (name, value) => console.log(`  ${name.padEnd(12)} ${value}`);

/** `npm run doctor [-- --json]`: what is here, how fast it is, and what to do about anything missing. */
export async function doctor(args) {
  const unknown = args.filter((arg) => arg !== "--json");
  if (unknown.length > 0) {
    console.error(`latent-sky: expected npm run doctor [-- --json], but found "${unknown.join(" ")}".`);
    return 2;
  }
  const report = await examine();
  if (args.includes("--json")) {
    console.log(JSON.stringify(report, null, 2));
    return report.ok ? 0 : 1;
  }
  console.log("latent-sky doctor");
  line("Node", report.node);
  line("Python", report.python ?? "missing");
  line("compiler", report.compiler ?? "missing");
  line("Jupyter", report.jupyter ? "in .venv" : "missing");
  line("kernel", report.kernel ?? "missing");
  line("backend", report.description === undefined ? report.problem : `${report.description}${report.forced ? ", forced by LATENT_SKY_BACKEND" : ""}`);
  if (report.backend !== null) line("speed", `matrix product ${report.matmul_gflops} GFLOP/s, convolution ${report.convolution_gflops} GFLOP/s`);
  line("packages", Object.entries(report.packages).map(([name, works]) => `${name} ${works ? "ok" : "missing"}`).join(", "));
  line("machine", `${report.cores} cores, ${report.memory_gb} GB memory, ${report.disk_free_gb} GB disk free`);
  console.log(report.ok ? "  all is well" : report.advice.map((text) => `  to do: ${text}`).join("\n"));
  return report.ok ? 0 : 1;
}
