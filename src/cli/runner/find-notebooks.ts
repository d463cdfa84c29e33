import { existsSync, readdirSync } from "node:fs";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { OptionError } from "../../lib/errors";

/** A notebook and the name it goes by: its path below `notebooks/` without the ending. */
export interface NotebookPath {
  readonly name: string;
  readonly path: string;
}

const ENDING = ".ipynb";

/** All notebooks below a folder in the order of their paths; hidden folders (checkpoints) are left out. */
export function listNotebooks(folder: string): NotebookPath[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(sep).join("/"))
    .filter((file) => file.endsWith(ENDING) && !file.split("/").some((part) => part.startsWith(".")))
    .sort()
    .map((file) => ({ name: file.slice(0, -ENDING.length), path: join(folder, file) }));
}

/**
 * The notebooks that patterns select: a file's path, a glob on the name (`solar/*`, `*` stops at a slash, `**` does
 * not) or a part of the name (`solar/03`). No pattern selects all.
 *
 * @throws OptionError when a pattern selects nothing
 */
export function findNotebooks(
  folder: string,
  patterns: readonly string[],
  cwd: string = process.cwd(),
): NotebookPath[] {
  const all = listNotebooks(folder);
  if (patterns.length === 0) return all;
  const chosen = new Map<string, NotebookPath>();
  for (const pattern of patterns) {
    for (const found of select(all, folder, pattern, cwd)) chosen.set(found.path, found);
  }
  return [...chosen.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function select(all: readonly NotebookPath[], folder: string, pattern: string, cwd: string): NotebookPath[] {
  const file = resolve(cwd, pattern);
  if (pattern.endsWith(ENDING) && existsSync(file)) return [{ name: nameOf(folder, file), path: file }];
  const plain = pattern
    .replace(/^\.\//, "")
    .replace(/^notebooks\//, "")
    .replace(/\.ipynb$/, "");
  const isGlob = /[*?]/.test(plain);
  const found = all.filter(({ name }) => (isGlob ? globToRegExp(plain).test(name) : name.includes(plain)));
  if (found.length > 0) return found;
  throw new OptionError({
    expected: "a notebook's path, a glob, or a part of a name",
    found: JSON.stringify(pattern),
    remedy:
      all.length === 0 ? `There is no notebook in ${folder}.` : `There is: ${all.map(({ name }) => name).join(", ")}.`,
  });
}

function nameOf(folder: string, file: string): string {
  const below = relative(folder, file);
  const outside = below.startsWith("..") || isAbsolute(below);
  return (outside ? basename(file) : below.split(sep).join("/")).slice(0, -ENDING.length);
}

function globToRegExp(glob: string): RegExp {
  const source = glob.replace(/\*\*\/?|[*?]|[^*?]+/g, (part) => {
    if (part.startsWith("**")) return ".*";
    if (part === "*") return "[^/]*";
    return part === "?" ? "[^/]" : part.replace(/[\\^$.|+()[\]{}]/g, "\\$&");
  });
  return new RegExp(`^${source}$`);
}
