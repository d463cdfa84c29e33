import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root, sitePackages, venv } from "./paths.mjs";
import { reason, run, SetUpError } from "./shell.mjs";
import { keyOf } from "./stamps.mjs";

const outputs = ["dist/src/index.js", "dist/src/index.d.ts", "dist/kernels/latent-sky/main.js"];

export const library = {
  name: "library",
  about: "the library, compiled to dist/",
  after: ["packages"],
  key: () => keyOf({ folder: "src", ending: ".ts" }, { folder: "kernels", ending: ".ts" }, { file: "tsconfig.json" }, { file: ".setup/packages.json" }),
  async run(log) {
    const whole = outputs.every((path) => existsSync(join(root, path)));
    if (!whole) rmSync(join(root, "dist/.tsbuildinfo"), { force: true });
    const result = await run(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"], { log });
    if (result.code !== 0) {
      const error = result.output.split("\n").find((line) => /error TS/.test(line));
      throw new SetUpError(`TypeScript: ${error ?? reason(result.output)}`);
    }
    return { outputs };
  },
};

const specs = { "latent-sky": "kernels/latent-sky/kernel.json", tslab: "kernels/tslab/kernel.json" };
const serverFolder = join(root, "kernels/jupyter-server");

/** Makes the kernels and the server extension known to the Jupyter of .venv, and to nothing else. */
export const kernel = {
  name: "kernel",
  about: "the kernels and the server extension, made known to Jupyter",
  after: ["jupyter", "library"],
  key: () => keyOf({ folder: "kernels", ending: ".json" }, { folder: "kernels/jupyter-server", ending: ".py" }, { file: ".setup/jupyter.json" }, process.execPath, root),
  async run() {
    const outputs = [];
    const put = (path, text) => {
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, text);
      outputs.push(relative(root, path));
    };
    const quoted = (text) => JSON.stringify(text).slice(1, -1);
    for (const [name, template] of Object.entries(specs)) {
      const spec = readFileSync(join(root, template), "utf8").replaceAll("{node}", quoted(process.execPath)).replaceAll("{root}", quoted(root));
      put(join(venv, "share/jupyter/kernels", name, "kernel.json"), spec);
    }
    const config = join(serverFolder, "jupyter_server_config.d/latent_sky_server.json");
    if (existsSync(config)) put(join(venv, "etc/jupyter/jupyter_server_config.d/latent_sky_server.json"), readFileSync(config, "utf8"));
    // no question about news and no search for updates: a workshop is offline
    put(join(venv, "share/jupyter/lab/settings/overrides.json"), readFileSync(join(serverFolder, "lab-settings.json"), "utf8"));
    put(join(sitePackages(), "latent_sky_server.pth"), `${serverFolder}\n`);
    return { outputs };
  },
};
