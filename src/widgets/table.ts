import { inspect } from "node:util";
import type { MimeBundle } from "./host";
import { formatNumber } from "./numbers";
import { toGrid, type Cell, type TableSource } from "./rows";

export interface TableOptions {
  readonly caption?: string;
  /** significant digits of numbers (4), for all columns or by column name */
  readonly digits?: number | Readonly<Record<string, number>>;
  /** rows shown (40); the rest is counted */
  readonly most?: number;
  /** lines below the table */
  readonly notes?: readonly string[];
}

/** A table for people: `show` it, or put its Markdown elsewhere. */
export interface TableView {
  readonly kind: "table";
  readonly caption: string;
  toMarkdown(): string;
  toHtml(): string;
  toText(): string;
  /** the table as one output: HTML for JupyterLab and GitHub, Markdown, and text */
  bundle(): MimeBundle;
}

interface Body {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** columns of numbers, which are set flush right */
  readonly numeric: readonly boolean[];
  /** lines below: "… and 960 more rows", notes */
  readonly below: readonly string[];
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
/** Long names may break behind their dots. */
const breakable = (html: string) => html.replace(/\.(?=[a-z])/g, ".<wbr>");
const escapeMarkdown = (text: string) => text.replace(/([\\`*_[\]<>|])/g, "\\$1").replace(/\s*\n\s*/g, " ");

function formatCell(cell: Cell, digits: number): string {
  if (cell === null || cell === undefined) return "–";
  if (typeof cell === "number") return formatNumber(cell, digits);
  return typeof cell === "boolean" ? (cell ? "yes" : "no") : cell;
}

function toMarkdown({ caption, columns, rows, numeric, below }: Body): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(" | ")} |`;
  const rule = `| ${numeric.map((right) => (right ? "---:" : ":---")).join(" | ")} |`;
  const head = caption === "" ? [] : [`**${escapeMarkdown(caption)}**`, ""];
  return [...head, line(columns), rule, ...rows.map(line), ...below.flatMap((text) => ["", escapeMarkdown(text)])].join("\n");
}

function toHtml({ caption, columns, rows, numeric, below }: Body): string {
  const align = (column: number) => ` style="text-align:${numeric[column] === true ? "right" : "left"}"`;
  const head = columns.map((name, column) => `<th${align(column)}>${escapeHtml(name)}</th>`).join("");
  const body = rows.map(
    (cells) => `<tr>${cells.map((cell, column) => `<td${align(column)}>${breakable(escapeHtml(cell))}</td>`).join("")}</tr>`,
  );
  const title = caption === "" ? "" : `<p><b>${escapeHtml(caption)}</b></p>\n`;
  const rest = below.map((text) => `\n<p>${escapeHtml(text)}</p>`).join("");
  return `${title}<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join("\n")}\n</tbody>\n</table>${rest}`;
}

function toText({ caption, columns, rows, numeric, below }: Body): string {
  const widths = columns.map((name, column) =>
    Math.max(...[name, ...rows.map((row) => row[column] ?? "")].map((cell) => [...cell].length)),
  );
  const pad = (cell: string, column: number) => {
    const space = " ".repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length));
    return numeric[column] === true ? space + cell : cell + space;
  };
  const line = (cells: readonly string[]) => cells.map(pad).join("  ").trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [
    ...(caption === "" ? [] : [caption]),
    line(columns),
    rule,
    ...rows.map(line),
    ...below,
  ].join("\n");
}

/**
 * A table out of rows (one record each), a column table or a danfo DataFrame, numbers in `digits` significant digits.
 * @throws ShapeError when the source is none of these or has no columns
 */
export function table(source: TableSource, { caption = "", digits = 4, most = 40, notes = [] }: TableOptions = {}): TableView {
  const { columns, cells } = toGrid(source);
  const precision = columns.map((name) => (typeof digits === "number" ? digits : (digits[name] ?? 4)));
  const shown = cells.slice(0, most);
  const numeric = columns.map((_, column) => {
    const given = cells.map((row) => row[column]).filter((cell) => cell !== null && cell !== undefined);
    return given.length > 0 && given.every((cell) => typeof cell === "number");
  });
  const rows = shown.map((row) => columns.map((_, column) => formatCell(row[column], precision[column] ?? 4)));
  const rest = cells.length - shown.length;
  const more = rest === 0 ? [] : [`… and ${rest} more ${rest === 1 ? "row" : "rows"}`];
  const body: Body = { caption, columns, rows, numeric, below: [...more, ...notes] };
  const view: TableView = {
    kind: "table",
    caption,
    toMarkdown: () => toMarkdown(body),
    toHtml: () => toHtml(body),
    toText: () => toText(body),
    bundle: () => ({ "text/html": toHtml(body), "text/markdown": toMarkdown(body), "text/plain": toText(body) }),
  };
  const line = `Table of ${cells.length} rows: ${columns.join(", ")}  (await show(table) draws it)`;
  Object.defineProperty(view, inspect.custom, { value: () => line });
  return Object.freeze(view);
}
