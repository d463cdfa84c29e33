import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join, relative } from "node:path";
import { root, sitePackages } from "./paths.mjs";
import { pipInstall, venvPip } from "./python.mjs";
import { firstLine, reason, run, SetUpError } from "./shell.mjs";
import { keyOf } from "./stamps.mjs";

const compiler = () => process.env.CXX || "g++";
const hasDriver = () => existsSync("/proc/driver/nvidia/version");
const compilerKey = () => `${compiler()} ${firstLine(compiler(), ["--version"]) ?? "absent"}`;
const headers = ["-I", "node_modules/node-api-headers/include"];
const requirements = () => (hasDriver() ? "requirements-tensorflow-cuda.txt" : "requirements-tensorflow.txt");

function needLinux() {
  if (process.platform !== "linux") throw new SetUpError(`native TensorFlow is built on Linux only so far, this is ${process.platform}`);
}

function needCompiler() {
  if (firstLine(compiler(), ["--version"]) === undefined) {
    throw new SetUpError(`no C++ compiler: "${compiler()}" does not run. Install one (Debian: apt install g++)`);
  }
}

/** Compiles one Node-API addon beside its place, then moves it there. */
async function buildAddon(output, args, log) {
  needCompiler();
  mkdirSync(join(root, dirname(output)), { recursive: true });
  const part = `${output}.part`;
  const result = await run(compiler(), ["-std=c++17", "-shared", "-fPIC", ...headers, ...args, "-o", part], { log });
  if (result.code !== 0) throw new SetUpError(`${compiler()} could not build ${output.split("/").at(-1)}: ${reason(result.output)}`);
  renameSync(join(root, part), join(root, output));
}

export const tensorflowWheel = {
  name: "tensorflow",
  about: "the TensorFlow wheel in .venv",
  optional: "wasm",
  after: ["jupyter"],
  key: () => keyOf({ file: requirements() }, { file: ".setup/jupyter.json" }, process.platform),
  async run(log) {
    needLinux();
    const gpu = hasDriver();
    const files = ["libtensorflow_cc.so.2", "libtensorflow_framework.so.2", "include/tensorflow/c/c_api.h"].map((file) => join(sitePackages(), "tensorflow", file));
    // pip believes its own records: without force it would leave a half-deleted wheel as it is
    const force = files.every((file) => existsSync(file)) ? [] : ["--force-reinstall"];
    const args = [...(gpu ? [] : ["--no-deps"]), ...force, "--no-compile", "-r", join(root, requirements())];
    const result = await pipInstall(venvPip(), args, log);
    if (result.code !== 0) throw new SetUpError(`pip could not install the TensorFlow wheel: ${reason(result.output)}`);
    const missing = files.find((file) => !existsSync(file));
    if (missing !== undefined) throw new SetUpError(`the TensorFlow wheel for this platform has no ${relative(sitePackages(), missing)}`);
    return { note: gpu ? "NVIDIA driver found: CUDA wheel" : "CPU wheel", outputs: files.map((file) => relative(root, file)) };
  },
};

const gpuPackage = "node_modules/@tensorflow/tfjs-node-gpu";
const binding = `${gpuPackage}/lib/napi-v8/tfjs_binding.node`;

export const tensorflowAddon = {
  name: "addon",
  about: "the tfjs-node-gpu addon, built against it",
  optional: "wasm",
  after: ["packages", "tensorflow"],
  key: () => keyOf({ file: ".setup/packages.json" }, { file: ".setup/tensorflow.json" }, compilerKey()),
  async run(log) {
    needLinux();
    const tensorflow = join(sitePackages(), "tensorflow");
    if (!existsSync(join(tensorflow, "libtensorflow_cc.so.2"))) throw new SetUpError("there is no TensorFlow wheel to build it against");
    const lib = join(root, gpuPackage, "deps/lib");
    mkdirSync(lib, { recursive: true });
    const links = {
      "libtensorflow.so": "libtensorflow_cc.so.2",
      "libtensorflow_cc.so.2": "libtensorflow_cc.so.2",
      "libtensorflow_framework.so": "libtensorflow_framework.so.2",
      "libtensorflow_framework.so.2": "libtensorflow_framework.so.2",
    };
    for (const [name, target] of Object.entries(links)) {
      rmSync(join(lib, name), { force: true });
      symlinkSync(relative(lib, join(tensorflow, target)), join(lib, name));
    }
    const sources = ["tfjs_backend.cc", "tfjs_binding.cc"].map((name) => `${gpuPackage}/binding/${name}`);
    await buildAddon(
      binding,
      ["-O2", "-DNAPI_VERSION=8", "-I", join(tensorflow, "include"), ...sources, "-L", lib, "-ltensorflow", "-ltensorflow_framework", "-Wl,-rpath,$ORIGIN/../../deps/lib"],
      log,
    );
    return { outputs: [binding, ...Object.keys(links).map((name) => `${gpuPackage}/deps/lib/${name}`)] };
  },
};

const hnswBinding = "node_modules/hnswlib-node/build/Release/addon.node";

export const hnswAddon = {
  name: "hnswlib",
  about: "the hnswlib-node addon",
  optional: "exact search",
  after: ["packages"],
  // built for this very processor: a checkout moved to another machine builds it again
  key: () => keyOf({ file: ".setup/packages.json" }, compilerKey(), cpus()[0]?.model ?? ""),
  async run(log) {
    const { version } = JSON.parse(readFileSync(join(root, "node_modules/hnswlib-node/package.json"), "utf8"));
    const include = "node_modules/node-addon-api";
    await buildAddon(
      hnswBinding,
      ["-O3", "-march=native", "-fexceptions", "-DNAPI_DISABLE_CPP_EXCEPTIONS", "-I", include, "node_modules/hnswlib-node/src/addon.cc"],
      log,
    );
    return { note: version, outputs: [hnswBinding] };
  },
};
