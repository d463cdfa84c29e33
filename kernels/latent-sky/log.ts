import { writeSync } from "node:fs";

/** One line on the process's own stderr: for whoever started the kernel, never in a notebook. */
export function logToTerminal(text: string): void {
  try {
    writeSync(2, `[latent-sky kernel] ${text}\n`);
  } catch {
    // the terminal is gone or its pipe is full; a kernel goes on without it
  }
}
