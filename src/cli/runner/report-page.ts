import { html, Html } from "./html";
import { anchor, badge, duration, megabytes } from "./report-format";
import { notebookSection } from "./report-notebook";
import { REPORT_STYLE } from "./report-style";
import type { HistoryEntry } from "./history";
import type { Notebook } from "./notebook-file";
import type { NotebookResult, RunResults } from "./results";
import { sparkline } from "./sparkline";

/** What the report page is made of. */
export interface ReportInput {
  readonly results: RunResults;
  /** executed notebooks by name */
  readonly notebooks: ReadonlyMap<string, Notebook>;
  /** earlier runs and this one, oldest first */
  readonly history: readonly HistoryEntry[];
  readonly commit: string;
  /** what computed, e.g. "TensorFlow 2.21, 2 threads" */
  readonly backend: string;
  readonly seconds: number;
}

/** The nightly report as one page without any resource from outside. */
export function reportPage(input: ReportInput): string {
  const { results, notebooks, history } = input;
  const green = results.notebooks.length > 0 && !results.interrupted && results.notebooks.every(({ ok }) => ok);
  const title = `latent-sky: ${verdict(results)}`;
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title}</title>
      <link rel="icon" href="data:," />
      <style>
        ${new Html(REPORT_STYLE)}
      </style>
    </head>
    <body>
      <header class="top">
        <h1>latent-sky nightly report</h1>
        <p class="verdict ${green ? "good" : "bad"}">${verdict(results)}</p>
        ${facts(input)}
      </header>
      <main>
        ${overview(results.notebooks, history)}
        ${results.notebooks.map((result) => notebookSection(result, notebooks.get(result.notebook)))}
      </main>
      <footer class="quiet">
        Made by npm run nightly. Figures are the pictures in the executed notebooks; simulated data is called simulated
        in each caption.
      </footer>
    </body>
  </html>`;
  return `<!doctype html>\n${page.text}\n`;
}

function verdict({ notebooks, interrupted }: RunResults): string {
  const failed = notebooks.filter(({ ok }) => !ok).length;
  if (notebooks.length === 0) return "No notebook ran";
  const state =
    failed > 0
      ? `${failed} of ${notebooks.length} notebooks failed`
      : notebooks.length === 1
        ? "The notebook passed"
        : `All ${notebooks.length} notebooks passed`;
  return interrupted ? `${state}; the run was stopped` : state;
}

function facts({ results, commit, backend, seconds }: ReportInput): Html {
  const claims = results.notebooks.flatMap((notebook) => notebook.claims);
  const count = (name: string): number => claims.filter(({ verdict: given }) => given === name).length;
  const rows: [string, string][] = [
    ["Date", `${results.date.slice(0, 16).replace("T", " ")} UTC`],
    ["Preset", results.preset],
    ["Commit", commit],
    ["Backend", backend],
    ["Node", results.node],
    ["Time", duration(seconds)],
    ["Claims with a target", `${count("pass")} pass, ${count("fail")} fail, ${count("known")} known`],
    ["Claims without", `${count("reported")} reported, ${count("not-run")} not run`],
  ];
  return html`<dl class="facts">
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function overview(results: readonly NotebookResult[], history: readonly HistoryEntry[]): Html {
  const rows = results.map(({ notebook, ok, seconds, peakBytes, claims }) => {
    const points = history.flatMap((entry) => {
      const run = entry.notebooks[notebook];
      return run === undefined ? [] : [{ seconds: run.seconds, ok: run.ok, label: entry.date.slice(0, 10) }];
    });
    const state = badge(ok ? "pass" : "fail", ok ? "ok" : "failed");
    return html`<tr>
      <td><a href="#${anchor(notebook)}">${notebook}</a></td>
      <td>${state}</td>
      <td class="number" data-name="time">${duration(seconds)}</td>
      <td class="number" data-name="memory">${megabytes(peakBytes)}</td>
      <td class="number" data-name="claims">${claims.length}</td>
      <td class="history">${sparkline(points)}</td>
    </tr>`;
  });
  return html`<h2 id="notebooks">Notebooks</h2>
    <table class="stacked">
      <thead>
        <tr>
          <th scope="col">Notebook</th>
          <th scope="col">Status</th>
          <th scope="col" class="number">Time</th>
          <th scope="col" class="number">Memory</th>
          <th scope="col" class="number">Claims</th>
          <th scope="col">Time over the last runs</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}
