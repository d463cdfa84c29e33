import { joinText, type NotebookCell, type NotebookOutput } from "./notebook-file";

const STRAY_ERROR = /^(?:UncaughtException|UnhandledPromiseRejection):.*/gm;
const ANSI = /\u001b\[[0-9;]*m/g;

/** What an `error` output says, with the line of the cell where the kernel names it. */
export function describeError(output: NotebookOutput, count: number | null | undefined): string {
  const { ename = "Error", evalue = "", traceback = [] } = output;
  const head = evalue === "" ? ename : `${ename}: ${evalue}`;
  return clip(`${head}${place(traceback.join("\n"), count)}`);
}

/** The line that an error names, with its code: `cell [2], line 3:` and `> 3 | code` are how the kernel writes them. */
function place(trace: string, count?: number | null): string {
  const plain = trace.replace(ANSI, "");
  const [, number, line] = /cell \[(\d+)\], line (\d+)/.exec(plain) ?? [];
  const [, code] = /^> *\d+ \| ?(.*)$/m.exec(plain) ?? [];
  if (line === undefined || code === undefined) return "";
  return `\n${Number(number) === count ? "" : `in [${number}], `}line ${line}: ${code.trim()}`;
}

/** Errors that nobody awaited: the kernel writes them to the standard error stream of a cell that was replied to. */
export function strayErrors(cell: NotebookCell): string[] {
  const text = streamText(cell, "stderr").replace(ANSI, "");
  return [...text.matchAll(STRAY_ERROR)].map(({ 0: head, index }) => {
    const rest = text.slice(index + head.length).split(/^(?:UncaughtException|UnhandledPromiseRejection):/m)[0] ?? "";
    return clip(`${head}${place(rest, cell.execution_count)}`);
  });
}

export function streamText(cell: NotebookCell, name: string): string {
  return (cell.outputs ?? [])
    .filter((output) => output.output_type === "stream" && output.name === name)
    .map((output) => joinText(output.text))
    .join("");
}

/** Plain text, short enough for a terminal. */
export function clip(text: string, lines = 12, length = 1200): string {
  return text.replace(ANSI, "").split("\n").slice(0, lines).join("\n").slice(0, length);
}
