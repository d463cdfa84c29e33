import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { root } from "./paths.mjs";

/** A step of the set-up that did not succeed: one line for the user. */
export class SetUpError extends Error {}

/**
 * Runs a command with its output in a log file.
 * @param {string} command
 * @param {string[]} args
 * @param {{log?: string, env?: NodeJS.ProcessEnv, cwd?: string}} [options]
 * @returns {Promise<{code: number, output: string}>}
 */
export function run(command, args, { log, env = process.env, cwd = root } = {}) {
  return new Promise((resolve) => {
    let output = "";
    if (log !== undefined) mkdirSync(dirname(log), { recursive: true });
    const keep = (chunk) => {
      output += chunk;
      if (log !== undefined) appendFileSync(log, chunk);
    };
    keep(`$ ${[command, ...args].join(" ")}\n`);
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a command on this terminal, passing signals on. @returns {Promise<number>} its exit code */
export function runInherited(command, args, { env = process.env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: "inherit" });
    const pass = (signal) => child.kill(signal);
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, pass);
    const end = (code) => {
      for (const signal of signals) process.off(signal, pass);
      resolve(code);
    };
    child.on("error", (error) => {
      console.error(`latent-sky: could not start ${command}: ${error.message}`);
      end(127);
    });
    child.on("close", (code, signal) => end(code ?? (signal === "SIGINT" ? 130 : 1)));
  });
}

/** The first line that a quick command prints, or undefined when it cannot run. */
export function firstLine(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8", timeout: 20000 });
  return status === 0 ? stdout.trim().split("\n")[0] : undefined;
}

/** The line of a log that says most about a failure. */
export function reason(output) {
  const lines = output.split("\n").map((line) => line.trim()).filter((line) => line !== "" && !/^\$ |collect2:|ld returned/.test(line));
  const telling = lines.filter((line) => /error|not found|no such|failed|cannot|unable|no matching/i.test(line));
  return (telling.at(-1) ?? lines.at(-1) ?? "no message").slice(0, 300);
}
