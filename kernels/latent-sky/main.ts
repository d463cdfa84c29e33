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
  // imports, and files that cells name, are found from the repository wherever the notebook lies
  process.chdir(root);
  // a library throws deep below the cell that called it, and the cell's line must not be cut off
  Error.stackTraceLimit = 50;
  const grace = process.env["LATENT_SKY_GRACE_MS"];
  startKernel({ root, connection, ...(grace === undefined ? {} : { grace: Number(grace) }) }).catch((error: unknown) => {
    logToTerminal(`could not start: ${String(error)}`);
    process.exit(1);
  });
}

main();
