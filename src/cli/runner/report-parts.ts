import type { ClaimRow } from "./claims";
import { html, type Html } from "./html";
import { isRecord, joinText, type MultilineText, type Notebook, type NotebookOutput } from "./notebook-file";

const BASE64 = /^[A-Za-z0-9+/=\s]+$/;

/** Every picture of a notebook with its caption, in the notebook's order. */
export function figuresOf(notebook: Notebook): Html[] {
  return notebook.cells
    .flatMap((cell) => cell.outputs ?? [])
    .flatMap((output) => {
      const png = joinText(output.data?.["image/png"] as MultilineText | undefined).trim();
      return BASE64.test(png) ? [figure(png, output)] : [];
    });
}

function figure(png: string, output: NotebookOutput): Html {
  const text = joinText(output.data?.["text/plain"] as MultilineText | undefined).trim();
  const [caption = "", ...numbers] = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const size = isRecord(output.metadata?.["image/png"]) ? output.metadata["image/png"] : {};
  const width = typeof size.width === "number" ? html` width="${Math.round(size.width)}"` : undefined;
  const height = typeof size.height === "number" ? html` height="${Math.round(size.height)}"` : undefined;
  const list =
    numbers.length === 0
      ? undefined
      : html`<ul>
          ${numbers.map((line) => html`<li>${line}</li>`)}
        </ul>`;
  const source = `data:image/png;base64,${png.replace(/\s+/g, "")}`;
  return html`<figure>
    <img src="${source}" alt="${caption || "figure"}" ${width}${height} loading="lazy" />
    <figcaption>${caption}${list}</figcaption>
  </figure>`;
}

/** The claims of a notebook as a table; verdicts are words, their colour comes beside. */
export function claimsTable(notebook: string, claims: readonly ClaimRow[]): Html {
  const rows = claims.map(
    (claim) =>
      html`<tr>
        <td class="wide">${claim.what}<span class="id">${claim.id}</span>${note(claim)}</td>
        <td class="number" data-name="paper">${formatNumber(claim.paper)}</td>
        <td class="number" data-name="ours">${formatNumber(claim.ours)}${formatError(claim)}</td>
        <td class="number" data-name="n">${formatNumber(claim.n)}</td>
        <td class="number" data-name="target">${formatTarget(claim)}</td>
        <td><span class="badge ${claim.verdict}">${claim.verdict}</span></td>
      </tr>`,
  );
  return html`<h3>Claims</h3>
    <div class="scroll" tabindex="0" role="region" aria-label="Claims of ${notebook}">
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" class="number">Paper</th>
            <th scope="col" class="number">Ours</th>
            <th scope="col" class="number">n</th>
            <th scope="col" class="number">Target</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

function formatNumber(value: unknown, digits = 4): string {
  if (value === null || value === undefined) return "–";
  if (typeof value !== "number") return typeof value === "string" ? value : JSON.stringify(value);
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
  const rounded = Number(value.toPrecision(digits));
  return value !== 0 && Math.abs(value) < 1e-3 ? rounded.toExponential() : String(rounded);
}

function formatError({ bound, error }: ClaimRow): string {
  if (Array.isArray(bound)) return ` (${bound.map((end) => formatNumber(end)).join(" to ")})`;
  return typeof error === "number" ? ` ± ${formatNumber(error, 2)}` : "";
}

function note(claim: ClaimRow): Html | undefined {
  return claim.note === undefined ? undefined : html`<span class="quiet">${claim.note}</span>`;
}

function formatTarget({ direction, target }: ClaimRow): string {
  if (direction === "at-least") return `≥ ${formatNumber(target)}`;
  if (direction === "at-most") return `≤ ${formatNumber(target)}`;
  return Array.isArray(target) ? target.map((end) => formatNumber(end)).join(" to ") : "–";
}
