import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { CellPosition, CellSource, CellSources } from "./cell-sources";

/** One line of a stack, told in the reader's terms. */
export interface Frame {
  readonly text: string;
  readonly cell?: CellSource & { readonly position: CellPosition };
}

const FRAME = /^\s*at (?:(.*?) \()?((?:async )?)(.+?):(\d+):(\d+)\)?$/;
const INTERNAL = /^node:|[\\/]node_modules[\\/]@?tslab[\\/]/;

/** The frames of a stack that lie in cells or in files, those of Node, tslab and this kernel left out. */
export function readFrames(stack: string, sources: CellSources, root: string): Frame[] {
  const frames: Frame[] = [];
  for (const line of stack.split("\n")) {
    const match = FRAME.exec(line);
    if (match === null) continue;
    const [, name = "", , file = "", row = "", column = ""] = match;
    const cell = sources.get(file);
    const position = sources.position(file, Number(row), Number(column));
    if (cell !== undefined) {
      if (position === undefined) continue;
      const place = `${cell.label}:${position.line}:${position.column}`;
      frames.push({ text: frameText(name, place), cell: { ...cell, position } });
    } else if (!INTERNAL.test(file) && !file.startsWith(__dirname + sep)) {
      frames.push({ text: frameText(name, `${tidy(file, root)}:${row}:${column}`) });
    }
  }
  return frames;
}

function frameText(name: string, place: string): string {
  const known = name.replace(/^async /, "").replace(/^Proxy\./, "");
  return known === "" || known === "<anonymous>" ? `    at ${place}` : `    at ${known} (${place})`;
}

function tidy(file: string, root: string): string {
  const path = file.startsWith("file://") ? fileURLToPath(file) : file;
  return path.startsWith(root + sep) ? relative(root, path) : path;
}
