import { inspect } from "node:util";
import { ShapeError } from "../lib/errors";
import { checkBudget } from "./budget";
import type { Figure } from "./figure";
import { host, type MimeBundle } from "./host";
import { renderPng } from "./render";
import type { TableView } from "./table";

/** The MIME type of an interactive figure; its version is that of `$schema`. */
export const VEGA_LITE_MIME = "application/vnd.vegalite.v5+json";

/** A figure or table as one output, with what the page must know about its parts. */
export interface OutputBundle {
  readonly data: MimeBundle;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * A figure as one bundle of three: interactive, a picture for pages without a kernel, and text.
 * @throws BudgetError above 150 kB (1.2 MB with frames); FigureWarningError when Vega warns.
 */
export async function figureBundle(figure: Figure): Promise<OutputBundle> {
  const { png, width, height } = await renderPng(figure.spec);
  const data = { [VEGA_LITE_MIME]: figure.spec, "image/png": png.toString("base64"), "text/plain": figure.toText() };
  checkBudget(data, figure.kind);
  const kind = figure.kind === "frames" ? { latent_sky: { kind: "frames" } } : {};
  return { data, metadata: { "image/png": { width, height }, ...kind } };
}

const showable = (what: unknown): boolean =>
  typeof what === "object" && what !== null && "kind" in what && (what.kind === "table" || "spec" in what);

/** Draws a figure or a table under the running cell. @throws BudgetError, FigureWarningError, ShapeError for anything else */
export async function show(what: Figure | TableView): Promise<void> {
  if (!showable(what)) {
    throw new ShapeError({
      expected: "a figure or a table",
      found: inspect(what, { depth: 0 }).slice(0, 80),
      remedy: "Make one first, for example show(imageGrid(images)).",
    });
  }
  if (what.kind === "table") {
    const data = what.bundle();
    checkBudget(data, "static");
    host().display(data);
    return;
  }
  const { data, metadata } = await figureBundle(what);
  host().display(data, { metadata });
}
