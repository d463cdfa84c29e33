import { statSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";
import { inspect } from "node:util";
import type { Image, Images, Table } from "../lib/arrays";
import { OptionError } from "../lib/errors";
import { writeFileAtomic } from "../lib/files";
import { formatQuantity, type KeyNumbers } from "./numbers";
import { renderPdf, renderPng, renderSvg } from "./render";
import { theme } from "./theme";

/** The Vega-Lite version of every figure: the newest that JupyterLab 4 draws. A test ties it to the MIME type. */
export const VEGA_LITE_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

/** A Vega-Lite 5 specification as plain JSON. */
export type VegaLiteSpec = Readonly<Record<string, unknown>>;

/** What an array behind a figure may be: each has a way out to npy, FITS or CSV. */
export type FigureArray = Image | Images | Table | Float32Array | Float64Array;

export interface FigureParts {
  /** a Vega-Lite 5 specification without `$schema` and `config`, which the figure adds */
  readonly spec: VegaLiteSpec;
  /** what the reader sees, in words; says "simulated" of what is simulated */
  readonly caption: string;
  /** the numbers a reader would take from the picture, with units */
  readonly numbers?: KeyNumbers;
  /** every array drawn, by name, for export */
  readonly arrays?: Readonly<Record<string, FigureArray>>;
  /** "frames" for a figure that holds precomputed frames, which may be larger */
  readonly kind?: "static" | "frames";
}

const ENDINGS = [".svg", ".pdf", ".png"];

export interface SaveOptions {
  /** pixels per point of a PNG (2) */
  readonly scale?: number;
}

/** A picture as data: what a widget returns, {@link show} draws and `save` writes. */
export interface Figure extends Required<FigureParts> {
  /** caption and key numbers, for people who cannot see the picture and for diffs */
  toText(): string;
  /**
   * Writes the figure for a paper or a talk; the ending of `path` chooses `.svg`, `.pdf` or `.png`.
   * @throws OptionError on any other ending, and when the folder does not exist. A failed write leaves an older file as
   * it was.
   */
  save(path: string, options?: SaveOptions): Promise<void>;
}

/** A folder is not made, since a mistyped path would go unseen. */
function requireFolder(path: string): void {
  const folder = dirname(resolve(path));
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) return;
  throw new OptionError({
    expected: `an existing folder for "${path}"`,
    found: `${stats === undefined ? "nothing" : "a file"} at "${folder}"`,
    remedy: "Make the folder first, or save into one that is there.",
  });
}

/** Makes a figure out of a specification, its caption, key numbers and arrays, and dresses it in the theme. */
export function makeFigure({ spec, caption, numbers = {}, arrays = {}, kind = "static" }: FigureParts): Figure {
  const dressed: VegaLiteSpec = { $schema: VEGA_LITE_SCHEMA, ...spec, config: theme() };
  const toText = () =>
    [caption, ...Object.entries(numbers).map(([name, value]) => `  ${name}: ${formatQuantity(value)}`)].join("\n");
  const save = async (path: string, { scale = 2 }: SaveOptions = {}) => {
    const ending = extname(path).toLowerCase();
    if (ENDINGS.includes(ending)) requireFolder(path);
    switch (ending) {
      case ".svg":
        return writeFileAtomic(path, await renderSvg(dressed));
      case ".pdf":
        return writeFileAtomic(path, await renderPdf(dressed, caption));
      case ".png":
        return writeFileAtomic(path, (await renderPng(dressed, { scale, lossless: true })).png);
      default:
        throw new OptionError({
          expected: "a file name that ends in .svg, .pdf or .png",
          found: `"${path}"`,
          remedy: "SVG and PDF stay sharp at every size; PNG is for pages that take nothing else.",
        });
    }
  };
  const figure: Figure = { spec: dressed, caption, numbers, arrays, kind, toText, save };
  const line = `Figure: ${caption}  (await show(figure) draws it)`;
  Object.defineProperty(figure, inspect.custom, { value: () => line });
  return Object.freeze(figure);
}
