import { expect } from "chai";
import { reportPage, type ReportInput } from "../../../src/cli/runner/report-page";
import type { ClaimRow, NotebookResult } from "../../../src/cli/runner";
import { codeCell, display, notebook, passing, PNG, vegaFigure } from "./build-notebook";

const hostile = `<img src=x onerror="alert('1')">`;
const result: NotebookResult = {
  notebook: "solar/03",
  ok: false,
  seconds: 72,
  peakBytes: 412e6,
  claims: [{ ...passing, what: hostile } as ClaimRow],
  problems: [{ notebook: "solar/03", cell: 4, firstLine: hostile, error: `Error: ${hostile}` }],
  cells: [{ cell: 2, firstLine: hostile, status: "ok", seconds: 1 }],
};

function input(results: readonly NotebookResult[], interrupted = false): ReportInput {
  const figure = codeCell("show()", 1, display(vegaFigure({ "text/plain": `Caption ${hostile}\n  flux: 3 kG` })));
  return {
    results: {
      preset: "workshop",
      kernel: "k",
      node: "v20",
      date: "2026-01-02T03:04:05.000Z",
      interrupted,
      notebooks: results,
    },
    notebooks: new Map([["solar/03", notebook([figure])]]),
    history: [
      {
        date: "2026-01-01",
        commit: "a",
        preset: "workshop",
        notebooks: { "solar/03": { ok: true, seconds: 60, peakBytes: 1 } },
      },
    ],
    commit: "5ea2a87",
    backend: hostile,
    seconds: 100,
  };
}

describe("reportPage", () => {
  const page = reportPage(input([result]));

  it("says in the title and on top what failed or passed", () => {
    expect(page).to.contain("<title>latent-sky: 1 of 1 notebooks failed</title>");
    const good = { ...result, ok: true };
    expect(reportPage(input([good, good]))).to.contain("All 2 notebooks passed");
    expect(reportPage(input([good], true))).to.contain("The notebook passed; the run was stopped");
    expect(reportPage(input([]))).to.contain("No notebook ran");
  });

  it("shows figures with captions and numbers, claims, problems, times", () => {
    expect(page).to.contain(`src="data:image/png;base64,${PNG}"`);
    expect(page).to.match(/<li>flux: 3 kG<\/li>/);
    expect(page).to.contain('<span class="badge pass">pass</span>');
    expect(page).to.contain("solar/03, cell 4: ");
    expect(page).to.contain("1 min 12 s");
    expect(page).to.contain('aria-label="times of 1 run: last 60.0 s');
  });

  it("escapes whatever notebooks say", () => {
    expect(page).not.to.contain("<img src=x");
    expect(page.match(/&lt;img src=x/g)).to.have.length.greaterThan(5);
  });

  it("needs nothing from outside and has no script", () => {
    expect(page).not.to.match(/https?:\/\/|<script|@import|url\(/);
    expect(page).to.match(/^<!doctype html>\n<html lang="en">/);
  });
});
