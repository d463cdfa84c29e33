import { SourceMap } from "node:module";

/** A place in a cell, both counted from 1. */
export interface CellPosition {
  readonly line: number;
  readonly column: number;
}

/** JSON of the maps from the JavaScript that runs back to the cell, last step first. */
export type SourceMapChain = readonly string[];

export interface CellSource {
  /** e.g. "cell [3]" */
  readonly label: string;
  readonly code: string;
}

interface CellRecord extends CellSource {
  maps: SourceMapChain;
  /** lines of JavaScript; tslab adds one below that calls it all */
  lines: number;
}

/** tslab compiles a cell below one line of its own. */
const LINES_ABOVE_CELL = 1;
const FILE_NAME = /^cell:(\d+)$/;

/** Remembers every cell that ran, to tell a position in the running JavaScript as a place in the notebook. */
export class CellSources {
  readonly #records: CellRecord[] = [];

  /** Registers a cell; returns the file name that its JavaScript runs under. */
  add(source: CellSource): string {
    this.#records.push({ ...source, maps: [], lines: 0 });
    return `cell:${this.#records.length - 1}`;
  }

  setCompiled(fileName: string, maps: SourceMapChain, javascript: string): void {
    const record = this.#find(fileName);
    if (record !== undefined) Object.assign(record, { maps, lines: javascript.split("\n").length });
  }

  get(fileName: string): CellSource | undefined {
    return this.#find(fileName);
  }

  /** Where in its cell a position of the running JavaScript (counted from 1) comes from, if it can be told. */
  position(fileName: string, line: number, column: number): CellPosition | undefined {
    const record = this.#find(fileName);
    if (record === undefined || record.maps.length === 0 || line > record.lines) return undefined;
    let at = { line: line - 1, column: column - 1 };
    for (const json of record.maps) {
      const entry = new SourceMap(JSON.parse(json)).findEntry(at.line, at.column);
      if (!("originalLine" in entry)) return undefined;
      at = { line: entry.originalLine, column: entry.originalColumn };
    }
    const found = { line: at.line - LINES_ABOVE_CELL + 1, column: at.column + 1 };
    return found.line >= 1 && found.line <= record.code.split("\n").length ? found : undefined;
  }

  #find(fileName: string): CellRecord | undefined {
    const index = FILE_NAME.exec(fileName)?.[1];
    return index === undefined ? undefined : this.#records[Number(index)];
  }
}
