import { UserError } from "../../lib/errors";

/** Runs a command's main function when its file was started (not imported), and ends with its exit code. */
export function runCommand(module: NodeModule, main: (argv: readonly string[]) => Promise<number>): void {
  if (require.main !== module) return;
  main(process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      console.error(error instanceof UserError ? `latent-sky: ${error.message}` : error);
      process.exitCode = 1;
    },
  );
}
