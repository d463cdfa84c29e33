import { inspect } from "node:util";
import { USER_ERROR } from "../../src/lib/errors";
import type { CellPosition, CellSource, CellSources } from "./cell-sources";
import { readFrames } from "./stack-frames";

/** The fields that an `error` message and an error reply share. */
export interface ReplyError {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** What the TypeScript compiler says about one place; lines and characters are counted from 0. */
export interface CellDiagnostic {
  readonly start: { readonly line: number; readonly character: number };
  readonly messageText: string;
  readonly code: number;
  readonly fileName?: string | undefined;
}

const SHOWN_FRAMES = 12;
const SHOWN_CAUSES = 4;
/** characters of a long line that are shown, and how many of them stand before the place meant */
const SHOWN_WIDTH = 100;
const SHOWN_BEFORE = 60;

/** Of a cell that ended after the stop button was pressed. */
export const INTERRUPTED = interruption("the cell was stopped");

/** Of a cell that did not end in the grace time, and that the kernel waits for no longer. */
export const CUT_OFF = interruption(
  "the cell was cut off; an awaited loop in it may go on: listen to cellSignal() in the loop, or restart the kernel",
);

function interruption(evalue: string): ReplyError {
  return { ename: "Interrupted", evalue, traceback: [`Interrupted: ${evalue}`] };
}

/**
 * Tells a thrown value: name and message first, then the line of the cell that led to it, then the stack.
 * Errors that their reader can mend ({@link USER_ERROR}) come without a stack.
 */
export function describeError(thrown: unknown, sources: CellSources, root: string): ReplyError {
  if (!isErrorLike(thrown)) {
    const evalue = typeof thrown === "string" ? thrown : inspect(thrown);
    return {
      ename: "ThrownValue",
      evalue,
      traceback: [`ThrownValue: ${evalue}`, "(not an Error, so its line is not known)"],
    };
  }
  const ename = nameOf(thrown);
  const evalue = String(thrown.message);
  const frames = readFrames(typeof thrown.stack === "string" ? thrown.stack : "", sources, root);
  const traceback = [evalue === "" ? ename : `${ename}: ${evalue}`];
  const inCell = frames.find((frame) => frame.cell !== undefined)?.cell;
  if (inCell !== undefined) traceback.push(...excerpt(inCell, inCell.position));
  if (!isUserError(thrown)) traceback.push(...frames.slice(0, SHOWN_FRAMES).map((frame) => frame.text));
  traceback.push(...causes(thrown));
  return { ename, evalue, traceback };
}

/** Tells what the compiler found: line and column of the cell, the message and the line itself. */
export function describeDiagnostics(diagnostics: readonly CellDiagnostic[], cell: CellSource): ReplyError {
  const groups = groupByPlace(withinCell(diagnostics, cell.code));
  const told = groups.map((group) => {
    const [first] = group;
    const place = { line: first.start.line + 1, column: first.start.character + 1 };
    const where = `${first.fileName ?? cell.label}, line ${place.line}, column ${place.column}`;
    const what = group.map(({ messageText }, depth) => "  ".repeat(depth) + messageText).join("\n");
    const evalue = `${where}: ${what} (TS${first.code})`;
    return { evalue, lines: first.fileName === undefined ? [evalue, ...sourceLine(cell.code, place)] : [evalue] };
  });
  const [first] = told;
  if (first === undefined) throw new RangeError("expected at least one diagnostic, but found none");
  const more = told.length - 1;
  const evalue = more === 0 ? first.evalue : `${first.evalue} (and ${more} more)`;
  const [head = "", ...rest] = told.flatMap(({ lines }) => lines);
  return { ename: "TypeScriptError", evalue, traceback: [`TypeScriptError: ${head}`, ...rest] };
}

/** True for errors that say that a stop was heard: an abort, or tslab's own words. */
export function isInterruption(thrown: unknown): boolean {
  if (!isErrorLike(thrown)) return false;
  const code = (thrown as { code?: unknown }).code;
  return (
    thrown.name === "AbortError" ||
    code === "ERR_SCRIPT_EXECUTION_INTERRUPTED" ||
    thrown.message === "Interrupted asynchronously"
  );
}

function isErrorLike(value: unknown): value is Error {
  if (value instanceof Error) return true;
  return typeof value === "object" && value !== null && "message" in value && "stack" in value;
}

function isUserError(error: object): boolean {
  return (error as { [USER_ERROR]?: unknown })[USER_ERROR] === true;
}

function nameOf(error: Error): string {
  if (typeof error.name === "string" && error.name !== "" && error.name !== "Error") return error.name;
  return error.constructor?.name || "Error";
}

function causes(error: Error): string[] {
  const lines: string[] = [];
  let cause = error.cause;
  for (let depth = 0; cause !== undefined && cause !== null && depth < SHOWN_CAUSES; depth++) {
    lines.push(`caused by ${isErrorLike(cause) ? `${nameOf(cause)}: ${cause.message}` : inspect(cause)}`);
    cause = isErrorLike(cause) ? cause.cause : undefined;
  }
  if (error instanceof AggregateError) {
    for (const inner of error.errors.slice(0, SHOWN_CAUSES)) lines.push(`with ${String(inner)}`);
  }
  return lines;
}

function excerpt(cell: CellSource, place: CellPosition): string[] {
  return [`${cell.label}, line ${place.line}:`, ...sourceLine(cell.code, place)];
}

function sourceLine(code: string, { line, column }: CellPosition): string[] {
  const text = code.split("\n")[line - 1];
  if (text === undefined) return [];
  const from =
    text.length <= SHOWN_WIDTH ? 0 : Math.max(0, Math.min(column - 1 - SHOWN_BEFORE, text.length - SHOWN_WIDTH));
  const cut = text.slice(from, from + SHOWN_WIDTH);
  const margin = `> ${line} | ${from > 0 ? "…" : ""}`;
  const rest = from + SHOWN_WIDTH < text.length ? "…" : "";
  return [margin + cut + rest, " ".repeat(margin.length + column - 1 - from) + "^"];
}

/** tslab appends a line to the cell; what is found there is at the cell's end (an open bracket, say). */
function withinCell(diagnostics: readonly CellDiagnostic[], code: string): readonly CellDiagnostic[] {
  const last = code.trimEnd().split("\n");
  const below = (diagnostic: CellDiagnostic): boolean =>
    diagnostic.fileName === undefined && diagnostic.start.line >= code.split("\n").length;
  const inside = diagnostics.filter((diagnostic) => !below(diagnostic));
  const [first] = diagnostics;
  if (inside.length > 0 || first === undefined) return inside;
  return [{ ...first, start: { line: last.length - 1, character: last.at(-1)?.length ?? 0 } }];
}

/** tslab flattens the compiler's chained messages; those at one place belong together. */
function groupByPlace(diagnostics: readonly CellDiagnostic[]): [CellDiagnostic, ...CellDiagnostic[]][] {
  const groups: [CellDiagnostic, ...CellDiagnostic[]][] = [];
  for (const diagnostic of diagnostics) {
    const last = groups.at(-1);
    const same =
      last !== undefined &&
      last[0].start.line === diagnostic.start.line &&
      last[0].start.character === diagnostic.start.character &&
      (last[0].fileName === diagnostic.fileName || diagnostic.fileName === undefined);
    if (same) last.push(diagnostic);
    else groups.push([diagnostic]);
  }
  return groups;
}
