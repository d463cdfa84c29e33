import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../../src/lib/files";

// Stand-ins for npm, python3 and g++ that only leave the files which the real ones would leave; FAKE names the tool that is missing or broken.
const npm = `#!/bin/bash
echo "npm $*" >> "$CALLS"
if grep -q damaged package-lock.json; then echo "npm error code EJSONPARSE" >&2; exit 1; fi
[ "$FAKE" = "offline" ] && { echo "npm error network request failed" >&2; exit 1; }
mkdir -p node_modules/typescript/bin node_modules/hnswlib-node
echo '{"packages":{"node_modules/typescript":{}}}' > node_modules/.package-lock.json
echo '{"version":"3.0.0"}' | tee node_modules/hnswlib-node/package.json > node_modules/typescript/package.json
cat > node_modules/typescript/bin/tsc <<'TSC'
const fs = require("fs");
for (const file of ["dist/src/index.js", "dist/src/index.d.ts", "dist/kernels/latent-sky/main.js"]) {
  fs.mkdirSync(require("path").dirname(file), { recursive: true });
  fs.writeFileSync(file, "");
}
TSC
`;
const python = `#!/bin/bash
echo "python $*" >> "$CALLS"
[ "$FAKE" = "no-python" ] && exit 127
case "$1 $2" in
  "-c "*) [ "$FAKE" = "old-python" ] && echo "3.8.10 /usr/bin/python3" || echo "3.11.7 /usr/bin/python3" ;;
  "-m venv")
    folder="\${@: -1}"
    case "$FAKE$*" in no-venv*--without-pip*) ;; no-venv*|nothing-for-venv*) echo "Error: ensurepip is not available" >&2; exit 1 ;; esac
    mkdir -p "$folder/bin" "$folder/lib/python3.11/site-packages"
    ln -sf "$0" "$folder/bin/python"; touch "$folder/bin/jupyter"
    case "$*" in *--without-pip*) ;; *) touch "$folder/bin/pip" ;; esac ;;
  "-m pip")
    [ "$3" = "--version" ] && { [ "$FAKE" = "nothing-for-venv" ] && exit 1; echo "pip 23"; exit 0; }
    site=.venv/lib/python3.11/site-packages
    case "$*" in
      *tensorflow*)
        [ "$FAKE" = "no-wheel" ] && { echo "ERROR: No matching distribution found for tensorflow-cpu==2.21.0" >&2; exit 1; }
        mkdir -p $site/tensorflow; mkdir -p $site/tensorflow/include/tensorflow/c
        case "$*" in *--force-reinstall*) ;; *) [ -e $site/tensorflow.dist-info ] && exit 0 ;; esac
        mkdir -p $site/tensorflow.dist-info
        touch $site/tensorflow/libtensorflow_cc.so.2 $site/tensorflow/libtensorflow_framework.so.2 $site/tensorflow/include/tensorflow/c/c_api.h ;;
      *) for module in jupyterlab nbclient tornado; do
        mkdir -p $site/$module $site/$module.dist-info; touch $site/$module/__init__.py $site/$module/deep.py
        printf "%s,sha256=x,1\n" $module/__init__.py $module/deep.py $module.dist-info/RECORD > $site/$module.dist-info/RECORD; done ;;
    esac ;;
esac
`;
const compiler = `#!/bin/bash
[ "$FAKE" = "no-compiler" ] && exit 127
[ "$1" = "--version" ] && { echo "g++ 12"; exit 0; }
echo "g++" >> "$CALLS"
touch "\${@: -1}"
`;

/** A checkout on a machine with nothing but (stand-ins of) npm, Python and g++. */
export class BareMachine {
  readonly root = mkdtempSync(join(tmpdir(), "latent-sky-bare-"));
  readonly #calls = join(this.root, "calls.log");
  readonly #bin = join(this.root, "bin");

  constructor() {
    const source = packageRoot();
    const files = ["package.json", "package-lock.json", "requirements.txt", "requirements-tensorflow.txt", "requirements-tensorflow-cuda.txt", "kernels", "src/cli/setup"];
    for (const file of [...files, "src/cli/launch.mjs", "src/cli/commands.mjs"]) cpSync(join(source, file), join(this.root, file), { recursive: true });
    mkdirSync(this.#bin);
    for (const [name, text] of Object.entries({ npm, python3: python, "g++": compiler })) {
      writeFileSync(join(this.#bin, name), text);
      chmodSync(join(this.#bin, name), 0o755);
    }
    symlinkSync(process.execPath, join(this.#bin, "node"));
    for (const tool of ["bash", "cat", "git", "grep", "ln", "mkdir", "tee", "touch"]) {
      symlinkSync(spawnSync("which", [tool], { encoding: "utf8" }).stdout.trim(), join(this.#bin, tool));
    }
    writeFileSync(join(this.root, ".gitignore"), "bin\ncalls.log\n.venv\n.setup\nnode_modules\ndist\n");
    const git = (...args: string[]) => spawnSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], { cwd: this.root });
    git("init", "-q");
    git("add", "-A");
    git("commit", "-qm", "start");
  }

  /** Runs `npm run setup` or another script's command; `fake` names what is missing. */
  run({ command = "setup", fake = "", node = [] as string[] } = {}): { code: number | null; output: string; calls: string[] } {
    writeFileSync(this.#calls, "");
    const run = spawnSync(process.execPath, [...node, join(this.root, "src/cli/launch.mjs"), command], {
      cwd: this.root,
      encoding: "utf8",
      env: { PATH: this.#bin, HOME: this.root, FAKE: fake, CALLS: this.#calls },
    });
    const calls = spawnSync("cat", [this.#calls], { encoding: "utf8" }).stdout.trim().split("\n").filter(Boolean);
    return { code: run.status, output: run.stdout + run.stderr, calls };
  }

  path(...parts: string[]): string {
    return join(this.root, ...parts);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
