import { checkBudget } from "./budget";
import type { Figure } from "./figure";
import { host, type MimeBundle } from "./host";
import { renderPng } from "./render";

/** The MIME type of an interactive figure; its version is that of `$schema`. */
export const VEGA_LITE_MIME = "application/vnd.vegalite.v5+json";

/** A figure as one output, and the size on the page of its picture. */
export interface FigureBundle {
  readonly data: MimeBundle;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * A figure as one bundle of three: interactive, a picture for pages without a kernel, and text.
 * @throws BudgetError above 150 kB (1.2 MB with frames); FigureWarningError when Vega warns.
 */
export async function figureBundle(figure: Figure): Promise<FigureBundle> {
  const { png, width, height } = await renderPng(figure.spec);
  const data = { [VEGA_LITE_MIME]: figure.spec, "image/png": png.toString("base64"), "text/plain": figure.toText() };
  checkBudget(data, figure.kind);
  return { data, metadata: { "image/png": { width, height } } };
}

/** Draws a figure under the running cell. @throws BudgetError, FigureWarningError */
export async function show(figure: Figure): Promise<void> {
  const { data, metadata } = await figureBundle(figure);
  host().display(data, { metadata });
}
