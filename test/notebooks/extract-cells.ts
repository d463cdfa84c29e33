import { isRunnable, joinText, type Notebook } from "../../src/cli/runner";

/** A place in a notebook; both numbers count from 1, cells of all kinds counted. */
export interface CellPlace {
  readonly cell: number;
  readonly line: number;
}

/** The code cells of a notebook as one module. */
export interface CellModule {
  readonly code: string;
  /** where a line of the module (from 1) comes from */
  place(line: number): CellPlace;
}

/** Joins the code cells in order. The kernel gives them one scope too, so a name is declared in one cell alone. */
export function extractCells(notebook: Notebook): CellModule {
  const lines: string[] = [];
  const places: CellPlace[] = [];
  notebook.cells.forEach((cell, index) => {
    if (!isRunnable(cell)) return;
    joinText(cell.source)
      .replace(/\n$/, "")
      .split("\n")
      .forEach((text, line) => {
        lines.push(text);
        places.push({ cell: index + 1, line: line + 1 });
      });
  });
  return {
    code: `${lines.join("\n")}\nexport {};\n`,
    place: (line) => places[Math.min(line, places.length) - 1] ?? { cell: 1, line: 1 },
  };
}
