import type { Problem } from "./check-notebook";
import { html, type Html } from "./html";
import type { Notebook } from "./notebook-file";
import { badge, anchor, duration, megabytes } from "./report-format";
import { formatPlace } from "./report-line";
import { claimsTable, figuresOf } from "./report-parts";
import type { CellResult, NotebookResult } from "./results";

/** The part of the page on one notebook: what is wrong, its figures, its claims, the time of each cell. */
export function notebookSection(result: NotebookResult, notebook: Notebook | undefined): Html {
  const { notebook: name, ok, seconds, peakBytes, problems, claims, cells } = result;
  const id = anchor(name);
  return html`<section class="notebook" id="${id}" aria-labelledby="${id}-title">
    <div class="heading">
      <h2 id="${id}-title">${name}</h2>
      ${badge(ok ? "pass" : "fail", ok ? "ok" : "failed")}
      <span class="quiet">${duration(seconds)}, peak memory ${megabytes(peakBytes)}</span>
    </div>
    ${[
      ...problems.map(problemBlock),
      ...(notebook === undefined ? [] : figuresOf(notebook)),
      claims.length > 0 && claimsTable(name, claims),
      cells.length > 0 && cellTimes(cells),
    ]}
  </section>`;
}

function problemBlock(problem: Problem): Html {
  return html`<div class="problem">
    <p>${formatPlace(problem).replace(/:$/, "")}</p>
    <pre>${problem.error}</pre>
  </div>`;
}

function cellTimes(cells: readonly CellResult[]): Html {
  const rows = cells.map(
    ({ cell, firstLine, status, seconds }) =>
      html`<tr>
        <td class="number">${cell}</td>
        <td><code>${firstLine}</code></td>
        <td>${status}</td>
        <td class="number">${seconds.toFixed(2)} s</td>
      </tr>`,
  );
  return html`<details>
    <summary>Time of each cell</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="Time of each cell">
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">Cell</th>
            <th scope="col">First line</th>
            <th scope="col">Status</th>
            <th scope="col" class="number">Time</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </details>`;
}
