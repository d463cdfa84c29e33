import { readFileSync } from "node:fs";
import { FileFormatError } from "../../lib/errors";

/** Text as nbformat keeps it: one string, or its lines. */
export type MultilineText = string | readonly string[];

/** One output of a code cell (nbformat 4.5). */
export interface NotebookOutput {
  readonly output_type: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly name?: string;
  readonly text?: MultilineText;
  readonly ename?: string;
  readonly evalue?: string;
  readonly traceback?: readonly string[];
}

/** One cell of a notebook (nbformat 4.5). */
export interface NotebookCell {
  readonly cell_type: string;
  readonly id?: string;
  readonly source: MultilineText;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly outputs?: readonly NotebookOutput[];
  readonly execution_count?: number | null;
  readonly attachments?: unknown;
}

/** A notebook (nbformat 4). */
export interface Notebook {
  readonly nbformat: number;
  readonly nbformat_minor: number;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly cells: readonly NotebookCell[];
}

export function joinText(text: MultilineText | undefined): string {
  return typeof text === "string" ? text : (text ?? []).join("");
}

/** A code cell with something in it, so one that a kernel runs. */
export function isRunnable(cell: NotebookCell): boolean {
  return cell.cell_type === "code" && joinText(cell.source).trim() !== "";
}

/** The first line of a cell that holds code: not blank, not a comment unless there is nothing else. */
export function firstSourceLine(cell: NotebookCell): string {
  const lines = joinText(cell.source)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.find((line) => !line.startsWith("//")) ?? lines[0] ?? "";
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads a notebook. @throws FileFormatError when the file is no JSON or no nbformat 4 notebook */
export function readNotebook(path: string): Notebook {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new FileFormatError({
      expected: "a notebook that can be read",
      found: `${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: "Check its name and its permissions.",
      cause,
    });
  }
  return parseNotebook(text, path);
}

/** Parses the text of a notebook; `name` stands in the error. @throws FileFormatError as {@link readNotebook} */
export function parseNotebook(text: string, name: string): Notebook {
  const remedy = "Restore the file from version control or save it again from JupyterLab.";
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const begin = JSON.stringify(text.slice(0, 40));
    throw new FileFormatError({
      expected: "a notebook in JSON",
      found: `${name} that begins with ${begin}`,
      remedy,
      cause,
    });
  }
  const expected = "a notebook of nbformat 4 with a list of cells";
  if (!isRecord(value) || value.nbformat === undefined) {
    throw new FileFormatError({ expected, found: `${name} without "nbformat"`, remedy });
  }
  if (value.nbformat !== 4) {
    throw new FileFormatError({
      expected,
      found: `${name} with "nbformat": ${JSON.stringify(value.nbformat)}`,
      remedy,
    });
  }
  if (!Array.isArray(value.cells) || !value.cells.every(isCell) || !isRecord(value.metadata)) {
    throw new FileFormatError({ expected, found: `${name} whose "cells" or "metadata" are damaged`, remedy });
  }
  return value as unknown as Notebook;
}

function isCell(value: unknown): boolean {
  if (!isRecord(value) || typeof value.cell_type !== "string" || !isRecord(value.metadata)) return false;
  if (value.outputs !== undefined && !(Array.isArray(value.outputs) && value.outputs.every(isRecord))) return false;
  return typeof value.source === "string" || Array.isArray(value.source);
}
