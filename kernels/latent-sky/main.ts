import { resolve } from "node:path";
import { readConnectionFile } from "./channels";
import { startKernel } from "./kernel";
import { logToTerminal } from "./log";

/** `dist/kernels/latent-sky` lies three folders below the repository. */
const root = resolve(__dirname, "../../..");

function main(): void {
  const [, , file] = process.argv;
  if (file === undefined) {
    logToTerminal("expected the path of a connection file, but found no argument. Start the kernel through Jupyter.");
    process.exitCode = 2;
    return;
  }
  const connection = readConnectionFile(resolve(file));
  // the kernel works in the notebook's folder, but a relative folder of data is meant from the repository
  const data = process.env["LATENT_SKY_DATA"];
  if (data !== undefined && data !== "") process.env["LATENT_SKY_DATA"] = resolve(root, data);
  // a library throws deep below the cell that called it, and the cell's line must not be cut off
  Error.stackTraceLimit = 50;
  startKernel({ root, connection, ...graceOption(process.env["LATENT_SKY_GRACE_MS"]) }).catch((error: unknown) => {
    logToTerminal(`could not start: ${String(error)}`);
    process.exit(1);
  });
}

function graceOption(text: string | undefined): { grace?: number } {
  if (text === undefined || text === "") return {};
  const grace = Number(text);
  if (grace >= 0 && Number.isFinite(grace)) return { grace };
  logToTerminal(`expected LATENT_SKY_GRACE_MS to be a time in ms, but found "${text}". The default is used.`);
  return {};
}

main();
