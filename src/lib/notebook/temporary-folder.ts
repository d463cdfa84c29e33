import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new empty folder for files that a notebook writes to show how they are read; it goes when the kernel ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "latent-sky-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
