import { isRecord, joinText, type MultilineText, type Notebook, type NotebookOutput } from "./notebook-file";

/** Limits of one figure's bundle in bytes. A figure says what it is in its output's `metadata.latent_sky.kind`. */
export const FIGURE_BUDGETS = { static: 150_000, frames: 1_200_000 } as const;

export type FigureKind = keyof typeof FIGURE_BUDGETS;

const VEGA = /^application\/vnd\.vega(?:lite)?\.v\d+\+json$/;
const PNG_BEGINS = "iVBORw0KGgo";

/** Whether an output is a picture: a Vega or Vega-Lite specification or an image. */
export function isFigure(output: NotebookOutput): boolean {
  return Object.keys(output.data ?? {}).some((mime) => VEGA.test(mime) || mime.startsWith("image/"));
}

/** What is wrong with one figure: missing MIME types, over its budget. */
export function checkFigure(output: NotebookOutput): string[] {
  const data = output.data ?? {};
  const problems: string[] = [];
  if (Object.keys(data).some((mime) => VEGA.test(mime))) {
    const png = data["image/png"];
    if (png === undefined) problems.push("a figure without image/png: readers without a kernel would see nothing");
    else if (!joinText(png as MultilineText).startsWith(PNG_BEGINS))
      problems.push("a figure whose image/png is no PNG");
    if (joinText(data["text/plain"] as MultilineText | undefined).trim() === "") {
      problems.push("a figure without text/plain: it needs a caption in words");
    }
  }
  const kind = figureKind(output);
  const size = bundleBytes(output);
  const budget = FIGURE_BUDGETS[kind];
  if (size > budget) {
    problems.push(
      `a ${kind} figure of ${Math.ceil(size / 1000)} kB, more than ${budget / 1000} kB: bin its data in the kernel`,
    );
  }
  return problems;
}

function figureKind(output: NotebookOutput): FigureKind {
  const declared = isRecord(output.metadata?.latent_sky) ? output.metadata.latent_sky.kind : undefined;
  return declared === "frames" ? "frames" : "static";
}

/** Bytes of all MIME types of an output, or of its text. */
export function bundleBytes(output: NotebookOutput): number {
  const values = [...Object.values(output.data ?? {}), ...(output.text === undefined ? [] : [output.text])];
  return values.reduce<number>((sum, value) => {
    const isText =
      typeof value === "string" || (Array.isArray(value) && value.every((line) => typeof line === "string"));
    return sum + Buffer.byteLength(isText ? joinText(value as MultilineText) : (JSON.stringify(value) ?? ""));
  }, 0);
}

/** Bytes of a notebook's JSON without the widget state that a client adds. */
export function notebookBytes(notebook: Notebook): number {
  return Buffer.byteLength(JSON.stringify({ ...notebook, metadata: { ...notebook.metadata, widgets: undefined } }));
}
