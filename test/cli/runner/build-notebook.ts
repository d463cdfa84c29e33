import type { Notebook, NotebookCell, NotebookOutput } from "../../../src/cli/runner";

/** The smallest PNG: one grey pixel. */
export const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

/** An executed code cell whose client saw an `ok`. */
export function codeCell(source: string, count: number | null, ...outputs: NotebookOutput[]): NotebookCell {
  const metadata = count === null ? {} : { latent_sky_run: { status: "ok", seconds: 0.1 } };
  return { cell_type: "code", source, metadata, execution_count: count, outputs };
}

export function display(data: Record<string, unknown>, metadata: Record<string, unknown> = {}): NotebookOutput {
  return { output_type: "display_data", data, metadata };
}

export function stream(name: string, text: string): NotebookOutput {
  return { output_type: "stream", name, text };
}

export function vegaFigure(parts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    "application/vnd.vegalite.v5+json": { mark: "point" },
    "image/png": PNG,
    "text/plain": "A point.",
    ...parts,
  };
}

export function claimsOutput(...rows: Record<string, unknown>[]): NotebookOutput {
  return display({ "application/vnd.latent-sky.claims+json": { notebook: "test", preset: "smoke", rows } });
}

export const passing = { id: "test.half", what: "a half", paper: null, ours: 0.5, verdict: "pass", target: 1 };

export function notebook(cells: readonly NotebookCell[], metadata: Record<string, unknown> = {}): Notebook {
  return { nbformat: 4, nbformat_minor: 5, metadata, cells };
}

/** A notebook that passes: a title, a figure, claims. */
export function goodNotebook(): Notebook {
  const title: NotebookCell = { cell_type: "markdown", source: ["# Title\n", "text"], metadata: {} };
  return notebook([
    title,
    codeCell("show(figure)", 1, display(vegaFigure())),
    codeCell("claims()", 2, claimsOutput(passing)),
  ]);
}
