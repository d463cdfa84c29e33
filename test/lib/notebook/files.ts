import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "mocha";

/** A folder that is removed after the tests of this file, and a way to put a file into it. */
export function scratch(): { readonly folder: string; write(name: string, content: unknown): string } {
  const folder = mkdtempSync(join(tmpdir(), "notebook-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
    return path;
  };
  return { folder, write };
}
