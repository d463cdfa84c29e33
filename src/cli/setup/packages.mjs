import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, stateFolder, windows } from "./paths.mjs";
import { reason, run, SetUpError } from "./shell.mjs";
import { keyOf } from "./stamps.mjs";

const lockPath = join(root, "package-lock.json");

function lockIsSound() {
  try {
    const lock = JSON.parse(readFileSync(lockPath, "utf8"));
    return lock.lockfileVersion >= 2 && typeof lock.packages === "object" && lock.packages[""] !== undefined;
  } catch {
    return false;
  }
}

/** Puts the committed lockfile back; the damaged one is kept for a look. @returns whether the lockfile changed */
function restoreLock() {
  const committed = spawnSync("git", ["show", "HEAD:package-lock.json"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  if (committed.status !== 0) return false;
  if (existsSync(lockPath)) {
    if (readFileSync(lockPath, "utf8") === committed.stdout) return false;
    mkdirSync(stateFolder, { recursive: true });
    renameSync(lockPath, join(stateFolder, "package-lock.damaged.json"));
  }
  writeFileSync(`${lockPath}.part`, committed.stdout);
  renameSync(`${lockPath}.part`, lockPath);
  return true;
}

function npm(args, log) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith(".js") ? run(process.execPath, [cli, ...args], { log }) : run(windows ? "npm.cmd" : "npm", args, { log });
}

/** The folders that the lockfile says must be there on this platform. */
function installed() {
  const hidden = join(root, "node_modules/.package-lock.json");
  const { packages } = JSON.parse(readFileSync(hidden, "utf8"));
  return Object.keys(packages).filter((path) => path.startsWith("node_modules/") && existsSync(join(root, path))).map((path) => `${path}/package.json`);
}

export const packages = {
  name: "packages",
  about: "npm packages from package-lock.json",
  key: () => keyOf({ file: "package-lock.json" }, process.platform, process.arch),
  /** before the key is taken, since the lockfile is what it is made of */
  repair() {
    if (!lockIsSound() && restoreLock()) {
      console.log("  package-lock.json was damaged: restored the committed one (the other is in .setup/package-lock.damaged.json)");
    }
  },
  async run(log) {
    let result = await npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], log);
    if (result.code !== 0 && /EUSAGE|EINTEGRITY|EJSONPARSE|in sync/.test(result.output) && restoreLock()) {
      console.log("  package-lock.json did not fit package.json: restored the committed one");
      result = await npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], log);
    }
    if (result.code !== 0) throw new SetUpError(`npm ci failed: ${reason(result.output)}`);
    return { outputs: installed() };
  },
};
