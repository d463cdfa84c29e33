import {
  isRecord,
  joinText,
  type MultilineText,
  type Notebook,
  type NotebookCell,
  type NotebookOutput,
} from "./notebook-file";

/**
 * The text in place of an output that varies from run to run.
 *
 * The contract: an output whose bundle carries the metadata `latent_sky: {volatile: true}` (time, memory, device, a
 * progress line) is shown to whoever runs the notebook and replaced by this text in the committed file; with
 * `volatile: "drop"` it is left out, since a fast machine may never show it.
 */
export const VOLATILE_TEXT = "(varies from run to run: run the notebook to see it)";

const CELL_METADATA = ["editable", "jupyter", "latent_sky", "slideshow", "tags"];
const NOTEBOOK_METADATA = ["authors", "kernelspec", "language_info", "latent_sky", "title"];
const LANGUAGE_INFO = ["codemirror_mode", "file_extension", "mimetype", "name"];
const SPLIT_MIMES = new Set(["application/javascript", "image/svg+xml"]);

/**
 * A notebook as it is committed: the same bytes from the same results. No execution counts, timings, widget state or
 * display ids; adjacent pieces of a stream joined; volatile outputs replaced; keys sorted when written.
 */
export function normaliseNotebook(notebook: Notebook): Notebook {
  const { language_info: language, ...metadata } = pick(notebook.metadata, NOTEBOOK_METADATA);
  return {
    nbformat: notebook.nbformat,
    nbformat_minor: Math.max(notebook.nbformat_minor, 5),
    metadata: { ...metadata, ...(isRecord(language) ? { language_info: pick(language, LANGUAGE_INFO) } : {}) },
    cells: notebook.cells.map(normaliseCell),
  };
}

/** The text of a notebook file: keys sorted, one space of indentation, as nbformat writes it. */
export function notebookText(notebook: Notebook): string {
  return `${JSON.stringify(sortKeys(notebook), null, 1)}\n`;
}

function normaliseCell(cell: NotebookCell): NotebookCell {
  const { cell_type, id, attachments } = cell;
  const common = {
    cell_type,
    ...(id === undefined ? {} : { id }),
    ...(attachments === undefined ? {} : { attachments }),
    source: splitLines(joinText(cell.source)),
    metadata: pick(cell.metadata, CELL_METADATA),
  };
  if (cell_type !== "code") return common;
  return { ...common, execution_count: null, outputs: joinStreams((cell.outputs ?? []).map(normaliseOutput)) };
}

function normaliseOutput(output: NotebookOutput): NotebookOutput {
  const { output_type } = output;
  if (output_type === "stream") return { output_type, name: output.name, text: joinText(output.text) };
  if (output_type === "error")
    return { output_type, ename: output.ename, evalue: output.evalue, traceback: output.traceback };
  const metadata = Object.fromEntries(Object.entries(output.metadata ?? {}).filter(([key]) => key !== "transient"));
  const volatile = isRecord(metadata.latent_sky) ? metadata.latent_sky.volatile : undefined;
  const data = volatile === "drop" ? {} : volatile === true ? { "text/plain": VOLATILE_TEXT } : (output.data ?? {});
  const kept = Object.entries(data).filter(([mime]) => !mime.startsWith("application/vnd.jupyter.widget-"));
  const split = (mime: string, value: unknown) =>
    isSplit(mime) ? splitLines(joinText(value as MultilineText)) : value;
  return {
    output_type: "display_data",
    metadata,
    data: Object.fromEntries(kept.map(([mime, value]) => [mime, split(mime, value)])),
  };
}

function joinStreams(outputs: readonly NotebookOutput[]): NotebookOutput[] {
  const joined: NotebookOutput[] = [];
  for (const output of outputs) {
    const last = joined.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      joined[joined.length - 1] = { ...last, text: joinText(last.text) + joinText(output.text) };
    } else if (
      output.output_type === "stream" ||
      Object.keys(output.data ?? {}).length > 0 ||
      output.output_type === "error"
    ) {
      joined.push(output);
    }
  }
  return joined.map((output) =>
    output.text === undefined ? output : { ...output, text: splitLines(joinText(output.text)) },
  );
}

function isSplit(mime: string): boolean {
  return mime.startsWith("text/") || SPLIT_MIMES.has(mime);
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function pick(value: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortKeys(value[key])]),
  );
}
